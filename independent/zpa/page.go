package zpa

import "strconv"

// The sizes of a page.
const (
	usualPage   = 20
	longestPage = 500
)

// page is which groups of a list are asked for.
type page struct{ number, size int }

// page reads the query. The document spells the size pagesize; clients also write pageSize.
func (c *call) page() (page, *refusal) {
	p := page{number: 1, size: usualPage}
	if c.bug("page-of-25-unless-told") {
		p.size = 25
	}
	if c.bug("everything-unless-told") && !c.query.Has("page") {
		p.size = longestPage
	}
	for _, one := range []struct {
		name string
		into *int
	}{{"page", &p.number}, {"pageSize", &p.size}, {"pagesize", &p.size}} {
		v := c.query.Get(one.name)
		if v == "" {
			continue
		}
		n, err := strconv.Atoi(v)
		if err != nil || n < 1 {
			no := invalid("The parameter " + one.name + " is not valid.")
			return p, &no
		}
		*one.into = n
	}
	longest := longestPage
	if c.bug("page-of-1000") {
		longest = 1000
	}
	if c.bug("page-of-100-at-most") {
		p.size = min(p.size, 100)
	}
	if p.size > longest {
		if !c.variant("long-pages-cut") {
			no := invalid("The page size is too large.")
			return p, &no
		}
		p.size = longest
	}
	if c.bug("pagesize-ignored") {
		p.size = usualPage
	}
	return p, nil
}

// paged is one page of a list.
func (c *call) paged(all []shown, p page, keep func(shown) bool) map[string]any {
	c.listed++
	if n := len(all); c.bug("list-order-varies") && n > 0 {
		k := c.listed % n
		all = append(all[k:len(all):len(all)], all[:k]...)
	}
	first := (p.number - 1) * p.size
	if c.bug("pages-from-0") {
		first = p.number * p.size
		if !c.query.Has("page") {
			first = 0
		}
	}
	if c.bug("pages-overlap") && p.number > 1 {
		first -= p.number - 1
	}
	if c.bug("pages-skip-one") && p.number > 1 {
		first += p.number - 1
	}
	from := min(max(first, 0), len(all))
	to := min(from+p.size, len(all))
	if c.bug("last-page-short") && to == len(all) && p.number > 1 && to > from {
		to--
	}
	list := []any{}
	if c.bug("empty-list-is-null") {
		list = nil
	}
	for _, one := range all[from:to] {
		if !keep(one) {
			continue
		}
		list = append(list, c.show(one))
	}
	return c.totals(len(all), p, list)
}

// totals adds the counts to a page.
func (c *call) totals(count int, p page, list []any) map[string]any {
	pages := (count + p.size - 1) / p.size
	switch {
	case c.bug("total-of-the-page"):
		count = len(list)
	case c.bug("total-without-search") && c.query.Get("search") != "":
		count = len(c.store.groups)
	case c.bug("pages-rounded-down"):
		pages = count / p.size
	case c.bug("pages-of-20-counted"):
		pages = (count + usualPage - 1) / usualPage
	}
	if c.bug("totals-as-numbers") {
		return map[string]any{"totalPages": pages, "totalCount": count, "list": list}
	}
	return map[string]any{"totalPages": strconv.Itoa(pages), "totalCount": strconv.Itoa(count), "list": list}
}
