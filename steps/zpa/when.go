package zpa

import (
	"context"

	"github.com/assay-conformance/assay/internal/exchange"
	"github.com/assay-conformance/assay/internal/resource"
	"github.com/assay-conformance/assay/internal/trial"
	"github.com/assay-conformance/assay/steps"
)

func createWithoutEnabled(ctx context.Context) error {
	return steps.CreateLike(ctx, group, resource.Minimal, func(c *trial.Call) { steps.SetProperty(c, "enabled", nil) })
}

// linkUnknown links an application segment that does not exist.
func linkUnknown(ctx context.Context) error {
	w := steps.From(ctx)
	r, err := w.Of("application segment")
	if err != nil {
		return err
	}
	t, err := w.Thing()
	if err != nil {
		return err
	}
	call, err := w.Updating(ctx, t, map[string]any{"addedApps": []string{r.ID.Unknown}})
	if err != nil {
		return err
	}
	call.Wrong = true
	return w.Do(ctx, call)
}

func listDefault(ctx context.Context) error {
	return listEach(ctx, "", map[string]string{"microtenantId": "0"})
}

func listAllTenants(ctx context.Context) error {
	return listEach(ctx, "", map[string]string{"microtenantId": "null"})
}

// readElsewhere reads the group under an id that no customer has.
func readElsewhere(ctx context.Context) error {
	w := steps.From(ctx)
	t, err := w.Thing()
	if err != nil {
		return err
	}
	call := w.CallOn(t.Get, t.ID)
	call.Path["customerId"] = "999999999999999999"
	return w.Do(ctx, call)
}

func listNamed(ctx context.Context) error {
	return listEach(ctx, "", map[string]string{"microtenantId": steps.From(ctx).Target.Offers["microtenant"]})
}

func listFromWithin(ctx context.Context) error {
	offers := steps.From(ctx).Target.Offers
	return listEach(ctx, offers["microtenant-credential"], map[string]string{"microtenantId": offers["microtenant"]})
}

// listEach uses a listing, read page by page, as the When.
func listEach(ctx context.Context, as string, query map[string]string) (err error) {
	w := steps.From(ctx)
	w.Listing, err = trial.ReadPages(groups(w), 0, query, func(call trial.Call) (*exchange.Exchange, error) {
		call.As = as
		err := w.Do(ctx, call)
		return w.Response, err
	})
	return err
}

func listCrowd(ctx context.Context) error {
	crowd := steps.From(ctx).Target.Offers["more-than-500-groups"]
	return steps.ListBy(ctx, group, map[string]string{"pagesize": "501", "microtenantId": crowd})
}
