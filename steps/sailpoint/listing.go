package sailpoint

import (
	"context"
	"fmt"
	"strconv"

	"github.com/assay-conformance/assay/internal/exchange"
	"github.com/assay-conformance/assay/internal/trial"
	"github.com/assay-conformance/assay/steps"
)

// canBeListed requires a successful listing.
func canBeListed(ctx context.Context) error {
	w := steps.From(ctx)
	_, err := w.Need(ctx, trial.Call{Operation: "listSegments"})
	return err
}

// listCrowded lists with the credential offered for a tenant with more than 250 segments.
func listCrowded(ctx context.Context) error {
	w := steps.From(ctx)
	return w.Do(ctx, trial.Call{Operation: "listSegments", As: w.Target.Offers["more-than-250-segments"]})
}

// countCrowded lists them with a count.
func countCrowded(ctx context.Context) error {
	w := steps.From(ctx)
	return w.Do(ctx, trial.Call{Operation: "listSegments", As: w.Target.Offers["more-than-250-segments"], Query: map[string]string{"count": "true"}})
}

func listCounted(ctx context.Context) error   { return listBy(ctx, "count", "true") }
func listUncounted(ctx context.Context) error { return listBy(ctx, "count", "false") }

func listBy(ctx context.Context, parameter, value string) error {
	return steps.ListBy(ctx, segment, map[string]string{parameter: value})
}

// pageSize is how many segments a page has when no limit is given (001:207).
const pageSize = 250

func fullPage(ctx context.Context) error {
	w := steps.From(ctx)
	_, items, err := w.Listed(segment)
	if err != nil {
		return err
	}
	w.Assert(w.Response, len(items) == pageSize, "a full page of segments is listed", fmt.Sprintf("%d items", pageSize), fmt.Sprint(len(items)))
	return nil
}

func beginsWithFirst(ctx context.Context) error { return beginsWith(ctx, 0, "first") }

// beginsWith compares the first item of the listing in the When with the n-th item of the listing
// read with an explicit offset of 0.
func beginsWith(ctx context.Context, n int, word string) error {
	w := steps.From(ctx)
	if err := w.Succeeded(); err != nil {
		return err
	}
	whole, err := w.Need(ctx, trial.Call{Operation: "listSegments", Query: map[string]string{"offset": "0"}})
	if err != nil {
		return err
	}
	want, known := idOf(whole, n)
	got, shown := idOf(w.Response, 0)
	if !known || !shown {
		return trial.Blocked("the listing is unreliable: cannot tell which segment is the %s", word)
	}
	w.Assert(w.Response, got == want, "the list starts with the "+word+" segment", want, got)
	return nil
}

// idOf returns the id of the n-th item of a listing.
func idOf(e *exchange.Exchange, n int) (string, bool) {
	items, ok := e.Read().Items()
	if !ok || n >= len(items) {
		return "", false
	}
	return items[n].Property("id").Text()
}

// countsBeyondPage compares the count with the size of a page; that there is a count is another rule.
func countsBeyondPage(ctx context.Context) error {
	w := steps.From(ctx)
	if err := w.Succeeded(); err != nil {
		return err
	}
	total, err := strconv.Atoi(w.Response.Response.Header.Get("X-Total-Count"))
	if err != nil {
		return trial.Blocked("the response has no total count that is a number")
	}
	w.Assert(w.Response, total > pageSize, "the total count is more than a page", fmt.Sprintf("more than %d", pageSize), strconv.Itoa(total))
	return nil
}

func counts(ctx context.Context) error { return counted(ctx, true, "the response has a total count") }

func countsNothing(ctx context.Context) error {
	return counted(ctx, false, "the response has no total count")
}

// counted records whether the response has a count; the contract defines its type.
func counted(ctx context.Context, want bool, phrase string) error {
	w := steps.From(ctx)
	if err := w.Succeeded(); err != nil {
		return err
	}
	const header = "X-Total-Count"
	expected, actual := "no "+header, "none"
	if want {
		expected = "a header " + header
	}
	total := w.Response.Response.Header.Get(header)
	if total != "" {
		actual = total
	}
	w.Assert(w.Response, (total != "") == want, phrase, expected, actual)
	return nil
}
