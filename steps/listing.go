package steps

import (
	"context"
	"fmt"
	"strconv"

	"github.com/assay-conformance/assay/internal/exchange"
	"github.com/assay-conformance/assay/internal/resource"
	"github.com/assay-conformance/assay/internal/trial"
)

func listedAtMost(ctx context.Context, count, noun string) error {
	return assertCount(ctx, count, noun, "at most", func(got, want int) bool { return got > 0 && got <= want })
}

func listedExactly(ctx context.Context, count, noun string) error {
	return assertCount(ctx, count, noun, "exactly", func(got, want int) bool { return got == want })
}

func assertCount(ctx context.Context, count, noun, how string, fits func(got, want int) bool) error {
	w := From(ctx)
	want, err := strconv.Atoi(count)
	if err != nil {
		return err
	}
	r, items, err := w.Listed(noun)
	if err != nil {
		return err
	}
	phrase := fmt.Sprintf("%s %d %s are listed", how, want, r.Plural)
	w.Assert(w.Response, fits(len(items), want), phrase, fmt.Sprintf("%s %d items", how, want), fmt.Sprintf("%d", len(items)))
	return nil
}

// listWithQuery lists with one query parameter.
func listWithQuery(ctx context.Context, nouns, parameter, value string) error {
	return ListBy(ctx, nouns, map[string]string{parameter: value})
}

// noneListed accepts both: a value that nothing has may be invalid, too.
func noneListed(ctx context.Context, nouns string) error {
	w := From(ctx)
	phrase := "the request is refused or no " + nouns + " are listed"
	if w.Response != nil && !trial.Succeeded(w.Response) {
		w.Judge(w.Response, trial.Statuses{Refusal: true}, phrase, w.Claimed()...)
		return nil
	}
	_, items, err := w.Listed(nouns)
	if err != nil {
		return err
	}
	w.Assert(w.Response, len(items) == 0, phrase, "a refusal, or no items", fmt.Sprintf("%d items", len(items)))
	return nil
}

// everyListedOnce looks for the things of the Givens on all pages that were read.
func everyListedOnce(ctx context.Context, noun string) error {
	w := From(ctx)
	if err := w.Succeeded(); err != nil {
		return err
	}
	times := map[string]int{}
	for _, page := range w.Listing.Pages {
		if err := w.requireLimit(w.Things[0].Resource, page); err != nil {
			return err
		}
	}
	for _, item := range w.Listing.Items {
		id, reliable := w.Things[0].IDIn(item)
		if !reliable {
			return trial.Blocked("a page of %s has an item without a reliable id", w.Things[0].List)
		}
		times[id]++
	}
	phrase := "every existing " + noun + " is listed once"
	for _, t := range w.Things {
		if times[t.ID] == 0 && w.Listing.Partial != "" && !w.Listing.Repeated {
			return trial.Blocked("%s", w.Listing.Partial)
		}
		if times[t.ID] != 1 {
			w.Assert(w.Response, false, phrase, "the id "+t.ID+" on one page", fmt.Sprintf("%d times", times[t.ID]))
			return nil
		}
	}
	w.Assert(w.Response, true, phrase, "each id once", fmt.Sprintf("%d ids once", len(w.Things)))
	return nil
}

// requireLimit blocks a Then that depends on a limit if the listing exceeds it: that the limit is
// respected is another rule.
func (w *World) requireLimit(r *resource.Resource, e *exchange.Exchange) error {
	limit, err := strconv.Atoi(w.Sent.Query[r.Listing.Limit])
	items, _ := r.Listing.Shows(e)
	if err == nil && len(items) > limit {
		return trial.Blocked("%s listed %d items with a limit of %d", r.List, len(items), limit)
	}
	return nil
}

// Listed returns the items of the listing in the When.
func (w *World) Listed(noun string) (*resource.Resource, []exchange.Value, error) {
	r, err := w.Of(noun)
	if err != nil {
		return r, nil, err
	}
	if err := w.Succeeded(); err != nil {
		return r, nil, err
	}
	items, ok := r.Listing.Shows(w.Response)
	if !ok {
		return r, nil, trial.Blocked("%s returned no list of items", r.List)
	}
	return r, items, nil
}

// findListed looks for a thing on all pages of the listing.
func (w *World) findListed(ctx context.Context, t trial.Thing) (*exchange.Exchange, *exchange.Value, error) {
	return w.FindListed(ctx, t, func(item exchange.Value) (bool, error) {
		id, reliable := t.IDIn(item)
		if !reliable {
			return false, trial.Blocked("an item of %s has no reliable %s", t.List, t.Resource.ID.Property)
		}
		return id == t.ID, nil
	})
}

// EachListed records whether a property of every item of the listing in the When has the right
// value, on all pages. It skips items with an unreliable value; if none remains, nothing was
// checked.
func (w *World) EachListed(ctx context.Context, noun, property, phrase, expected string, fits func(any) bool) error {
	r, items, err := w.Listed(noun)
	if err != nil {
		return err
	}
	whole, err := trial.ReadPages(r, 0, w.Sent.Query, func(page trial.Call) (*exchange.Exchange, error) {
		call := w.Sent.Clone()
		call.Query = page.Query
		return w.Need(ctx, call)
	})
	if err != nil {
		return err
	}
	checked := 0
	for _, item := range append(items, whole.Items...) {
		value, ok := item.Property(property).Any()
		if !ok && !item.Property(property).Absent() {
			continue
		}
		checked++
		if !fits(value) {
			w.Assert(item.Exchange(), false, phrase, expected, Show(value))
			return nil
		}
	}
	switch {
	case whole.Partial != "":
		return trial.Blocked("%s", whole.Partial)
	case checked == 0:
		w.NothingToCheck(w.Response, phrase, expected, "no items to check")
	default:
		w.Assert(w.Response, true, phrase, expected, fmt.Sprintf("holds for all %d items", len(whole.Items)))
	}
	return nil
}
