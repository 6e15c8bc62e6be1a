package trial

import (
	"context"
	"fmt"
	"strings"

	"github.com/assay-conformance/assay/internal/exchange"
	"github.com/assay-conformance/assay/internal/resource"
)

// mostPages is how many pages of a listing are read at most: one that never ends is not followed
// for ever.
const mostPages = 400

// Listing is what a listing showed, page by page.
type Listing struct {
	Pages    []*exchange.Exchange
	Items    []exchange.Value // of all pages, in their order
	Partial  string           // why there may be more than was read; empty when this is all
	Repeated bool             // it ended at a page that repeats an earlier one
}

// ReadPages reads a listing from its beginning, with size items a page (0 for as many as the
// resource says) and more in the query if need be.
//
// It ends at a page that is not full, unless the listing itself tells of more; what a page past
// the end shows is another promise. A page that repeats an earlier one, a page without a list
// and the bound on pages end it too: then Partial says why.
func ReadPages(r *resource.Resource, size int, query map[string]string, send func(Call) (*exchange.Exchange, error)) (Listing, error) {
	if size == 0 {
		size = r.Listing.PageSize()
	}
	var l Listing
	seen := map[string]int{} // pages by what they show
	for n := range mostPages {
		e, err := send(Call{Operation: r.List, Query: r.Listing.Query(n, size, len(l.Items), query)})
		if err != nil {
			return l, err
		}
		l.Pages = append(l.Pages, e)
		items, ok := r.Listing.Shows(e)
		if !ok {
			l.Partial = fmt.Sprintf("page %d of %s has no list of items that can be relied on", n+1, r.List)
			return l, nil
		}
		key := pageKey(r, e, items)
		if first, again := seen[key]; again && len(items) > 0 {
			l.Repeated = true
			l.Partial = fmt.Sprintf("page %d of %s shows what page %d showed: the listing does not go on", n+1, r.List, first)
			return l, nil
		}
		seen[key] = n + 1
		l.Items = append(l.Items, items...)
		if !r.Listing.Paged() || len(items) == 0 || len(items) < size && !r.Listing.TellsOfMore(e, len(l.Items)) {
			return l, nil
		}
	}
	l.Partial = fmt.Sprintf("%s has more than %d pages of %d, which is as far as assay reads", r.List, mostPages, size)
	return l, nil
}

// pageKey tells pages apart: by the ids of their items, or where they have none by the body.
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

// FindListed looks for an item in all pages of a listing; nil when it is not there. It also
// gives the page that shows the item, or the last one. A listing that cannot be read to its end
// blocks, unless the item is found.
func (s *Session) FindListed(ctx context.Context, r *resource.Resource, matches func(exchange.Value) (bool, error)) (*exchange.Exchange, *exchange.Value, error) {
	l, err := ReadPages(r, 0, s.scope(r, r.List, Call{}), func(call Call) (*exchange.Exchange, error) { return s.Need(ctx, call) })
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
