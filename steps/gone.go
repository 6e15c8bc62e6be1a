package steps

import (
	"context"

	"github.com/assay-conformance/assay/internal/trial"
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
	if err := w.AwaitPropagation(ctx); err != nil || t.List == "" {
		return err
	}
	_, item, err := w.findListed(ctx, t)
	if err == nil && item != nil {
		err = trial.Blocked("the %s that was deleted is still listed", noun)
	}
	return err
}
