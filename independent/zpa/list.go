package zpa

import "net/http"

func (c *call) list() {
	scope, no := c.listScope()
	var p page
	var keep func(shown) bool
	if no == nil {
		p, no = c.page()
	}
	if no == nil {
		keep, no = c.search(c.query.Get("search"))
	}
	if no != nil {
		c.refuse(c.w, *no)
		return
	}
	if c.bug("search-lost-on-page-2") && p.number > 1 {
		keep = func(shown) bool { return true }
	}
	var all []shown
	for _, g := range c.store.groups {
		st, ok := c.visible(g)
		gone := !ok && c.bug("list-still-has-deleted")
		one := shown{g, st}
		if (ok || gone) && c.isListed(g, scope) && (keep(one) || c.bug("search-after-paging")) {
			all = append(all, one)
		}
	}
	c.sortGroups(all)
	c.answer(c.w, http.StatusOK, c.paged(all, p, keep))
}

// listScope is the Microtenant that a list looks into.
func (c *call) listScope() (string, *refusal) {
	scope, no := c.readScope()
	v := c.query.Get("microtenantId")
	switch {
	case no != nil || c.client.microtenant != "":
	case c.bug("list-of-all-unless-told") && v == "":
		scope = everywhere
	case c.bug("zero-is-no-microtenant") && v == "0":
		scope = everywhere
	case c.bug("null-is-the-default") && v == "null":
		scope = defaultTenant
	case c.bug("list-ignores-microtenant"):
		scope = defaultTenant
	case c.bug("search-in-all-microtenants") && c.query.Get("search") != "":
		scope = everywhere
	}
	return scope, no
}

// isListed says whether one group is in a list.
func (c *call) isListed(g *group, scope string) bool {
	if c.bug("null-shows-other-customers") && scope == everywhere {
		return true
	}
	return c.within(g, scope)
}
