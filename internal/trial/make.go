package trial

import (
	"context"
	"fmt"
	"net/http"
	"slices"

	"github.com/assay-conformance/assay/internal/exchange"
	"github.com/assay-conformance/assay/internal/result"
)

// Need makes a call that the trial rests on. Any other answer than the documented success
// blocks the trial, and is evidence against that answer alone.
func (s *Session) Need(ctx context.Context, call Call) (*exchange.Exchange, error) {
	e, err := s.Send(ctx, call)
	if err != nil {
		return nil, err
	}
	op := s.Contract.Operation(call.Operation)
	success, _ := op.Success()
	want := Exactly(success)
	if want.Grade(e.Status) != exchange.OK {
		s.Judge(e, want, op.ID+" answers "+success.Status, success.Site)
		return nil, Blocked("%s answered %d, not %s", op.ID, e.Status, success.Status)
	}
	return e, nil
}

// Make creates a thing by a valid call and gives its id. The thing must be there afterwards:
// one that was accepted and cannot be read back blocks the trial, and speaks against nothing,
// for what becomes of it is a promise with a trial of its own.
func (s *Session) Make(ctx context.Context, r Resource, call Call) (id string, err error) {
	e, err := s.Need(ctx, call)
	if err != nil {
		return "", err
	}
	id, ok := e.Read().Member(r.ID).Text()
	if !ok {
		return "", Blocked("%s answered without an %s that can be relied on", r.Create, r.ID)
	}
	back := s.CallOn(r.Get, id)
	back.As = call.As
	if e, err = s.Await(ctx, back, Succeeded); err != nil {
		return "", err
	}
	if !Succeeded(e) {
		return "", Blocked("what %s made cannot be read back: %s answered %d", r.Create, r.Get, e.Status)
	}
	return id, nil
}

// CallOn is the call of an operation on one thing: what its path has besides the target's own
// parameters is the id of the thing.
func (s *Session) CallOn(operation, id string) Call {
	path := map[string]string{}
	for _, p := range s.Contract.Operation(operation).Parameters {
		if _, fixed := s.Target.Parameters[p.Name]; p.In == "path" && !fixed {
			path[p.Name] = id
		}
	}
	return Call{Operation: operation, Path: path}
}

// backward is a list from its end.
func backward[T any](list []T) []T {
	turned := slices.Clone(list)
	slices.Reverse(turned)
	return turned
}

// Close ends the trial: it removes what the trial made on a shared target, and hands the
// exchanges, redacted, to the log.
func (s *Session) Close(ctx context.Context) {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), cleanUpTime)
	defer cancel()
	for _, call := range slices.Concat(backward(s.undo)...) {
		e, err := s.patiently(ctx, call, s.Contract.Operation(call.Operation), s.exchange)
		if err == nil {
			s.exchanges = append(s.exchanges, e)
		}
		if err != nil || e.Status/100 != 2 && e.Status != http.StatusNotFound && e.Status != http.StatusGone {
			s.Record.Leftovers = append(s.Record.Leftovers, fmt.Sprintf("%s %v", call.Operation, call.Path))
		}
	}
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
