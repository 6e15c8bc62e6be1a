package operator

import (
	"maps"
	"strconv"
)

// offsets lists the operators of a listing that skips items.
func (l *lister) offsets(offset, limit string) {
	op := l.op
	shift := func(by int) func(*call) {
		return func(c *call) {
			if n := c.number(offset, 0); n > 0 {
				c.ask(offset, strconv.Itoa(n+by))
			}
		}
	}
	l.rewrite(offset, "pages-skip", "the first item of a later page is skipped", shift(1))
	l.rewrite(offset, "pages-repeat", "a later page begins with the last item of the one before", shift(-1))
	l.rewrite(offset, "pages-ignore", "every page is the first", func(c *call) {
		if c.number(offset, 0) > 0 {
			c.ask(offset, "0")
		}
	})
	l.add(offset, "pages-limit-less", "a later page has one item less than the limit", l.items(func(c *call, items []any) []any {
		if c.number(offset, 0) > 0 && len(items) > 1 && len(items) == c.number(limit, -1) {
			return items[:len(items)-1]
		}
		return items
	}))
	l.add(offset, "pages-reorder", "a later page is of another order", func(w *wire) {
		w.after = onList(op, func(c *call, items []any, put func([]any)) {
			n := c.number(offset, 0)
			if n == 0 || len(items) == 0 {
				return
			}
			query := maps.Clone(c.query)
			query.Set(offset, strconv.Itoa(n-1))
			before := &call{wire: w, op: c.op, query: query}
			before.take(w.send(c.request, c.request.Method, c.request.URL.Path, query, c.raw))
			if earlier, _ := before.items(); len(earlier) > 0 { // the item before this page, instead of its last one
				put(append([]any{earlier[0]}, items[:len(items)-1]...))
				c.edited()
			}
		})
	})
}

// numbered lists the operators of a listing with numbered pages.
func (l *lister) numbered(page string) {
	op, pages := l.op, l.resource.Listing.Pages
	l.add(page, "pages-skip", "the first item of a later page is skipped", l.items(func(c *call, items []any) []any {
		if c.number(page, 1) > 1 && len(items) > 0 {
			return items[1:]
		}
		return items
	}))
	l.add(page, "pages-repeat", "a later page begins with the last item of the one before", func(w *wire) {
		var last any
		w.after = onList(op, func(c *call, items []any, put func([]any)) {
			if len(items) == 0 {
				return
			}
			now := items[len(items)-1]
			if c.number(page, 1) > 1 && last != nil {
				put(append([]any{last}, items[:len(items)-1]...))
				c.edited()
			}
			last = now
		})
	})
	l.rewrite(page, "pages-ignore", "every page is the first", func(c *call) {
		if c.number(page, 1) > 1 {
			c.ask(page, "1")
		}
	})
	l.add(page, "pages-last-short", "the last page loses its last item", l.items(func(c *call, items []any) []any {
		if c.number(page, 1) > 1 && c.total(pages) == c.query.Get(page) && len(items) > 0 {
			return items[:len(items)-1]
		}
		return items
	}))
}

// limits lists the operators of the size of a page.
func (l *lister) limits(limit string) {
	for _, by := range []int{-1, 1} {
		kind, what := "limit-less", "a page has one item less than asked for"
		if by > 0 {
			kind, what = "limit-more", "a page has one item more than asked for"
		}
		l.rewrite(limit, kind, what, func(c *call) {
			if n := c.number(limit, 0); n > 1 {
				c.ask(limit, strconv.Itoa(n+by))
			}
		})
	}
	l.rewrite(limit, "limit-ignored", "a page has as many items as without a limit", func(c *call) { c.ask(limit, "") })
	l.add(limit, "last-page-short", "the last page loses its last item", l.items(func(c *call, items []any) []any {
		if n := c.number(limit, 0); n > 0 && c.later() && len(items) > 0 && len(items) < n {
			return items[:len(items)-1]
		}
		return items
	}))
}
