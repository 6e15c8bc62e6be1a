package operator

import (
	"slices"
	"strconv"

	"github.com/assay-conformance/assay/internal/resource"
)

// totals lists the operators of the total of a listing.
func (l *lister) totals() {
	list := l.resource.Listing
	if l.op.Writes() || !is(l.op, l.resource.List) {
		return
	}
	for _, name := range []string{list.Total, list.TotalHeader} {
		if name == "" {
			continue
		}
		l.add(name, "total-of-page", name+" counts the page", l.counting(name, func(_ *call, _, page int) int { return page }))
		if list.Offset != "" {
			l.add(name, "total-left", name+" counts what is left from the offset", l.counting(name, func(c *call, total, _ int) int {
				return max(0, total-c.number(list.Offset, 0))
			}))
		}
		l.add(name, "total-of-all", name+" counts one more than there are", l.counting(name, func(_ *call, total, _ int) int { return total + 1 }))
	}
}

func (l *lister) counting(name string, count func(c *call, total, page int) int) func(*wire) {
	op := l.op
	return func(w *wire) {
		w.after = onList(op, func(c *call, items []any, _ func([]any)) {
			total, err := strconv.Atoi(c.total(name))
			if err != nil {
				return
			}
			if n := count(c, total, len(items)); n != total {
				c.setTotal(name, n)
				c.edited()
			}
		})
	}
}

// filter lists the operators of a query parameter that selects what a list shows.
func (l *lister) filter(name string) {
	list, scope := l.resource.Listing, l.resource.Scope.Query
	beside := func(c *call) bool {
		for other := range c.query {
			if other != name && !paging(list, scope, other) {
				return true
			}
		}
		return false
	}
	ignore := func(when func(*call) bool) func(*call) {
		return func(c *call) {
			if c.query.Has(name) && when(c) {
				c.ask(name, "")
			}
		}
	}
	l.rewrite(name, "filter-ignored", "the list with "+name+" alone is the one without it", ignore(func(c *call) bool { return !beside(c) && !c.later() }))
	if l.op.Takes("query", list.Offset) || l.op.Takes("query", list.Page) {
		l.rewrite(name, "filter-ignored-later", "a later page forgets "+name, ignore((*call).later))
	}
	if others := slices.DeleteFunc(l.op.ParametersIn("query"), l.pages); len(others) > 1 {
		l.rewrite(name, "filter-ignored-with-another", name+" is ignored beside another parameter", ignore(beside))
	}
	l.add(name, "filter-loses-one", "the list with "+name+" lacks one that matches", l.items(func(c *call, items []any) []any {
		if c.query.Has(name) && len(items) > 0 {
			return items[:len(items)-1]
		}
		return items
	}))
}

// pages reports whether a query parameter selects a page or a scope.
func (l *lister) pages(name string) bool {
	return paging(l.resource.Listing, l.resource.Scope.Query, name)
}

func paging(list resource.Listing, scope, name string) bool {
	return slices.Contains([]string{list.Offset, list.Page, list.Limit, scope}, name) || list.TotalQuery[name] != ""
}
