package trial

import (
	"context"
	"fmt"
	"strings"

	"github.com/assay-conformance/assay/internal/exchange"
	"github.com/assay-conformance/assay/internal/resource"
)

// mostPages limits how many pages of a listing are read, because a listing may never end.
const mostPages = 400

// Listing is the result of a listing, page by page.
type Listing struct {
	Pages    []*exchange.Exchange
	Items    []exchange.Value // of all pages, in order
	Partial  string           // why there may be more items; empty when the listing is complete
	Repeated bool             // the last page repeats an earlier one
}

// ReadPages reads a listing from the start, with size items per page (0 for the size in the
// resource) and additional query parameters.
//
// It stops at a page that is not full, unless the total says that there are more items. It does not
// read past the end: that is another rule. It also stops at a page that repeats an earlier one, at
// a page without a list and at the limit of pages; Partial then says why.
func ReadPages(r *resource.Resource, size int, query map[string]string, send func(Call) (*exchange.Exchange, error)) (Listing, error) {
	if size == 0 {
		size = r.Listing.PageSize()
	}
	var l Listing
	seen := map[string]int{} // page numbers by content
	for n := range mostPages {
		e, err := send(Call{Operation: r.List, Query: r.Listing.Query(n, size, len(l.Items), query)})
		if err != nil {
			return l, err
		}
		l.Pages = append(l.Pages, e)
		items, ok := r.Listing.Shows(e)
		if !ok {
			l.Partial = fmt.Sprintf("page %d of %s has no reliable list of items", n+1, r.List)
			return l, nil
		}
		key := pageKey(r, e, items)
		if first, again := seen[key]; again && len(items) > 0 {
			l.Repeated = true
			l.Partial = fmt.Sprintf("page %d of %s repeats page %d: the listing does not continue", n+1, r.List, first)
			return l, nil
		}
		seen[key] = n + 1
		l.Items = append(l.Items, items...)
		if !r.Listing.Paged() || len(items) == 0 || len(items) < size && !r.Listing.TellsOfMore(e, len(l.Items)) {
			return l, nil
		}
	}
	l.Partial = fmt.Sprintf("%s has more than %d pages of %d, the most that assay reads", r.List, mostPages, size)
	return l, nil
}

// pageKey identifies a page: by the ids of its items, or by its body if they have none.
func pageKey(r *resource.Resource, e *exchange.Exchange, items []exchange.Value) string {
	ids := make([]string, len(items))
	for i, item := range items {
		id, ok := item.Property(r.ID.Property).Any()
		if !ok {
			return string(e.Response.Body)
		}
		ids[i] = fmt.Sprint(id)
	}
	return strings.Join(ids, "\n")
}

// listPath returns the path parameters of the listing that has a thing: those of its parent.
func (s *Session) listPath(t Thing) map[string]string {
	path := map[string]string{}
	if p := t.Parent; p != nil && t.Call.Path[p.Path] != "" && s.Contract.Operation(t.List).Takes("path", p.Path) {
		path[p.Path] = t.Call.Path[p.Path]
	}
	return path
}

// FindListed looks for an item on all pages of the listing that has a thing, or would have it. The item is
// nil if there is none. It also returns the page with the item, or the last page. A listing that cannot be
// read to its end blocks the trial, unless the item is found.
func (s *Session) FindListed(ctx context.Context, like Thing, matches func(exchange.Value) (bool, error)) (*exchange.Exchange, *exchange.Value, error) {
	r := like.Resource
	l, err := ReadPages(r, 0, s.scope(r, r.List, Call{}), func(call Call) (*exchange.Exchange, error) {
		call.Path = s.listPath(like)
		return s.Need(ctx, call)
	})
	if err != nil {
		return nil, nil, err
	}
	for _, item := range l.Items {
		if found, err := matches(item); err != nil || found {
			return item.Exchange(), &item, err
		}
	}
	if l.Partial != "" {
		return nil, nil, Blocked("%s", l.Partial)
	}
	return l.Pages[len(l.Pages)-1], nil, nil
}
