package beyondinsight

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strconv"

	"github.com/assay-conformance/assay/internal/exchange"
	"github.com/assay-conformance/assay/internal/resource"
	"github.com/assay-conformance/assay/internal/trial"
	"github.com/assay-conformance/assay/steps"
)

// page makes a call that lists a part of what nothing in a trial makes, by the number of items that it
// leaves out. Nobody knows how many there are, so the whole list is never read.
func page(r *resource.Resource, limit, offset int, query map[string]string) trial.Call {
	call := trial.Call{Operation: r.List, Query: map[string]string{}}
	maps.Copy(call.Query, query)
	call.Query[r.Listing.Limit], call.Query[r.Listing.Offset] = strconv.Itoa(limit), strconv.Itoa(offset)
	return call
}

// items returns the items of a page, which must be reliable.
func items(r *resource.Resource, e *exchange.Exchange) ([]exchange.Value, error) {
	all, ok := r.Listing.Shows(e)
	if !ok {
		return nil, trial.Blocked("a page of %s has no reliable list of items", r.List)
	}
	return all, nil
}

// readPage reads a page that a trial depends on.
func readPage(ctx context.Context, r *resource.Resource, limit, offset int) ([]exchange.Value, error) {
	e, err := steps.From(ctx).Need(ctx, page(r, limit, offset, nil))
	if err != nil {
		return nil, err
	}
	return items(r, e)
}

// ids returns the ids of items, which must be reliable.
func ids(r *resource.Resource, of []exchange.Value) ([]string, error) {
	all := make([]string, len(of))
	for i, item := range of {
		id, ok := r.IDIn(item)
		if !ok {
			return nil, trial.Blocked("an item of %s has no reliable %s", r.List, r.ID.Property)
		}
		all[i] = id
	}
	return all, nil
}

// atLeast needs a number of things that no operation makes.
func atLeast(ctx context.Context, count, noun string) error {
	r, err := steps.From(ctx).Of(noun)
	if err != nil {
		return err
	}
	n, err := strconv.Atoi(count)
	if err != nil {
		return err
	}
	last, err := readPage(ctx, r, 1, n-1)
	if err == nil && len(last) == 0 {
		err = trial.Blocked("the target has fewer than %d %s", n, r.Plural)
	}
	return err
}

// listWithin makes a listing the When, between two equal readings of the first n things.
func listWithin(ctx context.Context, noun string, n int, query func(*resource.Resource) map[string]string) error {
	w := steps.From(ctx)
	r, err := w.Of(noun)
	if err != nil {
		return err
	}
	first := func() ([]string, error) {
		all, err := readPage(ctx, r, n, 0)
		if err != nil {
			return nil, err
		}
		return ids(r, all)
	}
	if w.Whole, err = first(); err != nil {
		return err
	}
	if err := w.Do(ctx, trial.Call{Operation: r.List, Query: query(r)}); err != nil {
		return err
	}
	again, err := first()
	if err == nil && !slices.Equal(again, w.Whole) {
		err = trial.Blocked("the listing of %s changed while a part of it was read", r.Plural)
	}
	return err
}

func listFirst(ctx context.Context, count, noun string) error {
	n, err := strconv.Atoi(count)
	if err != nil {
		return err
	}
	return listWithin(ctx, noun, n, func(r *resource.Resource) map[string]string { return map[string]string{r.Listing.Limit: count} })
}

func listAfter(ctx context.Context, noun, limit, offset string) error {
	most, err := strconv.Atoi(limit)
	if err != nil {
		return err
	}
	skip, err := strconv.Atoi(offset)
	if err != nil {
		return err
	}
	return listWithin(ctx, noun, most+skip, func(r *resource.Resource) map[string]string { return page(r, most, skip, nil).Query })
}

// afterFirst compares the page with that part of the first things. That it has no more is another rule.
func afterFirst(ctx context.Context, noun, skipped string) error {
	w := steps.From(ctx)
	n, err := strconv.Atoi(skipped)
	if err != nil {
		return err
	}
	r, listed, err := w.Listed(noun)
	if err != nil {
		return err
	}
	got, err := ids(r, listed)
	if err != nil {
		return err
	}
	phrase := "the " + noun + " after the first " + skipped + " are listed"
	if len(w.Whole) <= n {
		w.NothingToCheck(w.Response, phrase, "more than "+skipped, fmt.Sprint(len(w.Whole)))
		return nil
	}
	want := w.Whole[n:]
	w.Assert(w.Response, len(got) >= len(want) && slices.Equal(got[:len(want)], want), phrase, fmt.Sprint(want), fmt.Sprint(got))
	return nil
}
