package operator

import (
	"encoding/json"
	"net/url"
	"strconv"
)

// items returns the list that a response shows, and a function that replaces it; nil if it shows none.
func (c *call) items() (items []any, put func([]any)) {
	if list, ok := c.shown.([]any); ok {
		return list, func(list []any) { c.shown = list }
	}
	o := object(c.shown)
	for _, name := range c.wire.itemsIn() {
		if list, ok := o[name].([]any); ok {
			return list, func(list []any) { o[name] = list }
		}
	}
	return nil, nil
}

// itemsIn lists the properties in which listings of the resource have their items.
func (w *wire) itemsIn() []string {
	names := []string{w.resource.Listing.Items}
	for _, shape := range w.resource.Listing.When {
		names = append(names, shape.Items)
	}
	return names
}

// count adds to the total that a listing shows.
func (c *call) count(n int) {
	l := c.wire.resource.Listing
	for _, name := range []string{l.Total, l.TotalHeader} {
		if total, err := strconv.Atoi(c.total(name)); err == nil {
			c.setTotal(name, total+n)
		}
	}
}

// total returns the total of a listing under a name: a header or a property.
func (c *call) total(name string) string {
	if name == "" {
		return ""
	}
	if name == c.wire.resource.Listing.TotalHeader {
		return c.header.Get(name)
	}
	return text(object(c.shown)[name])
}

func (c *call) setTotal(name string, n int) {
	if name == c.wire.resource.Listing.TotalHeader {
		c.header.Set(name, strconv.Itoa(n))
		c.wire.fired = true
		return
	}
	switch object(c.shown)[name].(type) {
	case json.Number:
		object(c.shown)[name] = n
	case string:
		object(c.shown)[name] = strconv.Itoa(n)
	}
}

// whole reports whether a listing was asked for from its start, without a filter.
func (c *call) whole() bool {
	l := c.wire.resource.Listing
	for name := range c.query {
		if name == l.Offset && c.number(l.Offset, 0) == 0 || name == l.Page && c.number(l.Page, 1) == 1 || name == l.Limit || name == c.wire.resource.Scope.Query || l.TotalQuery[name] != "" {
			continue
		}
		return false
	}
	return true
}

// later reports whether a page after the first is asked for.
func (c *call) later() bool {
	l := c.wire.resource.Listing
	return c.number(l.Offset, 0) > 0 || c.number(l.Page, 1) > 1
}

// number is a number in the query.
func (c *call) number(name string, otherwise int) int {
	if n, err := strconv.Atoi(c.query.Get(name)); name != "" && err == nil {
		return n
	}
	return otherwise
}

// only returns the part of a query with one parameter.
func only(query url.Values, name string) url.Values {
	part := url.Values{}
	if name != "" && query.Has(name) {
		part.Set(name, query.Get(name))
	}
	return part
}
