package operator

import (
	"maps"
	"slices"

	"github.com/assay-conformance/assay/internal/contract"
)

// listings lists the operators of an operation that may show a list.
func (l *lister) listings() {
	op, list := l.op, l.resource.Listing
	query := l.op.ParametersIn("query")
	has := func(name string) bool { return name != "" && slices.Contains(query, name) }
	if !l.op.Writes() && l.showsList() {
		l.add("", "list-loses-last", "a list of several lacks its last item", l.items(func(_ *call, items []any) []any {
			if len(items) > 1 {
				return items[:len(items)-1]
			}
			return items
		}))
		l.add("", "list-empty-null", "an empty list is null", func(w *wire) {
			w.after = onList(op, func(c *call, items []any, put func([]any)) {
				if len(items) == 0 {
					put(nil)
					c.edited()
				}
			})
		})
	}
	if has(list.Offset) {
		l.offsets(list.Offset, list.Limit)
	}
	if has(list.Page) {
		l.numbered(list.Page)
	}
	if has(list.Limit) {
		l.limits(list.Limit)
	}
	l.totals()
	for _, name := range query {
		if !l.pages(name) && l.showsList() {
			l.filter(name)
		}
	}
}

// ask changes a parameter of the query; empty removes it.
func (c *call) ask(name, value string) {
	c.query = maps.Clone(c.query)
	c.query.Del(name)
	if value != "" {
		c.query.Set(name, value)
	}
}

// rewrite adds an operator that changes the query. It has fired if that changed the response.
func (l *lister) rewrite(place, kind, what string, change func(*call)) {
	op := l.op
	l.add(place, kind, what, func(w *wire) {
		w.before = func(c *call) {
			asked := c.query
			if c.op.ID != op.ID {
				return
			}
			if change(c); sameQuery(asked, c.query) {
				return
			}
			path, method := c.request.URL.Path, c.request.Method
			right := w.send(c.request, method, path, asked, c.raw)
			wrong := w.send(c.request, method, path, c.query, c.raw)
			c.query = asked
			if right.Code/100 != 2 || wrong.Code/100 != 2 {
				return
			}
			c.take(wrong)
			w.fired = w.fired || right.Body.String() != wrong.Body.String()
		}
	})
}

// items returns what a wire does that changes the list of the operation.
func (l *lister) items(change func(c *call, items []any) []any) func(*wire) {
	op := l.op
	return func(w *wire) {
		w.after = onList(op, func(c *call, items []any, put func([]any)) {
			if changed := change(c, items); len(changed) != len(items) {
				put(changed)
				c.edited()
			}
		})
	}
}

// onList calls do with the list that an accepted call of the operation shows.
func onList(op *contract.Operation, do func(c *call, items []any, put func([]any))) func(*call) {
	return func(c *call) {
		if !c.accepted(op) {
			return
		}
		if items, put := c.items(); put != nil {
			do(c, items, put)
		}
	}
}
