package alloyscan

import (
	"context"
	"fmt"

	"github.com/assay-conformance/assay/internal/resource"
	"github.com/assay-conformance/assay/internal/trial"
	"github.com/assay-conformance/assay/steps"
)

// ofType sets the type of a creation to one that the target offers, with the credentials offered
// for it. The source does not say which types need credentials (A-ALLOY-18): without an offer none
// are sent, and the target may refuse the creation for that reason.
func ofType(w *steps.World, c *trial.Call, offer string) {
	steps.SetProperty(c, "type", w.Target.Offers[offer])
	steps.SetProperty(c, "addresses", nil)
	steps.SetProperty(c, "credentialIds", nil)
	name := offer + "-credential"
	if credential, ok := w.Target.Offers[name]; ok {
		steps.SetProperty(c, "credentialIds", []any{credential})
		return
	}
	c.Doubt = fmt.Sprintf("the type %s may need credentials, and the target offers no %s", w.Target.Offers[offer], name)
}

func createCloud(ctx context.Context) error {
	w := steps.From(ctx)
	return steps.CreateLike(ctx, segment, resource.Full, func(c *trial.Call) {
		ofType(w, c, "cloud-segment-type")
		steps.SetProperty(c, "auditServiceId", nil)
	})
}
