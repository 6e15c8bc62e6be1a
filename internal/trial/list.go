package trial

import (
	"context"
	"maps"

	"github.com/assay-conformance/assay/internal/exchange"
)

// How many items a look through a listing asks for at a time where the resource does not say,
// and how many pages it reads at most: a listing that never ends is not followed for ever.
const (
	pageSize  = 50
	mostPages = 1000
)

// Pages reads page after page, with more in the query if need be, until one is not full: what
// a page past the end has is another promise.
func (r Resource) Pages(query map[string]string, send func(Call) (*exchange.Exchange, error)) ([]*exchange.Exchange, error) {
	var pages []*exchange.Exchange
	for n := range mostPages {
		call := Call{Operation: r.List, Query: r.ListPage(n, r.pageSize())}
		maps.Copy(call.Query, query)
		e, err := send(call)
		if err != nil {
			return nil, err
		}
		pages = append(pages, e)
		if items, _ := r.Listed(e); len(items) < r.pageSize() {
			break
		}
	}
	return pages, nil
}

func (r Resource) pageSize() int {
	if r.PageSize == 0 {
		return pageSize
	}
	return r.PageSize
}

// FindListed reads a listing page by page until an item matches; nil when none does. It also
// gives the answer that was read last.
func (s *Session) FindListed(ctx context.Context, r Resource, matches func(exchange.Value) (bool, error)) (*exchange.Exchange, *exchange.Value, error) {
	for page := 0; ; page++ {
		e, err := s.Need(ctx, Call{Operation: r.List, Query: r.ListPage(page, r.pageSize())})
		if err != nil {
			return nil, nil, err
		}
		items, ok := r.Listed(e)
		if !ok {
			return e, nil, Blocked("%s answered without a list of items", r.List)
		}
		for i := range items {
			if found, err := matches(items[i]); err != nil || found {
				return e, &items[i], err
			}
		}
		if len(items) < r.pageSize() {
			return e, nil, nil
		}
	}
}
