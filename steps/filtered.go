package steps

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/assay-conformance/assay/internal/exchange"
	"github.com/assay-conformance/assay/internal/resource"
	"github.com/assay-conformance/assay/internal/trial"
)

// filtered is a listing with filters, and what must be on it.
type filtered struct {
	*resource.Resource
	values        map[string]any    // by property
	query         map[string]string // that selects them
	must, mustNot []string          // ids
	readings      []trial.Listing
}

// listFiltered lists the things that have the usual values of some properties: as a whole, and in
// pages that are smaller than the number of matches. Of several filters each must work alone, which is
// another rule.
func listFiltered(ctx context.Context, noun, properties string) error {
	w := From(ctx)
	r, err := w.Of(noun)
	if err != nil {
		return err
	}
	if err := w.settle(ctx, trial.Call{Operation: r.List}); err != nil {
		return err
	}
	names := strings.Split(properties, " and ")
	for _, name := range names {
		if len(names) == 1 {
			break
		}
		alone, err := w.filterBy(ctx, r, name)
		if err != nil {
			return err
		}
		if expected, actual, _, err := w.fault(alone, 0); err != nil || expected != "" {
			return trial.Blocked("the filter by %s does not work alone: expected %s, got %s", name, expected, actual)
		}
	}
	f, err := w.filterBy(ctx, r, names...)
	if err != nil {
		return err
	}
	w.Filtered = []*filtered{f}
	if r.Listing.Paged() {
		n := len(f.readings[0].Items)
		if err := w.read(ctx, f, min(max(1, (n+mostPagesOfOneSize-1)/mostPagesOfOneSize, (n-1)/2), r.Listing.PageSize())); err != nil {
			return err
		}
	}
	if len(names) > 1 {
		return nil
	}
	other, err := w.selected(ctx, r, func(differs bool) bool { return differs }, names...)
	w.Filtered = append(w.Filtered, other)
	return err
}

// filterBy reads the whole list of the things that have the usual values of some properties.
func (w *World) filterBy(ctx context.Context, r *resource.Resource, properties ...string) (*filtered, error) {
	return w.selected(ctx, r, func(differs bool) bool { return !differs }, properties...)
}

// selected reads the whole list of the things that have the values of those that wanted selects: the ones with the
// usual values of the properties, or the ones that differ in them.
func (w *World) selected(ctx context.Context, r *resource.Resource, wanted func(differs bool) bool, properties ...string) (*filtered, error) {
	f := &filtered{Resource: r, values: map[string]any{}, query: map[string]string{}}
	for _, t := range w.Things {
		differs := slices.ContainsFunc(properties, func(name string) bool { return slices.Contains(w.Differ[t.ID], name) })
		if !wanted(differs) {
			f.mustNot = append(f.mustNot, t.ID)
			continue
		}
		f.must = append(f.must, t.ID)
		for _, property := range properties {
			value, shown := t.Shown.Property(property).Any()
			if !shown {
				value = SentProperty(t.Call, property)
			}
			f.values[property] = value
			f.query[r.Listing.Filters[property].Query] = r.Listing.Filters[property].Value(value)
		}
	}
	others, err := w.otherMatches(ctx, f)
	if err != nil {
		return f, err
	}
	f.must = append(f.must, others...)
	return f, w.read(ctx, f, 0)
}

// otherMatches returns the ids of what else on the target matches, as two readings of the whole list
// show it; none if they differ.
func (w *World) otherMatches(ctx context.Context, f *filtered) ([]string, error) {
	var readings [2][]string
	for n := range readings {
		l, err := trial.ReadPages(f.Resource, 0, nil, func(call trial.Call) (*exchange.Exchange, error) { return w.Need(ctx, call) })
		if err != nil {
			return nil, err
		}
		seen := map[string]bool{}
		for _, item := range l.Items {
			id, matches := f.IDIn(item)
			seen[id] = true
			for property, value := range f.values {
				got, shown := item.Property(property).Any()
				matches = matches && shown && w.Same(item.Exchange(), property, got, value)
			}
			if matches && !slices.Contains(f.must, id) {
				readings[n] = append(readings[n], id)
			}
		}
		if i := slices.IndexFunc(w.Things, func(t trial.Thing) bool { return !seen[t.ID] }); i >= 0 {
			return nil, trial.Blocked("the list without a filter lacks the %s %s", f.Noun, w.Things[i].ID)
		}
	}
	if !slices.Equal(readings[0], readings[1]) {
		return nil, nil
	}
	return readings[0], nil
}

// read reads the filtered list in pages of a size.
func (w *World) read(ctx context.Context, f *filtered, size int) error {
	l, err := trial.ReadPages(f.Resource, size, f.query, func(call trial.Call) (*exchange.Exchange, error) {
		e, err := w.Need(ctx, call)
		w.Sent, w.Response = call, e
		return e, err
	})
	if err == nil && l.Partial != "" {
		err = trial.Blocked("%s", l.Partial)
	}
	f.readings = append(f.readings, l)
	return err
}

// onlyMatching checks every reading of the filtered list: each item has the values, and each thing that
// has them is there once.
func onlyMatching(ctx context.Context, nouns, properties string) error {
	w := From(ctx)
	phrase := fmt.Sprintf("only %s with that %s are listed, each once", nouns, properties)
	if w.Filtered == nil {
		return w.noResponse(phrase)
	}
	for _, f := range w.Filtered {
		for n := range f.readings {
			expected, actual, at, err := w.fault(f, n)
			if err != nil {
				return err
			}
			if expected != "" {
				w.Assert(at, false, phrase, expected, actual)
				return nil
			}
		}
	}
	w.Assert(w.Response, true, phrase, "each match once, and nothing else", fmt.Sprintf("%d matches", len(w.Filtered[0].must)))
	return nil
}

// fault returns what is wrong with the n-th reading of a filtered list; expected is empty if nothing is.
func (w *World) fault(f *filtered, n int) (expected, actual string, at *exchange.Exchange, err error) {
	l := f.readings[n]
	last := l.Pages[len(l.Pages)-1]
	times := map[string]int{}
	for _, item := range l.Items {
		id, reliable := f.IDIn(item)
		if !reliable {
			return "", "", last, trial.Blocked("an item of %s has no reliable %s", f.List, f.ID.Property)
		}
		times[id]++
		for _, property := range slices.Sorted(maps.Keys(f.values)) {
			if got, ok := item.Property(property).Any(); ok && !w.Same(item.Exchange(), property, got, f.values[property]) {
				return Show(f.values[property]) + " as " + property + " of every item", Show(got), item.Exchange(), nil
			}
		}
	}
	for _, id := range f.must {
		if times[id] != 1 {
			return "the id " + id + ", which matches, once", fmt.Sprintf("%d times on %d pages", times[id], len(l.Pages)), last, nil
		}
	}
	for _, id := range f.mustNot {
		if times[id] > 0 {
			return "the id " + id + ", which does not match, nowhere", fmt.Sprintf("%d times on %d pages", times[id], len(l.Pages)), last, nil
		}
	}
	return "", "", last, nil
}
