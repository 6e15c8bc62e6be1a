package operator

import (
	"strconv"
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
		l.add(name, "total-left", name+" counts what is left from the offset", l.counting(name, func(c *call, total, _ int) int {
			return max(0, total-c.number(list.Offset, 0))
		}))
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
	others := func(c *call) bool {
		for other := range c.query {
			if other != name && other != list.Offset && other != list.Page && other != list.Limit && other != scope {
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
	l.rewrite(name, "filter-ignored", "the list with "+name+" alone is the one without it", ignore(func(c *call) bool { return !others(c) && !c.later() }))
	l.rewrite(name, "filter-ignored-later", "a later page forgets "+name, ignore((*call).later))
	l.rewrite(name, "filter-ignored-with-another", name+" is ignored beside another parameter", ignore(others))
	l.add(name, "filter-loses-one", "the list with "+name+" lacks one that matches", l.items(func(c *call, items []any) []any {
		if c.query.Has(name) && len(items) > 0 {
			return items[:len(items)-1]
		}
		return items
	}))
}
