package steps

import (
	"context"

	"github.com/assay-conformance/assay/internal/exchange"
	"github.com/assay-conformance/assay/internal/trial"
)

// unchanged completes the check of a refused change: the thing is as it was created.
func unchanged(ctx context.Context, noun string) error {
	w := From(ctx)
	t, err := w.Thing()
	if err != nil {
		return err
	}
	e, err := w.readAfterPropagation(ctx, t)
	if err != nil {
		return err
	}
	w.assertShows(e, w.Shown(e), sentProperties(t.Call), partly, "the "+noun+" is unchanged")
	return nil
}

// stillNamed completes the check of a refused rename.
func stillNamed(ctx context.Context, noun string) error {
	w := From(ctx)
	t, err := w.Thing()
	if err != nil {
		return err
	}
	e, err := w.readAfterPropagation(ctx, t)
	if err != nil {
		return err
	}
	w.AssertProperty(e, SentProperty(t.Call, t.Name.Sent), t.Name.Property, "the "+noun+" still has its name")
	return nil
}

// ReadAgain reads the last thing of the Givens when every change is visible; a When must have succeeded. That a
// read returns the requested thing is another rule, so another one blocks.
func (w *World) ReadAgain(ctx context.Context) (*exchange.Exchange, error) {
	t, err := w.Thing()
	if err != nil {
		return nil, err
	}
	if w.Response != nil {
		if err := w.Succeeded(); err != nil {
			return nil, err
		}
	}
	e, err := w.readAfterPropagation(ctx, t)
	if err != nil {
		return nil, err
	}
	if id, _ := t.IDIn(t.Read(e)); id != t.ID {
		return nil, trial.Blocked("%s returned another %s", e.Operation, t.Noun)
	}
	return e, nil
}

// readAfterPropagation reads a thing after the propagation delay, when every change is visible.
func (w *World) readAfterPropagation(ctx context.Context, t trial.Thing) (*exchange.Exchange, error) {
	if err := w.AwaitPropagation(ctx); err != nil {
		return nil, err
	}
	return w.Need(ctx, w.Reading(t))
}
