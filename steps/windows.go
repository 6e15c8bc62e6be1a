package steps

import (
	"context"
	"maps"
	"slices"
	"strconv"

	"github.com/assay-conformance/assay/internal/exchange"
	"github.com/assay-conformance/assay/internal/resource"
	"github.com/assay-conformance/assay/internal/trial"
)

// mostPagesOfOneSize limits how many pages of one size are listed: on a target with many things the
// pages must be larger.
const mostPagesOfOneSize = 8

// window is a part of a listing, as one call returned it.
type window struct {
	from, size int // the number of items before it, and the limit; 0 for none
	ids        []string
	*exchange.Exchange
}

// listInSizes lists every page for several page sizes, between two equal readings of the whole list.
// Where there is an offset, it is also sent alone, and with limits that it is no multiple of.
func listInSizes(ctx context.Context, noun, using string) error {
	w := From(ctx)
	r, err := w.listing(ctx, noun, using)
	if err != nil {
		return err
	}
	if err := w.settle(ctx, trial.Call{Operation: r.List}); err != nil {
		return err
	}
	whole, err := w.wholeList(ctx, r)
	if err != nil || w.Listing.Repeated {
		return err
	}
	for _, at := range windowsOf(len(whole), r.Listing, len(w.Contract.Operation(r.List).Requiring(r.Listing.Limit)) > 0) {
		if err := w.listWindow(ctx, r, at); err != nil {
			return err
		}
	}
	again, err := w.wholeList(ctx, r)
	if err != nil {
		return err
	}
	if !slices.Equal(whole, again) {
		return trial.Blocked("the listing of %s changed while its pages were read", r.Plural)
	}
	w.Whole = whole
	return nil
}

// windowsOf returns the windows to list of n things; together means that an offset needs a limit.
func windowsOf(n int, l resource.Listing, together bool) []window {
	var all []window
	least := max(1, (n+mostPagesOfOneSize-1)/mostPagesOfOneSize)
	sizes := map[int]bool{}
	for _, size := range []int{1, 2, 3, (n + 1) / 2, n - 1, n} {
		sizes[min(max(size, least), l.PageSize())] = true
	}
	for _, size := range slices.Sorted(maps.Keys(sizes)) {
		for from := 0; from < n; from += size {
			all = append(all, window{from: from, size: size})
		}
	}
	if l.Offset != "" && n > 1 {
		all = append(all, window{from: 1, size: least + 1}, window{from: n - 1, size: least + 1})
		if !together {
			all = append(all, window{from: 1}, window{from: n - 1})
		}
	}
	return all
}

// listWindow lists one part of the list. That a page respects its limit is another rule.
func (w *World) listWindow(ctx context.Context, r listing, at window) (err error) {
	query := maps.Clone(r.Listing.TotalQuery)
	if at.size > 0 {
		query = r.Listing.Query(at.from/at.size, at.size, at.from, query)
	} else {
		query = merge(query, map[string]string{r.Listing.Offset: strconv.Itoa(at.from)})
	}
	w.Sent = r.call(query)
	if at.Exchange, err = w.Need(ctx, w.Sent); err != nil {
		return err
	}
	w.Response = at.Exchange
	if at.ids, err = idsOn(r.Resource, at.Exchange); err != nil {
		return err
	}
	if at.size > 0 && len(at.ids) > at.size {
		return w.overLimit(r.Resource, at)
	}
	w.Windows = append(w.Windows, at)
	return nil
}

// idsOn returns the ids on a page, all of which must be reliable.
func idsOn(r *resource.Resource, page *exchange.Exchange) ([]string, error) {
	items, ok := r.Listing.Shows(page)
	if !ok {
		return nil, trial.Blocked("a page of %s has no reliable list of items", r.List)
	}
	ids := make([]string, len(items))
	for i, item := range items {
		if ids[i], ok = r.IDIn(item); !ok {
			return nil, trial.Blocked("an item of %s has no reliable %s", r.List, r.ID.Property)
		}
	}
	return ids, nil
}

func merge(all ...map[string]string) map[string]string {
	merged := map[string]string{}
	for _, one := range all {
		maps.Copy(merged, one)
	}
	return merged
}
