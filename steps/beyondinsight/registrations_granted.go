package beyondinsight

import (
	"context"

	"github.com/assay-conformance/assay/internal/resource"
	"github.com/assay-conformance/assay/internal/trial"
	"github.com/assay-conformance/assay/steps"
)

// otherRegistration returns the id of another API registration: one that is listed, or else a new one.
func otherRegistration(ctx context.Context, than string) (string, error) {
	w := steps.From(ctx)
	r, err := w.Of("API registration")
	if err != nil {
		return "", err
	}
	e, err := w.Need(ctx, trial.Call{Operation: r.List})
	if err != nil {
		return "", err
	}
	items, _ := r.Listing.Shows(e)
	for _, item := range items {
		if id, ok := r.IDIn(item); ok && id != than {
			return id, nil
		}
	}
	made, err := w.MakeOne(ctx, r, resource.Minimal)
	return made.ID, err
}
