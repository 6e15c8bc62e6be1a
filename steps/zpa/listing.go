package zpa

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"github.com/assay-conformance/assay/internal/exchange"
	"github.com/assay-conformance/assay/internal/trial"
	"github.com/assay-conformance/assay/steps"
)

// listedOn returns the ids on pages of a listing, all of which must be reliable.
func listedOn(w *steps.World, pages ...*exchange.Exchange) ([]string, error) {
	var all []string
	for _, page := range pages {
		items, ok := groups(w).Listing.Shows(page)
		on, reliable := ids(items)
		if !ok || !reliable {
			return nil, trial.Blocked("a page of %s has no reliable list of items", groups(w).List)
		}
		all = append(all, on...)
	}
	return all, nil
}

// notBeyond500 accepts a refusal or a truncated page: the source does not say which (A-ZPA-20).
func notBeyond500(ctx context.Context) error {
	w := steps.From(ctx)
	phrase := "no more segment groups than fit on a page are listed"
	if !trial.Succeeded(w.Response) {
		w.Refused(w.Response, trial.Statuses{Refusal: true}, phrase, w.Claimed()...)
		return nil
	}
	_, items, err := w.Listed(group)
	if err != nil {
		return err
	}
	w.Assert(w.Response, len(items) <= 500, phrase, "at most 500, or a refusal", fmt.Sprint(len(items)))
	return nil
}

// isListed looks for the last thing of the Givens on all pages that were read. A thing that the
// main credential's listing does not contain either says nothing about Microtenants: that a
// listing contains every group is another rule.
func isListed(ctx context.Context) error {
	w := steps.From(ctx)
	t, err := w.Thing()
	if err != nil {
		return err
	}
	found, err := listed(ctx, t)
	if err != nil {
		return err
	}
	if !found {
		query := map[string]string{} // the Microtenant of the group, if it was named
		if id, named := t.Call.Query["microtenantId"]; named {
			query["microtenantId"] = id
		}
		whole, err := trial.ReadPages(groups(w), 0, query, func(call trial.Call) (*exchange.Exchange, error) { return w.Need(ctx, call) })
		if err != nil {
			return err
		}
		if own, err := listedOn(w, whole.Pages...); err != nil || !slices.Contains(own, t.ID) {
			return errors.Join(err, trial.Blocked("the main credential's listing does not contain the segment group either"))
		}
	}
	w.Assert(w.Response, found, "the segment group is listed", "an item with the id "+t.ID, fmt.Sprintf("listed: %t", found))
	return nil
}

func otherNotListed(ctx context.Context) error {
	w := steps.From(ctx)
	found, err := listed(ctx, w.Things[0])
	if err != nil {
		return err
	}
	w.Assert(w.Response, !found, "the segment group of the other Microtenant is not listed", "no item with the id "+w.Things[0].ID, fmt.Sprintf("listed: %t", found))
	return nil
}

// listed reports whether a thing is on one of the pages that the When has read.
func listed(ctx context.Context, t trial.Thing) (bool, error) {
	w := steps.From(ctx)
	if err := w.Succeeded(); err != nil {
		return false, err
	}
	all, err := listedOn(w, w.Listing.Pages...)
	found := slices.Contains(all, t.ID)
	if err == nil && !found && w.Listing.Partial != "" {
		err = trial.Blocked("%s", w.Listing.Partial)
	}
	return found, err
}
