package steps

import (
	"context"

	"github.com/assay-conformance/assay/internal/resource"
	"github.com/assay-conformance/assay/internal/trial"
)

// actedOn makes a thing on which an operation is accepted: a twin of the one that the scenario is
// about.
func actedOn(ctx context.Context, noun, operation string) error {
	w := From(ctx)
	if err := deletable(ctx, noun); err != nil {
		return err
	}
	t, err := w.Thing()
	if err != nil {
		return err
	}
	call, err := w.acting(ctx, operation, t)
	if err != nil {
		return err
	}
	_, err = w.Need(ctx, call)
	return err
}

// elsewhere makes a thing outside the scope of the main credential.
func elsewhere(ctx context.Context, noun string) error {
	w := From(ctx)
	r, err := w.Of(noun)
	if err != nil {
		return err
	}
	call, err := w.ArrangeElsewhere(ctx, r, resource.Minimal)
	if err != nil {
		return err
	}
	t, err := w.Session.Make(ctx, r, call)
	if err != nil {
		return err
	}
	w.Things = append(w.Things, t)
	return nil
}

// act uses a call of an operation on the last thing of the Givens as the When.
func act(ctx context.Context, operation, _ string) error {
	w := From(ctx)
	t, err := w.Thing()
	if err != nil {
		return err
	}
	return w.actOn(ctx, operation, t)
}

// actAs is act with a credential that the target offers.
func actAs(ctx context.Context, operation, _, offer string) error {
	w := From(ctx)
	t, err := w.Thing()
	if err != nil {
		return err
	}
	call, err := w.acting(ctx, operation, t)
	if err != nil {
		return err
	}
	if call.As, err = w.Offered(ctx, offer); err != nil {
		return err
	}
	return w.Do(ctx, call)
}

// actOnUnknown uses a call of an operation with an unknown id as the When.
func actOnUnknown(ctx context.Context, operation, _ string) error {
	w := From(ctx)
	t, err := w.Thing()
	if err != nil {
		return err
	}
	t.ID = t.Resource.ID.Unknown
	return w.actOn(ctx, operation, t)
}

func (w *World) actOn(ctx context.Context, operation string, t trial.Thing) error {
	call, err := w.acting(ctx, operation, t)
	if err != nil {
		return err
	}
	return w.Do(ctx, call)
}

// acting returns a call of an operation on one thing in the default scope; a change renames it.
func (w *World) acting(ctx context.Context, operation string, t trial.Thing) (trial.Call, error) {
	if operation == t.Update {
		call, err := w.Updating(ctx, t, map[string]any{t.Name.Sent: w.Name(t.Resource)})
		return w.InScope(call), err
	}
	return w.InScope(w.CallOn(operation, t.ID)), nil
}

// createFormerNamesake creates a thing with a name that another one had.
func createFormerNamesake(ctx context.Context, noun string) error {
	w := From(ctx)
	t, err := w.Thing()
	if err != nil {
		return err
	}
	former := nameOf(t)
	return CreateLike(ctx, noun, resource.Full, func(c *trial.Call) { SetProperty(c, t.Name.Sent, former) })
}

// renamed makes a thing and gives it another name.
func renamed(ctx context.Context, noun string) error {
	if err := existing(ctx, noun); err != nil {
		return err
	}
	w := From(ctx)
	t, err := w.Thing()
	if err != nil {
		return err
	}
	call, err := w.Updating(ctx, t, map[string]any{t.Name.Sent: w.Name(t.Resource)})
	if err != nil {
		return err
	}
	if _, err = w.Need(ctx, call); err != nil {
		return err
	}
	former := SentProperty(t.Call, t.Name.Sent)
	e, err := w.readAfterPropagation(ctx, t)
	if err != nil {
		return err
	}
	if name, ok := w.Shown(e).Property(t.Name.Property).Any(); ok && w.Same(e, t.Name.Sent, name, former) {
		return trial.Blocked("the %s still has its former name", noun)
	}
	return nil
}
