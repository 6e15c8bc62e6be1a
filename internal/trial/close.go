package trial

import (
	"context"
	"fmt"
	"net/http"
	"slices"

	"github.com/assay-conformance/assay/internal/exchange"
	"github.com/assay-conformance/assay/internal/result"
)

// Close ends the trial: it removes what the trial made on a shared target, redacts the record,
// and hands the exchanges, redacted, to the log.
func (s *Session) Close(ctx context.Context) {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), cleanUpTime)
	defer cancel()
	s.cleanUp(ctx)
	if s.log == nil {
		return // the exchanges go with the session: nothing is stored, so nothing needs redacting
	}
	evidence := map[string]bool{}
	for _, e := range result.Against([]result.Trial{*s.Record}) {
		evidence[e.Exchange] = true
	}
	redactor := s.Target.Redactor()
	s.Record.Redact(redactor.Text)
	for _, e := range s.exchanges {
		s.log.Record(e, redactor, evidence[e.ID])
	}
}

// cleanUp removes what the trial made, last first, and enters what is left. Of calls that belong
// together the last one removes; and what one of them did not, another may have.
func (s *Session) cleanUp(ctx context.Context) {
	var failed []Call
	slices.Reverse(s.undo)
	for _, together := range s.undo {
		for i, call := range together {
			e, err := s.unjudged(ctx, call)
			if last := i == len(together)-1; last && (err != nil || !Succeeded(e) && !gone(e)) {
				failed = append(failed, call)
			}
		}
	}
	for _, call := range failed {
		if !s.isGone(ctx, call) {
			s.Record.Leftovers = append(s.Record.Leftovers, fmt.Sprintf("%s %v", call.Operation, call.Path))
		}
	}
}

// isGone says whether reading what a call was to remove finds nothing: some vendors answer an
// unknown id with 400 as they answer much else.
func (s *Session) isGone(ctx context.Context, call Call) bool {
	for _, r := range s.Binding.Resources() {
		if call.Operation == r.Delete || call.Operation == r.Update {
			e, err := s.unjudged(ctx, Call{Operation: r.Get, Path: call.Path, Query: call.Query, As: call.As})
			return err == nil && (gone(e) || e.Status == http.StatusBadRequest)
		}
	}
	return false
}

func gone(e *exchange.Exchange) bool {
	return e.Status == http.StatusNotFound || e.Status == http.StatusGone
}

// unjudged makes a call that is no part of the trial.
func (s *Session) unjudged(ctx context.Context, call Call) (*exchange.Exchange, error) {
	e, err := s.patiently(ctx, call, s.Contract.Operation(call.Operation), s.exchange)
	if err == nil {
		s.exchanges = append(s.exchanges, e)
	}
	return e, err
}
