package trial

import (
	"context"
)

// Close ends the trial: it removes what the trial made on a shared target, redacts the record,
// and hands the exchanges, redacted, to the log. The clean-up goes on when ctx is cancelled; see
// [WithAbort].
func (s *Session) Close(ctx context.Context) {
	ctx, stop := detached(ctx)
	defer stop()
	ctx, cancel := context.WithTimeout(ctx, cleanUpTime)
	defer cancel()
	s.cleanUp(ctx)
	if s.log == nil {
		return // the exchanges go with the session: nothing is stored, so nothing needs redacting
	}
	counted := map[string]bool{}
	for _, e := range s.Record.Against() {
		counted[e.Exchange] = true
	}
	redactor := s.Target.Redactor()
	s.Record.Redact(redactor.Text)
	for _, e := range s.exchanges {
		s.log.Record(e, redactor, counted[e.ID])
	}
}
