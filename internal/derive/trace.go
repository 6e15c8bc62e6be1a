package derive

import (
	"context"
	"fmt"

	"github.com/assay-conformance/assay/internal/evidence"
	"github.com/assay-conformance/assay/internal/exchange"
	"github.com/assay-conformance/assay/internal/rule"
	"github.com/assay-conformance/assay/internal/trial"
)

// leavesNothing sees a write refused for its rate, and looks for what it would have done: a
// thing of that name in the listing, a change of the thing, or that it is gone.
func (d *deriver) leavesNothing(ctx context.Context, s *trial.Session, site rule.Site, title string) error {
	more := 1
	if s.Target.Recovers {
		more = spare // the limit recovers while it is used up: one or two may still be served
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
	return trial.Blocked("%s was served past the rate limit", d.op.ID)
}

// spare is how many calls past a limit are arranged where the limit may have recovered.
const spare = 5

// compare enters whether a refused call has left no trace, once what it did would show.
func (d *deriver) compare(ctx context.Context, s *trial.Session, call trial.Call, before string, site rule.Site, title string) error {
	if err := s.AwaitPropagation(ctx); err != nil {
		return err
	}
	s.Step = "Then what it would have done is looked for"
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

// trace says what can be seen of the thing that a call writes.
func (d *deriver) trace(ctx context.Context, s *trial.Session, call trial.Call) (string, error) {
	r := s.Resources.Owner(d.op.ID)
	switch d.op.ID {
	case r.Create:
		body, _ := call.Body.(map[string]any)
		name := body[r.Name.Sent]
		_, item, err := s.FindListed(ctx, r, func(item exchange.Value) (bool, error) {
			listed, ok := item.Property(r.Name.Property).Any()
			return ok && listed == name, nil
		})
		if item == nil {
			return fmt.Sprintf("nothing listed as %v", name), err
		}
		return fmt.Sprintf("%v is listed", name), err
	case r.Update, r.Delete:
		e, err := s.Send(ctx, trial.Call{Operation: r.Get, Path: call.Path})
		if err != nil {
			return "", err
		}
		return fmt.Sprintf("%d %s", e.Status, e.Response.Body), nil
	}
	return "", trial.Blocked("what %s does to a %s cannot be seen", d.op.ID, r.Noun)
}
