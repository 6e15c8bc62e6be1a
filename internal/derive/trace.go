package derive

import (
	"context"
	"fmt"

	"github.com/assay-conformance/assay/internal/evidence"
	"github.com/assay-conformance/assay/internal/exchange"
	"github.com/assay-conformance/assay/internal/rule"
	"github.com/assay-conformance/assay/internal/trial"
)

// leavesNothing expects a write to be refused by the rate limit, and looks for its effect: an
// object of that name in the listing, a changed object, or a deleted one.
func (d *deriver) leavesNothing(ctx context.Context, s *trial.Session, site rule.Site, title string) error {
	more := 1
	if s.Target.Recovers {
		more = spare // the limit recovers while it is used up: one or two calls may still succeed
	}
	calls, past, err := d.arranged(ctx, s, more)
	if err != nil {
		return err
	}
	before := make([]string, more)
	for i := range past {
		if before[i], err = d.trace(ctx, s, past[i]); err != nil {
			return err
		}
	}
	s.Step = usingUp
	if _, err := s.UseUp(ctx, calls); err != nil {
		return err
	}
	s.Step = "When it is called once more"
	for i := range past {
		e, err := s.Send(ctx, past[i])
		if err != nil {
			return err
		}
		if d.isRefused(e) == nil {
			return d.compare(ctx, s, past[i], before[i], site, title)
		}
	}
	return trial.Blocked("%s succeeded past the rate limit", d.op.ID)
}

// spare is how many calls past a limit are arranged where the limit may recover.
const spare = 5

// compare checks that a refused call has no effect, once the propagation delay is over.
func (d *deriver) compare(ctx context.Context, s *trial.Session, call trial.Call, before string, site rule.Site, title string) error {
	if err := s.AwaitPropagation(ctx); err != nil {
		return err
	}
	s.Step = "Then the refused call has no effect"
	after, err := d.trace(ctx, s, call)
	if err != nil {
		return err
	}
	grade := evidence.OK
	if before != after {
		grade = evidence.Violated
	}
	s.Check(evidence.Check{Sites: []rule.Site{site}, Grade: grade, Phrase: title, Expected: before, Actual: after})
	return nil
}

// trace describes the visible state of the object that a call writes.
func (d *deriver) trace(ctx context.Context, s *trial.Session, call trial.Call) (string, error) {
	r := s.Resources.Owner(d.op.ID)
	switch {
	case r.Creates(d.op.ID):
		body, _ := call.Body.(map[string]any)
		name := body[r.Name.Sent]
		_, item, err := s.FindListed(ctx, trial.Thing{Resource: r, Call: call}, func(item exchange.Value) (bool, error) {
			listed, ok := item.Property(r.Name.Property).Any()
			return ok && listed == name, nil
		})
		if item == nil {
			return "no item with that name is listed", err
		}
		return "an item with that name is listed", err
	case r.Get != "" && call.Path != nil && (d.op.ID == r.Update || d.op.ID == r.Delete):
		e, err := s.Send(ctx, trial.Call{Operation: r.Get, Path: call.Path})
		if err != nil {
			return "", err
		}
		return fmt.Sprintf("%d %s", e.Status, e.Response.Body), nil
	}
	return "", trial.Blocked("the effect of %s on a %s cannot be read", d.op.ID, r.Noun)
}
