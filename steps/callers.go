package steps

import (
	"context"
	"fmt"

	"github.com/assay-conformance/assay/internal/resource"
	"github.com/assay-conformance/assay/internal/trial"
)

// madeWith makes a thing with a credential that the target offers.
func madeWith(ctx context.Context, noun, offer string) error {
	w := From(ctx)
	as, err := w.Offered(ctx, offer)
	if err != nil {
		return err
	}
	_, err = w.Make(ctx, noun, resource.Minimal, func(c *trial.Call) { c.As = as })
	return err
}

// renameWith renames the last thing of the Givens with a credential that the target offers.
func renameWith(ctx context.Context, _, offer string) error {
	w := From(ctx)
	t, err := w.Thing()
	if err != nil {
		return err
	}
	w.Changed = map[string]any{t.Name.Sent: w.Name(t.Resource)}
	call, err := w.Updating(ctx, t, w.Changed)
	if err != nil {
		return err
	}
	if call.As, err = w.Offered(ctx, offer); err != nil {
		return err
	}
	return w.Do(ctx, call)
}

// showsNewName reads the thing that the When renamed.
func showsNewName(ctx context.Context, noun string) error {
	w := From(ctx)
	e, err := w.ReadAgain(ctx)
	if err != nil {
		return err
	}
	t, err := w.Thing()
	if err != nil {
		return err
	}
	w.AssertProperty(e, w.Changed[t.Name.Sent], t.Name.Property, "the "+noun+" shows the new name")
	return nil
}

// foreignNotListed checks that the first thing of the Givens is on none of the pages that the main credential gets.
func foreignNotListed(ctx context.Context, noun string) error {
	w := From(ctx)
	if len(w.Things) == 0 {
		return fmt.Errorf("no Given made another %s", noun)
	}
	foreign := w.Things[0]
	return w.EachListed(ctx, noun, foreign.Resource.ID.Property, "the other "+noun+" is not listed", "no item with the id "+foreign.ID,
		func(id any) bool { return fmt.Sprint(id) != foreign.ID })
}
