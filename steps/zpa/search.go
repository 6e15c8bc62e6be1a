package zpa

import (
	"context"
	"fmt"
	"slices"

	"github.com/assay-conformance/assay/internal/resource"
	"github.com/assay-conformance/assay/internal/trial"
	"github.com/assay-conformance/assay/steps"
)

func enabled(ctx context.Context) error  { return inState(ctx, true) }
func disabled(ctx context.Context) error { return inState(ctx, false) }

// inState makes a group that is enabled, or one that is not.
func inState(ctx context.Context, on bool) error {
	_, err := steps.From(ctx).Make(ctx, group, resource.Minimal, func(c *trial.Call) { steps.SetProperty(c, "enabled", on) })
	return err
}

func searchDisabled(ctx context.Context) error {
	return listEach(ctx, "", map[string]string{"microtenantId": "0", "search": "enabled EQ false"})
}

func searchDefault(ctx context.Context) error {
	return listEach(ctx, "", map[string]string{"microtenantId": "0", "search": "enabled EQ true"})
}

// firstNotListed looks for the first thing of the Givens on all pages that were read.
func firstNotListed(ctx context.Context) error {
	w := steps.From(ctx)
	found, err := listed(ctx, w.Things[0])
	if err != nil {
		return err
	}
	w.Assert(w.Response, !found, "the first segment group is not listed", "no item with the id "+w.Things[0].ID, fmt.Sprintf("listed: %t", found))
	return nil
}

// createWithTwo creates a group with two application segments.
func createWithTwo(ctx context.Context) error {
	offers := steps.From(ctx).Target.Offers
	two := []any{map[string]any{"id": offers[applicationSegment]}, map[string]any{"id": offers["second-application-segment"]}}
	return steps.CreateLike(ctx, group, resource.Full, func(c *trial.Call) { steps.SetProperty(c, "applications", two) })
}

// showsBoth reads the created group, which must show both application segments, in any order.
func showsBoth(ctx context.Context) error {
	w := steps.From(ctx)
	if err := w.Succeeded(); err != nil {
		return err
	}
	e, err := again(ctx, trial.Succeeded)
	if err != nil {
		return err
	}
	all, reliable := applications(e)
	if !trial.Succeeded(e) || !reliable {
		return trial.Blocked("the segment group that was created shows no reliable list of applications")
	}
	both := slices.Contains(all, w.Target.Offers[applicationSegment]) && slices.Contains(all, w.Target.Offers["second-application-segment"])
	w.Assert(e, both, "the segment group shows both application segments", "both ids", fmt.Sprintf("%q", all))
	return nil
}

// renameAndLinkUnknown renames a group and links an application segment that does not exist, in one call.
func renameAndLinkUnknown(ctx context.Context) error {
	w := steps.From(ctx)
	r, err := w.Of("application segment")
	if err != nil {
		return err
	}
	t, err := w.Thing()
	if err != nil {
		return err
	}
	call, err := w.Updating(ctx, t, map[string]any{"description": "Refused", "addedApps": []string{r.ID.Unknown}})
	if err != nil {
		return err
	}
	call.Wrong = true
	return w.Do(ctx, call)
}
