package resource

import (
	"fmt"
	"maps"
	"strconv"

	"github.com/assay-conformance/assay/internal/exchange"
)

// Listing says how a listing shows its items.
type Listing struct {
	Items       string            `yaml:"items"`        // property with the list; empty for a bare list
	Total       string            `yaml:"total"`        // property with the number of all things
	TotalHeader string            `yaml:"total-header"` // response header with it instead
	Page        string            `yaml:"page"`         // query parameter that numbers pages from 1
	Limit       string            `yaml:"limit"`        // query parameter that bounds a page
	Offset      string            `yaml:"offset"`       // query parameter that skips items
	Size        int               `yaml:"size"`         // items that a page of assay's own reads has; 0 for 50
	When        map[string]Shape  `yaml:"when"`         // by query parameter: another shape where it is given
	Filters     map[string]Filter `yaml:"filters"`      // by property
	Order       string            `yaml:"order"`        // property by which it is sorted
}

// Shape is the shape of a listing with a certain parameter.
type Shape struct {
	Items string `yaml:"items"`
	Total string `yaml:"total"`
	One   *bool  `yaml:"one"` // true: the thing itself; false: a list with the thing alone
}

// Filter says how a listing is narrowed by a property.
type Filter struct {
	Query string `yaml:"query"` // query parameter
	Write string `yaml:"write"` // the value of the parameter, with {{value}}; empty for the value alone
}

const pageSize = 50

// PageSize is how many items assay's own reads ask for at a time.
func (l Listing) PageSize() int {
	if l.Size == 0 {
		return pageSize
	}
	return l.Size
}

// Shows gives the items of a listing. ok is false when the response has no list that can be
// relied on.
func (l Listing) Shows(e *exchange.Exchange) (items []exchange.Value, ok bool) {
	if l.Items == "" {
		return e.Read().Items()
	}
	return e.Read().Property(l.Items).Items()
}

// TotalOf is what a listing says of the number of all things; empty when it does not say.
func (l Listing) TotalOf(e *exchange.Exchange) string {
	if l.TotalHeader != "" {
		return e.Response.Header.Get(l.TotalHeader)
	}
	total, ok := e.Read().Property(l.Total).Any()
	if !ok {
		return ""
	}
	return fmt.Sprint(total)
}

// TellsOfMore says whether the listing says that it has more items than were read.
func (l Listing) TellsOfMore(e *exchange.Exchange, read int) bool {
	total, err := strconv.Atoi(l.TotalOf(e))
	return err == nil && total > read
}

// Paged says whether the listing comes in pages that can be asked for.
func (l Listing) Paged() bool { return l.Limit != "" && (l.Page != "" || l.Offset != "") }

// Query is the query for the page with the number n, from 0, once so many items were read, with
// more in the query if need be.
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
