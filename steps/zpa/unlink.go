package zpa

import (
	"context"

	"github.com/assay-conformance/assay/internal/exchange"
	"github.com/assay-conformance/assay/internal/trial"
	"github.com/assay-conformance/assay/steps"
)

// unlinked makes a group with a linked application segment, unlinks it, and checks that it is unlinked.
func unlinked(ctx context.Context) error {
	if err := linked(ctx); err != nil {
		return err
	}
	w := steps.From(ctx)
	t, err := w.Thing()
	if err != nil {
		return err
	}
	id := w.Target.Offers[applicationSegment]
	drop, err := w.Updating(ctx, t, map[string]any{"deletedApps": []string{id}})
	if err != nil {
		return err
	}
	if _, err := w.Need(ctx, drop); err != nil {
		return err
	}
	e, err := w.Await(ctx, w.Reading(t), func(e *exchange.Exchange) bool { return !has(e, id) })
	if err == nil && has(e, id) {
		err = trial.Blocked("the segment group still shows the application segment that was unlinked")
	}
	return err
}
