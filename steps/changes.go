package steps

import (
	"context"
	"maps"

	"github.com/assay-conformance/assay/internal/exchange"
	"github.com/assay-conformance/assay/internal/trial"
)

// changeShown reads the thing until it shows what the When changed, up to the propagation delay.
func changeShown(ctx context.Context, noun string) error {
	w := From(ctx)
	e, err := w.afterChange(ctx, noun)
	if err != nil {
		return err
	}
	w.assertShows(e, w.thing(e), w.Changed, partly, "the "+noun+" shows the change")
	return nil
}

// restAsBefore compares the properties that the When did not change with those sent at creation.
func restAsBefore(ctx context.Context, noun string) error {
	w := From(ctx)
	e, err := w.afterChange(ctx, noun)
	if err != nil {
		return err
	}
	t, err := w.Thing()
	if err != nil {
		return err
	}
	rest := maps.Clone(sentProperties(t.Call))
	for name := range w.Changed {
		delete(rest, name)
	}
	w.assertShows(e, w.thing(e), rest, partly, "the rest of the "+noun+" is unchanged")
	return nil
}

// responseShowsChange compares the response to a change with what was sent, after a read has
// shown that the change was made: whether it is made is another rule.
func responseShowsChange(ctx context.Context, noun string) error {
	w := From(ctx)
	e, err := w.afterChange(ctx, noun)
	if err != nil {
		return err
	}
	if !w.showsChange(e) {
		return trial.Blocked("the change was not made, so the response cannot show it")
	}
	w.assertShows(w.Response, w.thing(w.Response), w.Changed, whole, "the response shows the "+noun+" as it was changed")
	return nil
}

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
	w.assertShows(e, w.thing(e), sentProperties(t.Call), partly, "the "+noun+" is unchanged")
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

// afterChange reads the thing after a change that succeeded.
func (w *World) afterChange(ctx context.Context, noun string) (*exchange.Exchange, error) {
	if err := w.Succeeded(); err != nil {
		return nil, err
	}
	t, err := w.Made(noun)
	if err != nil {
		return nil, err
	}
	e, err := w.Await(ctx, w.Reading(t), w.showsChange)
	if err == nil && !trial.Succeeded(e) {
		err = trial.Blocked("cannot read the changed %s: %s returned %d", noun, t.Get, e.Status)
	}
	return e, err
}

func (w *World) showsChange(e *exchange.Exchange) bool {
	for property, value := range w.Changed {
		name, comparable := w.Resources.Owner(e.Operation).ShownAs(property, e.Operation)
		if got, ok := w.thing(e).Property(name).Any(); comparable && (!ok || !w.Same(e, property, got, value)) {
			return false
		}
	}
	return true
}

// readAfterPropagation reads a thing after the propagation delay, when every change is visible.
func (w *World) readAfterPropagation(ctx context.Context, t trial.Thing) (*exchange.Exchange, error) {
	if err := w.AwaitPropagation(ctx); err != nil {
		return nil, err
	}
	return w.Need(ctx, w.Reading(t))
}
