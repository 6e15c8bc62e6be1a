package steps

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strconv"

	"github.com/assay-conformance/assay/internal/evidence"
	"github.com/assay-conformance/assay/internal/exchange"
	"github.com/assay-conformance/assay/internal/resource"
	"github.com/assay-conformance/assay/internal/rule"
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
func listInSizes(ctx context.Context, noun string) error {
	w := From(ctx)
	r, err := w.Of(noun)
	if err != nil {
		return err
	}
	if err := w.settle(ctx, trial.Call{Operation: r.List}); err != nil {
		return err
	}
	whole, err := w.wholeList(ctx, r, nil)
	if err != nil || w.Listing.Repeated {
		return err
	}
	for _, at := range windowsOf(len(whole), r.Listing) {
		if err := w.listWindow(ctx, r, at); err != nil {
			return err
		}
	}
	again, err := w.wholeList(ctx, r, nil)
	if err != nil {
		return err
	}
	if !slices.Equal(whole, again) {
		return trial.Blocked("the listing of %s changed while its pages were read", r.Plural)
	}
	w.Whole = whole
	return nil
}

// windowsOf returns the windows to list of n things.
func windowsOf(n int, l resource.Listing) []window {
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
		all = append(all, window{from: 1}, window{from: n - 1}, window{from: 1, size: least + 1}, window{from: n - 1, size: least + 1})
	}
	return all
}

// listWindow lists one part of the list. That a page respects its limit is another rule.
func (w *World) listWindow(ctx context.Context, r *resource.Resource, at window) (err error) {
	query := maps.Clone(r.Listing.TotalQuery)
	if at.size > 0 {
		query = r.Listing.Query(at.from/at.size, at.size, at.from, query)
	} else {
		query = merge(query, map[string]string{r.Listing.Offset: strconv.Itoa(at.from)})
	}
	w.Sent = trial.Call{Operation: r.List, Query: query}
	if at.Exchange, err = w.Need(ctx, w.Sent); err != nil {
		return err
	}
	w.Response = at.Exchange
	if at.ids, err = idsOn(r, at.Exchange); err != nil {
		return err
	}
	if at.size > 0 && len(at.ids) > at.size {
		return w.overLimit(r, at)
	}
	w.Windows = append(w.Windows, at)
	return nil
}

// overLimit records a page that is longer than its limit, as evidence against the rule about limits, and
// blocks the trial, which is about another.
func (w *World) overLimit(r *resource.Resource, at window) error {
	reason := fmt.Sprintf("%s listed %d items with a limit of %d", r.List, len(at.ids), at.size)
	if sites := rule.Checked(w.Catalogue.Convention("limit", r.Noun, "")); len(sites) > 0 {
		w.Check(evidence.Check{Sites: sites, Grade: evidence.Violated, Phrase: "a page has no more items than its limit", Exchange: at.ID,
			Expected: fmt.Sprintf("at most %d items", at.size), Actual: fmt.Sprint(len(at.ids))})
	}
	return trial.Blocked("%s", reason)
}

// windowsFit compares each window with the same part of the whole list.
func windowsFit(ctx context.Context, noun string) error {
	w := From(ctx)
	phrase := "each page has the same " + noun + " as that part of the whole list"
	if w.Listing.Repeated {
		w.Assert(w.Listing.Pages[len(w.Listing.Pages)-1], false, phrase, "another page after the first", w.Listing.Partial)
		return nil
	}
	for _, at := range w.Windows {
		size := at.size
		if size == 0 {
			size = max(1, len(at.ids)) // how many there are without a limit is another rule
		}
		want := w.Whole[at.from:min(at.from+size, len(w.Whole))]
		if !slices.Equal(at.ids, want) {
			w.Assert(at.Exchange, false, phrase, fmt.Sprintf("%d items after %d others: %v", len(want), at.from, want), fmt.Sprintf("%d: %v", len(at.ids), at.ids))
			return nil
		}
	}
	return w.allWindows(phrase, "as in the whole list")
}

// totalsFit compares the total of each window with the number of items in the whole list.
func totalsFit(ctx context.Context, noun string) error {
	w := From(ctx)
	r, err := w.Of(noun)
	if err != nil {
		return err
	}
	return w.numbersFit("each page has the total of all "+noun, r.Listing.TotalOf, func(window) int { return len(w.Whole) })
}

// pageCountsFit compares the number of pages in each window with the whole list and the page size.
func pageCountsFit(ctx context.Context, noun string) error {
	w := From(ctx)
	r, err := w.Of(noun)
	if err != nil {
		return err
	}
	shown := func(e *exchange.Exchange) string {
		value, _ := e.Read().Property(r.Listing.Pages).Any()
		return fmt.Sprint(value)
	}
	return w.numbersFit("each page has the number of pages", shown, func(at window) int { return (len(w.Whole) + at.size - 1) / max(1, at.size) })
}

// numbersFit compares a number that each window shows with the one that it must show.
func (w *World) numbersFit(phrase string, shown func(*exchange.Exchange) string, want func(window) int) error {
	if w.Listing.Repeated {
		return trial.Blocked("%s", w.Listing.Partial)
	}
	compared := 0
	for _, at := range w.Windows {
		got, err := strconv.Atoi(shown(at.Exchange))
		if err != nil || at.size == 0 { // absent, or no number: the contract covers that
			continue
		}
		compared++
		if got != want(at) {
			w.Assert(at.Exchange, false, phrase, fmt.Sprintf("%d, with a limit of %d after %d items", want(at), at.size, at.from), fmt.Sprint(got))
			return nil
		}
	}
	if compared == 0 {
		w.NothingToCheck(w.Response, phrase, "a number", "none")
		return nil
	}
	return w.allWindows(phrase, "the same on every page")
}

func (w *World) allWindows(phrase, expected string) error {
	if len(w.Windows) == 0 {
		return w.noResponse(phrase)
	}
	w.Assert(w.Response, true, phrase, expected, fmt.Sprintf("on all %d pages", len(w.Windows)))
	return nil
}

// wholeList returns the ids of all listed things. A listing that cannot be relied on blocks.
func (w *World) wholeList(ctx context.Context, r *resource.Resource, query map[string]string) ([]string, error) {
	l, err := trial.ReadPages(r, 0, query, func(call trial.Call) (*exchange.Exchange, error) { return w.Need(ctx, call) })
	if err != nil {
		return nil, err
	}
	w.Listing = l
	if l.Partial != "" && !l.Repeated {
		return nil, trial.Blocked("%s", l.Partial)
	}
	var all []string
	for _, page := range l.Pages {
		ids, err := idsOn(r, page)
		if err != nil {
			return nil, err
		}
		all = append(all, ids...)
	}
	return all, nil
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
