package trial

import (
	"context"
	"fmt"
	"maps"

	"github.com/assay-conformance/assay/internal/exchange"
)

// view is a way to read a thing: the credential and the query parameters.
type view struct {
	as    string
	query map[string]string
}

// views returns the views that may show a created thing, starting with that of its creation. A
// refused call may have had a credential or query that cannot read.
func (made creation) views() []view {
	all := []view{{made.call.As, made.call.Query}}
	if made.call.As != "" {
		all = append(all, view{"", made.call.Query})
	}
	if len(made.call.Query) > 0 {
		all = append(all, view{"", nil})
	}
	return all
}

// call returns the call made in a view.
func (c *cleaner) call(call Call, from view) Call {
	call.As, call.Query = from.as, maps.Clone(call.Query)
	for _, p := range c.Contract.Operation(call.Operation).Parameters {
		if value, given := from.query[p.Name]; given && p.In == "query" {
			if call.Query == nil {
				call.Query = map[string]string{}
			}
			call.Query[p.Name] = value
		}
	}
	return call
}

// readBack reads a thing in the first view that shows it.
func (c *cleaner) readBack(ctx context.Context, made creation, id string) (e *exchange.Exchange, from view, err error) {
	for _, from = range made.views() {
		if e, err = c.unjudged(ctx, c.call(c.CallOn(made.Get, id), from)); err != nil || Succeeded(e) {
			return e, from, err
		}
	}
	return e, from, nil
}

// listing reads the listing in the first view that works.
func (c *cleaner) listing(ctx context.Context, made creation) (l Listing, err error) {
	for _, from := range made.views() {
		l, err = ReadPages(made.Resource, 0, nil, func(call Call) (*exchange.Exchange, error) {
			e, err := c.unjudged(ctx, c.call(call, from))
			if err == nil && !Succeeded(e) {
				err = fmt.Errorf("%s returned %d", made.List, e.Status)
			}
			return e, err
		})
		if err == nil {
			break
		}
	}
	return l, err
}
