package trial

import (
	"context"

	"github.com/assay-conformance/assay/internal/exchange"
	"github.com/assay-conformance/assay/internal/result"
)

// Close ends the trial: it removes what the trial made on a shared target, and hands the
// exchanges, redacted, to the log. The clean-up goes on when ctx is cancelled; see [WithAbort].
func (s *Session) Close(ctx context.Context) {
	ctx, stop := detached(ctx)
	defer stop()
	ctx, cancel := context.WithTimeout(ctx, cleanUpTime)
	defer cancel()
	s.cleanUp(ctx)
	if s.log == nil {
		return // the exchanges go with the session: nothing is stored, so nothing needs redacting
	}
	evidence := map[string]bool{}
	for _, e := range result.Against([]result.Trial{*s.Record}) {
		evidence[e.Exchange] = true
	}
	redactor := exchange.NewRedactor(s.Target.Secrets()...)
	for i := range s.Record.Findings {
		s.Record.Findings[i].Actual = redactor.Text(s.Record.Findings[i].Actual)
	}
	for i := range s.Record.Checks {
		c := &s.Record.Checks[i]
		c.Expected, c.Actual = redactor.Text(c.Expected), redactor.Text(c.Actual)
	}
	for _, e := range s.exchanges {
		s.log.Record(e, redactor, evidence[e.ID])
	}
}
