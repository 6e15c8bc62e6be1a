package trial

import (
	"context"

	"github.com/assay-conformance/assay/internal/exchange"
)

// pageSize is how many items a search through a listing asks for at a time.
const pageSize = 50

// FindListed reads a listing page by page until an item matches; nil when none does. It also
// gives the answer that was read last.
func (s *Session) FindListed(ctx context.Context, r Resource, matches func(exchange.Value) (bool, error)) (*exchange.Exchange, *exchange.Value, error) {
	for page := 0; ; page++ {
		e, err := s.Need(ctx, Call{Operation: r.List, Query: r.ListPage(page, pageSize)})
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
		if len(items) < pageSize {
			return e, nil, nil
		}
	}
}
