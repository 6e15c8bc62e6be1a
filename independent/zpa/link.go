package zpa

import "slices"

// unknownApps says whether one of the applications is not the customer's.
func (c *call) unknownApps(ids []string) bool {
	if c.bug("first-application-checked") && len(ids) > 1 {
		ids = ids[:1]
	}
	return slices.ContainsFunc(ids, func(id string) bool {
		a := c.store.apps[id]
		return a == nil || a.customer != c.client.customer && !c.bug("application-of-another-customer")
	})
}

// linked is what a group links after some more are linked. An unknown application is left out.
func (c *call) linked(g *group, had, more []string) []string {
	all := slices.Clone(had)
	for _, id := range more {
		a := c.store.apps[id]
		if a == nil || slices.Contains(all, id) && !c.bug("linked-twice") {
			continue
		}
		if c.variant("one-group-per-application") {
			c.release(id, g)
		}
		g.linkedOnce = a.name
		all = append(all, id)
	}
	return all
}

// release takes an application from the groups that link it, but for one.
func (c *call) release(id string, but *group) {
	for _, g := range c.store.groups {
		st, ok := g.latest()
		if !ok || g == but || !slices.Contains(st.apps, id) {
			continue
		}
		st.apps = without(st.apps, []string{id})
		g.change(c.now, st)
	}
}

// without is a list but for some of it.
func without(all, gone []string) []string {
	var rest []string
	for _, one := range all {
		if !slices.Contains(gone, one) {
			rest = append(rest, one)
		}
	}
	return rest
}

// relink is what a group links after an update.
func (c *call) relink(g *group, had []string, in *input) []string {
	added, deleted := in.added, in.deleted
	switch {
	case c.bug("update-links-first-only") && len(added) > 1:
		added = added[:1]
	case c.bug("update-links-replace") && len(added) > 0:
		had = nil
	case c.bug("update-unlinks-first-only") && len(deleted) > 1:
		deleted = deleted[:1]
	case c.bug("update-unlinks-all") && len(deleted) > 0:
		had = nil
	case c.bug("update-unlinks-or-links") && len(added) > 0:
		deleted = nil
	case c.bug("update-without-apps-unlinks") && !in.has["addedApps"] && !in.has["deletedApps"]:
		had = nil
	case c.bug("update-unlinks-nothing"):
		deleted = nil
	}
	return c.linked(g, without(had, deleted), added)
}
