package steps

import (
	"context"
	"fmt"
	"slices"
	"strconv"

	"github.com/assay-conformance/assay/internal/exchange"
	"github.com/assay-conformance/assay/internal/resource"
	"github.com/assay-conformance/assay/internal/trial"
)

// listing is one way to list things: the usual one of their resource, or another operation that shows
// the same things.
type listing struct {
	*resource.Resource            // its List is the operation
	with               trial.Call // what each call of it sends, beside the parameters for pages
}

// listing returns a way to list things: with an operation or, if that is empty, the usual one. The call
// of another operation is arranged with its row in resources.yaml.
func (w *World) listing(ctx context.Context, nouns, using string) (listing, error) {
	r, err := w.Of(nouns)
	if err != nil || using == "" {
		return listing{r, trial.Call{}}, err
	}
	other := *r
	other.List = using
	call, err := w.Arrange(ctx, using, "", resource.Minimal)
	return listing{&other, call}, err
}

// call returns a call of the listing with query parameters.
func (l listing) call(query map[string]string) trial.Call {
	call := l.with.Clone()
	call.Operation = l.List
	if len(query) > 0 || len(call.Query) > 0 {
		call.Query = merge(call.Query, query)
	}
	return call
}

// wholeList returns the ids of all listed things. A listing that cannot be relied on blocks.
func (w *World) wholeList(ctx context.Context, l listing) ([]string, error) {
	read, err := trial.ReadPages(l.Resource, 0, nil, func(call trial.Call) (*exchange.Exchange, error) { return w.Need(ctx, l.call(call.Query)) })
	if err != nil {
		return nil, err
	}
	w.Listing = read
	if read.Partial != "" && !read.Repeated {
		return nil, trial.Blocked("%s", read.Partial)
	}
	var all []string
	for _, page := range read.Pages {
		ids, err := idsOn(l.Resource, page)
		if err != nil {
			return nil, err
		}
		all = append(all, ids...)
	}
	return all, nil
}

// within makes a listing the When, between two equal readings of the whole list.
func (w *World) within(ctx context.Context, nouns, using string, query func(listing) map[string]string) error {
	l, err := w.listing(ctx, nouns, using)
	if err != nil {
		return err
	}
	if err := w.AwaitPropagation(ctx); err != nil {
		return err
	}
	whole, err := w.wholeList(ctx, l)
	if err != nil {
		return err
	}
	if w.Listing.Repeated {
		return trial.Blocked("%s", w.Listing.Partial)
	}
	if err := w.Do(ctx, l.call(query(l))); err != nil {
		return err
	}
	again, err := w.wholeList(ctx, l)
	if err == nil && !slices.Equal(whole, again) {
		err = trial.Blocked("the listing of %s changed while a part of it was read", l.Plural)
	}
	w.Whole = whole
	return err
}

// listWithoutOffset lists the first things.
func listWithoutOffset(ctx context.Context, nouns, using, limit string) error {
	return From(ctx).within(ctx, nouns, using, func(l listing) map[string]string { return map[string]string{l.Listing.Limit: limit} })
}

// listWithoutLimit lists with an offset that has no meaning without a limit.
func listWithoutLimit(ctx context.Context, nouns, using, offset string) error {
	return From(ctx).within(ctx, nouns, using, func(l listing) map[string]string { return map[string]string{l.Listing.Offset: offset} })
}

// firstListed checks that the listing has the first things of the whole list. That it has no more is
// another rule.
func firstListed(ctx context.Context, count, nouns string) error {
	n, err := strconv.Atoi(count)
	if err != nil {
		return err
	}
	return From(ctx).sameListed(nouns, n, "the first "+count+" "+nouns+" of the whole list are listed")
}

// wholeListed accepts a refusal, too: the source leaves it open.
func wholeListed(ctx context.Context, nouns string) error {
	w := From(ctx)
	phrase := "the request is refused or the whole list of " + nouns + " is listed"
	if w.Response != nil && !trial.Succeeded(w.Response) {
		w.Judge(w.Response, trial.Statuses{Refusal: true}, phrase, w.Claimed()...)
		return nil
	}
	return w.sameListed(nouns, len(w.Whole), phrase)
}

// sameListed compares the first n listed things with those of the whole list.
func (w *World) sameListed(nouns string, n int, phrase string) error {
	r, _, err := w.Listed(nouns)
	if err != nil {
		return err
	}
	if len(w.Whole) < 2 {
		w.NothingToCheck(w.Response, phrase, "a list of two or more", fmt.Sprintf("%d", len(w.Whole)))
		return nil
	}
	got, err := idsOn(r, w.Response)
	if err != nil {
		return err
	}
	want := w.Whole[:min(n, len(w.Whole))]
	w.Assert(w.Response, len(got) >= len(want) && slices.Equal(got[:len(want)], want), phrase, fmt.Sprint(want), fmt.Sprint(got))
	return nil
}
