package trial

import (
	"context"
	"errors"
	"fmt"

	"github.com/assay-conformance/assay/internal/exchange"
)

// view is a way to read a thing: the credential, the query parameters, and the path to its parents.
type view struct {
	as          string
	query, path map[string]string
}

// views returns the views that may show a created thing, starting with that of its creation. A
// refused call may have had a credential or query that cannot read.
func (made creation) views() []view {
	path := made.call.Path
	all := []view{{made.call.As, made.call.Query, path}}
	if made.call.As != "" {
		all = append(all, view{"", made.call.Query, path})
	}
	if len(made.call.Query) > 0 {
		all = append(all, view{"", nil, path})
	}
	return all
}

// call returns the call made in a view.
func (c *cleaner) call(call Call, from view) Call {
	op := c.Contract.Operation(call.Operation)
	call.As, call.Query, call.Path = from.as, merged(call.Query, nil), merged(call.Path, nil)
	for _, p := range op.Parameters {
		if value, given := from.query[p.Name]; given && p.In == "query" {
			call.Query[p.Name] = value
		}
		if value, given := from.path[p.Name]; given && p.In == "path" && call.Path[p.Name] == "" {
			call.Path[p.Name] = value
		}
	}
	return call
}

// sight is what a read of a thing shows.
type sight struct {
	*exchange.Exchange // the read, or the last page of the listing
	shown              exchange.Value
	found              bool
}

// gone reports whether the read means that the thing does not exist.
func (s sight) gone() bool { return !s.found && (Succeeded(s.Exchange) || isGone(s.Exchange)) }

// readBack reads a thing in the first view that shows it.
func (c *cleaner) readBack(ctx context.Context, made creation, id string) (s sight, from view, err error) {
	for _, from = range made.views() {
		if s, err = c.look(ctx, made, id, from); err != nil || s.found {
			return s, from, err
		}
	}
	return s, from, nil
}

// look reads a thing in one view: by its id or, if no operation does that, in the listing.
func (c *cleaner) look(ctx context.Context, made creation, id string, from view) (sight, error) {
	if made.Get != "" {
		e, err := c.unjudged(ctx, c.call(c.CallOn(made.Get, id), from))
		if err != nil {
			return sight{}, err
		}
		return sight{e, made.Read(e), Succeeded(e)}, nil
	}
	l, err := c.listingIn(ctx, made, from)
	if err != nil {
		return sight{}, err
	}
	for _, item := range l.Items {
		if listed, ok := made.IDIn(item); ok && listed == id {
			return sight{item.Exchange(), item, true}, nil
		}
	}
	if l.Partial != "" {
		return sight{}, errors.New(l.Partial)
	}
	return sight{Exchange: l.Pages[len(l.Pages)-1]}, nil
}

// listing reads the listing in the first view that works.
func (c *cleaner) listing(ctx context.Context, made creation) (l Listing, err error) {
	for _, from := range made.views() {
		if l, err = c.listingIn(ctx, made, from); err == nil {
			break
		}
	}
	return l, err
}

func (c *cleaner) listingIn(ctx context.Context, made creation, from view) (Listing, error) {
	if made.List == "" {
		return Listing{}, fmt.Errorf("no operation lists %s", made.Plural)
	}
	var refused *exchange.Exchange
	l, err := ReadPages(made.Resource, 0, nil, func(call Call) (*exchange.Exchange, error) {
		e, err := c.unjudged(ctx, c.call(call, from))
		if err == nil && !Succeeded(e) {
			refused, err = e, fmt.Errorf("%s returned %d", made.List, e.Status)
		}
		return e, err
	})
	if made.Parent != nil && refused != nil && isGone(refused) { // without the parent there is nothing in it
		return Listing{Pages: []*exchange.Exchange{refused}}, nil
	}
	return l, err
}
