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

// differing makes things that have the usual values of some properties, between things that differ in
// one or all of them.
func differing(ctx context.Context, noun, properties string) error {
	w := From(ctx)
	r, err := w.Of(noun)
	if err != nil {
		return err
	}
	names := strings.Split(properties, " and ")
	usual := []string(nil)
	order := [][]string{names, usual, usual}
	for _, name := range names {
		order = append(order, []string{name}, usual)
	}
	order = append(order, names)
	for _, differs := range order {
		thing, err := w.makeOther(ctx, r, differs)
		if err != nil {
			return err
		}
		if differs == nil {
			w.Matching = append(w.Matching, thing.ID)
		}
	}
	usualThing := slices.IndexFunc(w.Things, func(t trial.Thing) bool { return t.ID == w.Matching[0] })
	w.Things = append(w.Things, w.Things[usualThing]) // the last of the Givens has the values to filter by
	return nil
}

// makeOther makes a thing with other values of the named properties, as the filters give them.
func (w *World) makeOther(ctx context.Context, r *resource.Resource, properties []string) (trial.Thing, error) {
	call, err := w.Arrange(ctx, r.Create, "", resource.Full)
	if err != nil {
		return trial.Thing{}, err
	}
	for _, property := range properties {
		if err := w.otherwise(ctx, r, property, &call); err != nil {
			return trial.Thing{}, err
		}
	}
	thing, err := w.Session.Make(ctx, r, call)
	if err == nil {
		w.Things, w.settled = append(w.Things, thing), false
	}
	return thing, err
}

// otherwise changes a creation so that it makes a thing with another value of a property.
func (w *World) otherwise(ctx context.Context, r *resource.Resource, property string, call *trial.Call) error {
	filter, known := r.Listing.Filters[property]
	if !known {
		return fmt.Errorf("no filter of %s is about %q", r.List, property)
	}
	values, err := w.Filled(ctx, r, filter.Other)
	if err != nil {
		return err
	}
	for name, value := range values {
		SetProperty(call, name, value)
	}
	if _, has := w.Target.Offers[filter.Doubt]; filter.Doubt != "" && !has {
		call.Doubt = fmt.Sprintf("a %s with another %s may need more, and the target offers no %s", r.Noun, property, filter.Doubt)
	}
	return nil
}

// listFiltered lists the things that have the usual values of some properties: as a whole, and in
// pages that are smaller than the number of matches.
func listFiltered(ctx context.Context, noun, properties string) error {
	w := From(ctx)
	r, err := w.Of(noun)
	if err != nil {
		return err
	}
	t, err := w.Thing()
	if err != nil {
		return err
	}
	if err := w.settle(ctx, trial.Call{Operation: r.List}); err != nil {
		return err
	}
	w.Filtered, w.filter = strings.Split(properties, " and "), map[string]any{}
	query := map[string]string{}
	for _, property := range w.Filtered {
		value, ok := t.Shown.Property(property).Any()
		if !ok {
			value = SentProperty(t.Call, property)
		}
		w.filter[property] = value
		query[r.Listing.Filters[property].Query] = r.Listing.Filters[property].Value(value)
	}
	if err := w.expectMatches(ctx, r); err != nil {
		return err
	}
	whole, err := w.readFiltered(ctx, r, 0, query)
	if err != nil || !r.Listing.Paged() {
		return err
	}
	n := len(whole.Items)
	small := min(max(1, (n+mostPagesOfOneSize-1)/mostPagesOfOneSize, (n-1)/2), r.Listing.PageSize())
	_, err = w.readFiltered(ctx, r, small, query)
	return err
}

// expectMatches adds what else the target has to the things that the filtered list must have: the whole
// list shows which of it match. If two readings of that differ, or it does not show the properties, the
// trial is content with its own things.
func (w *World) expectMatches(ctx context.Context, r *resource.Resource) error {
	var before []string
	for n := range 2 {
		l, err := trial.ReadPages(r, 0, nil, func(call trial.Call) (*exchange.Exchange, error) { return w.Need(ctx, call) })
		if err != nil {
			return err
		}
		matching := []string{}
		for _, item := range l.Items {
			id, reliable := r.IDIn(item)
			for property, value := range w.filter {
				got, shown := item.Property(property).Any()
				reliable = reliable && shown && w.Same(item.Exchange(), property, got, value)
			}
			if reliable {
				matching = append(matching, id)
			}
		}
		if n == 1 && slices.Equal(before, matching) && l.Partial == "" {
			w.Expected = matching
		}
		before = matching
	}
	return nil
}

func (w *World) readFiltered(ctx context.Context, r *resource.Resource, size int, query map[string]string) (trial.Listing, error) {
	l, err := trial.ReadPages(r, size, query, func(call trial.Call) (*exchange.Exchange, error) {
		e, err := w.Need(ctx, call)
		w.Sent, w.Response = call, e
		return e, err
	})
	if err == nil && l.Partial != "" && !l.Repeated {
		err = trial.Blocked("%s", l.Partial)
	}
	w.Readings = append(w.Readings, l)
	return l, err
}

// onlyMatching checks every reading of the filtered list: each item has the values, each thing of the
// Givens that has them is there once, and no other.
func onlyMatching(ctx context.Context, noun, properties string) error {
	w := From(ctx)
	r, err := w.Of(noun)
	if err != nil {
		return err
	}
	phrase := fmt.Sprintf("only %s with that %s are listed, each once", noun, properties)
	for _, l := range w.Readings {
		times := map[string]int{}
		for _, item := range l.Items {
			id, reliable := r.IDIn(item)
			if !reliable {
				return trial.Blocked("an item of %s has no reliable %s", r.List, r.ID.Property)
			}
			times[id]++
			for _, property := range slices.Sorted(maps.Keys(w.filter)) {
				if got, ok := item.Property(property).Any(); ok && !w.Same(item.Exchange(), property, got, w.filter[property]) {
					w.Assert(item.Exchange(), false, phrase, show(w.filter[property])+" as "+property+" of every item", show(got))
					return nil
				}
			}
		}
		for _, id := range w.Expected {
			if times[id] != 1 {
				w.Assert(l.Pages[len(l.Pages)-1], false, phrase, "once: the id "+id+", which the whole list shows with the value", fmt.Sprintf("%d times on %d pages", times[id], len(l.Pages)))
				return nil
			}
		}
		if wrong, found := w.listedWrongly(times); found {
			w.Assert(l.Pages[len(l.Pages)-1], false, phrase, wrong, fmt.Sprintf("%d times on %d pages", times[idIn(wrong)], len(l.Pages)))
			return nil
		}
	}
	if len(w.Readings) == 0 {
		return w.noResponse(phrase)
	}
	w.Assert(w.Response, true, phrase, "each match once, and nothing else", fmt.Sprintf("%d matches of this trial", len(w.Matching)))
	return nil
}

// listedWrongly returns what must be so of the first thing of the Givens that is not listed as often as
// it must be.
func (w *World) listedWrongly(times map[string]int) (string, bool) {
	for _, t := range w.Things {
		switch matches := slices.Contains(w.Matching, t.ID); {
		case matches && times[t.ID] != 1:
			return "once: the id " + t.ID, true
		case !matches && times[t.ID] > 0:
			return "nowhere: the id " + t.ID, true
		}
	}
	return "", false
}

func idIn(wrong string) string { return wrong[strings.LastIndex(wrong, " ")+1:] }
