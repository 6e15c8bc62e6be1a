package steps

import (
	"context"
)

// A deleted thing existed and was then deleted.
func deleted(ctx context.Context, noun string) error {
	if err := deletable(ctx, noun); err != nil {
		return err
	}
	w := From(ctx)
	t, err := w.Thing()
	if err != nil {
		return err
	}
	if _, err := w.Need(ctx, w.CallOn(t.Delete, t.ID)); err != nil {
		return err
	}
	return w.AwaitPropagation(ctx)
}
