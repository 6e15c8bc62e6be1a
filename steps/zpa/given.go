package zpa

import (
	"context"
	"slices"

	"github.com/assay-conformance/assay/internal/exchange"
	"github.com/assay-conformance/assay/internal/resource"
	"github.com/assay-conformance/assay/internal/trial"
	"github.com/assay-conformance/assay/steps"
)

func withoutSegments(ctx context.Context) error {
	_, err := plain(ctx)
	return err
}

// plain makes a group with every property except application segments.
func plain(ctx context.Context) (trial.Thing, error) {
	return steps.From(ctx).Make(ctx, group, resource.Full, func(c *trial.Call) { steps.SetProperty(c, "applications", nil) })
}

// linked makes a plain group, links an application segment to it, and checks the link.
func linked(ctx context.Context) error {
	w := steps.From(ctx)
	t, err := plain(ctx)
	if err != nil {
		return err
	}
	id := w.Target.Offers[applicationSegment]
	link, err := w.Updating(ctx, t, map[string]any{"addedApps": []string{id}})
	if err != nil {
		return err
	}
	if _, err := w.Need(ctx, link); err != nil {
		return err
	}
	e, err := w.Await(ctx, w.Reading(t), func(e *exchange.Exchange) bool { return has(e, id) })
	if err == nil && !has(e, id) {
		err = trial.Blocked("the segment group does not show the application segment that was linked to it")
	}
	return err
}

// has reports whether a group that was read shows an application segment.
func has(e *exchange.Exchange, id string) bool {
	linked, _ := applications(e)
	return slices.Contains(linked, id)
}

// applications returns the ids of the application segments that a group shows; none if the
// property is absent or null, as it may be in a group without any (A-ZPA-25). It returns false
// if the response is unreliable.
func applications(e *exchange.Exchange) (linked []string, reliable bool) {
	shown := e.Read().Property("applications")
	if value, ok := shown.Any(); shown.Absent() || ok && value == nil {
		return nil, true
	}
	items, listed := shown.Items()
	linked, reliable = ids(items)
	return linked, listed && reliable
}

// ids returns the ids of items; false if one of them is unreliable.
func ids(items []exchange.Value) (all []string, reliable bool) {
	reliable = true
	for _, item := range items {
		id, ok := item.Property("id").Text()
		all, reliable = append(all, id), reliable && ok
	}
	return all, reliable
}

// changeable changes a twin.
func changeable(ctx context.Context) error {
	w := steps.From(ctx)
	t, err := plain(ctx)
	if err != nil {
		return err
	}
	call, err := w.Updating(ctx, t, nil)
	if err != nil {
		return err
	}
	_, err = w.Need(ctx, call)
	return err
}

// deletable deletes a twin.
func deletable(ctx context.Context) error {
	w := steps.From(ctx)
	t, err := plain(ctx)
	if err != nil {
		return err
	}
	_, err = w.Need(ctx, w.CallOn(t.Delete, t.ID))
	return err
}

func ofDeception(ctx context.Context) error { return offered(ctx, "deception-group") }
func referenced(ctx context.Context) error  { return offered(ctx, "referenced-group") }

// offered reads a group that the target offers: the values that it shows now must stay.
func offered(ctx context.Context, name string) error {
	w := steps.From(ctx)
	t := trial.Thing{Resource: groups(w), ID: w.Target.Offers[name]}
	e, err := w.NeedOffered(ctx, name, w.Reading(t))
	if err != nil {
		return err
	}
	shown := map[string]any{}
	for _, property := range []string{"name", "description", "enabled"} {
		if value, ok := e.Read().Property(property).Any(); ok {
			shown[property] = value
		}
	}
	t.Call = trial.Call{Operation: t.Create, Body: shown}
	w.Things = append(w.Things, t)
	return nil
}

// ofAnotherMicrotenant makes a group in another Microtenant.
func ofAnotherMicrotenant(ctx context.Context) error {
	w := steps.From(ctx)
	_, err := w.Make(ctx, group, resource.Minimal, func(c *trial.Call) {
		c.Query = map[string]string{"microtenantId": w.Target.Offers["microtenant"]}
	})
	return err
}

// crowded requires a second page after one of 500.
func crowded(ctx context.Context) error {
	w := steps.From(ctx)
	query := map[string]string{"page": "2", "pagesize": "500", "microtenantId": w.Target.Offers["more-than-500-groups"]}
	e, err := w.Need(ctx, trial.Call{Operation: groups(w).List, Query: query})
	if err != nil {
		return err
	}
	if items, _ := groups(w).Listing.Shows(e); len(items) == 0 {
		return trial.Blocked("the Microtenant offered as more-than-500-groups has no second page of 500")
	}
	return nil
}
