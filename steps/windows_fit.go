package steps

import (
	"context"
	"fmt"
	"slices"
	"strconv"

	"github.com/assay-conformance/assay/internal/evidence"
	"github.com/assay-conformance/assay/internal/exchange"
	"github.com/assay-conformance/assay/internal/resource"
	"github.com/assay-conformance/assay/internal/rule"
	"github.com/assay-conformance/assay/internal/trial"
)

// overLimit records a page that is longer than its limit, as evidence against the rule about limits, and
// blocks the trial, which is about another.
func (w *World) overLimit(r *resource.Resource, at window) error {
	reason := fmt.Sprintf("%s listed %d items with a limit of %d", r.List, len(at.ids), at.size)
	limits := slices.DeleteFunc(w.Catalogue.Convention("limit", r.Noun, ""), func(one rule.Rule) bool {
		return !slices.ContainsFunc(one.Sites, func(s rule.Site) bool { return s.Operation() == r.List })
	})
	if sites := rule.Checked(limits); len(sites) > 0 {
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
