package steps

import (
	"context"
	"errors"

	"github.com/assay-conformance/assay/internal/resource"
	"github.com/assay-conformance/assay/internal/trial"
)

// likenesses makes things that a careless server takes for the last one: of the same name, and of a name that begins with
// its name. One that the target refuses is left out, because names may have to differ. A call that finds its thing by
// the name, as using says, may mean any of one name, so there is none of the same.
func likenesses(ctx context.Context, nouns, using string) error {
	w := From(ctx)
	t, err := w.Thing()
	if err != nil {
		return err
	}
	name, ok := nameOf(t).(string)
	if !ok || t.Name.Sent == "" {
		return nil // things without names
	}
	names := []string{name + " 2"}
	if using == "" {
		names = append(names, name)
	}
	last := w.Things[len(w.Things)-1]
	for _, like := range names {
		if _, err := w.Make(ctx, t.Noun, resource.Full, func(c *trial.Call) { SetProperty(c, t.Name.Sent, like) }); err != nil {
			var blocked *trial.BlockedError
			if !errors.As(err, &blocked) {
				return err
			}
		}
	}
	w.Things = append(w.Things, last) // it stays the last
	return nil
}

// othersAreThere checks that all things of the Givens but the last are still found.
func othersAreThere(ctx context.Context, nouns string) error {
	w := From(ctx)
	t, err := w.Thing()
	if err != nil {
		return err
	}
	for _, other := range w.Things {
		if other.ID == t.ID {
			continue
		}
		if err := w.stillThere(ctx, other, "the other "+nouns+" are still there"); err != nil {
			return err
		}
	}
	return nil
}
