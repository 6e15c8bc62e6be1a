package resource

import (
	"fmt"
	"maps"
	"net/url"
	"strconv"
	"strings"

	"github.com/assay-conformance/assay/internal/exchange"
)

// Listing describes how a listing shows its items.
type Listing struct {
	Items       string            `yaml:"items"`        // property with the list; empty for a plain list
	Total       string            `yaml:"total"`        // property with the number of all things
	TotalHeader string            `yaml:"total-header"` // response header with the total instead
	TotalQuery  map[string]string `yaml:"total-query"`  // query parameters with which a listing gives the total
	Pages       string            `yaml:"pages"`        // property with the number of pages
	Page        string            `yaml:"page"`         // query parameter with the page number, from 1
	Limit       string            `yaml:"limit"`        // query parameter that limits a page
	Offset      string            `yaml:"offset"`       // query parameter that skips items
	Size        int               `yaml:"size"`         // items per page that assay requests; 0 for 50
	When        map[string]Shape  `yaml:"when"`         // by query parameter: the shape when it is given
	Filters     map[string]Filter `yaml:"filters"`      // by property
	Order       string            `yaml:"order"`        // property that it is sorted by
}

// Shape is the shape of a listing with a certain parameter.
type Shape struct {
	Items string `yaml:"items"`
	Total string `yaml:"total"`
	One   *bool  `yaml:"one"` // true: the thing itself; false: a list with only the thing
}

// Filter describes how to filter a listing by a property.
type Filter struct {
	Query string `yaml:"query"` // query parameter
	Write string `yaml:"write"` // the value of the parameter, with {{value}}; empty for only the value

	// Other is what a creation sends, beside its usual properties, to make a thing with another value;
	// null leaves a property out.
	Other Template `yaml:"other"`
	// Doubt is an offer without which the target may refuse that creation.
	Doubt string `yaml:"doubt"`
}

// Value returns the value of the query parameter that selects the things with a value.
func (f Filter) Value(value any) string {
	if f.Write == "" {
		return fmt.Sprint(value)
	}
	return strings.ReplaceAll(f.Write, "{{value}}", fmt.Sprint(value))
}

const pageSize = 50

// PageSize returns how many items per page assay requests.
func (l Listing) PageSize() int {
	if l.Size == 0 {
		return pageSize
	}
	return l.Size
}

// shape returns the shape of the response to a listing: the one under when whose parameter the
// request has, or else the usual one.
func (l Listing) shape(e *exchange.Exchange) Shape {
	if u, err := url.Parse(e.URL); err == nil {
		query := u.Query()
		for _, name := range sortedKeys(l.When) {
			if query.Has(name) {
				return l.When[name]
			}
		}
	}
	return Shape{Items: l.Items, Total: l.Total}
}

// Shows returns the items of a listing. ok is false if the response has no reliable list.
func (l Listing) Shows(e *exchange.Exchange) (items []exchange.Value, ok bool) {
	switch shape := l.shape(e); {
	case shape.One != nil && *shape.One:
		_, ok = e.Read().Any()
		return []exchange.Value{e.Read()}, ok
	case shape.Items == "":
		return e.Read().Items()
	default:
		return e.Read().Property(shape.Items).Items()
	}
}

// TotalOf returns the total number of things in a listing; empty if it has none.
func (l Listing) TotalOf(e *exchange.Exchange) string {
	if l.TotalHeader != "" {
		return e.Response.Header.Get(l.TotalHeader)
	}
	total, ok := e.Read().Property(l.shape(e).Total).Any()
	if !ok {
		return ""
	}
	return fmt.Sprint(total)
}

// TellsOfMore reports whether the total exceeds the number of items read.
func (l Listing) TellsOfMore(e *exchange.Exchange, read int) bool {
	total, err := strconv.Atoi(l.TotalOf(e))
	return err == nil && total > read
}

// Paged reports whether the listing has pages that can be requested.
func (l Listing) Paged() bool { return l.Limit != "" && (l.Page != "" || l.Offset != "") }

// Query returns the query for page n, counted from 0, after read items, with the additional
// parameters in more.
func (l Listing) Query(n, size, read int, more map[string]string) map[string]string {
	query := maps.Clone(more)
	if query == nil {
		query = map[string]string{}
	}
	if l.Limit != "" {
		query[l.Limit] = strconv.Itoa(size)
	}
	switch {
	case l.Page != "":
		query[l.Page] = strconv.Itoa(n + 1)
	case l.Offset != "":
		query[l.Offset] = strconv.Itoa(read)
	}
	return query
}
