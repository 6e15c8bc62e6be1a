package zpa

import "net/http"

func (c *call) update() {
	in, no := c.input()
	if no != nil {
		c.refuse(c.w, *no)
		return
	}
	if c.bug("update-by-id-of-body") {
		if one := bodyID(c.body); one != "" {
			c.id = one
		}
	}
	scope, no := c.writeScope(in.microtenant)
	if no != nil {
		c.refuse(c.w, *no)
		return
	}
	if c.bug("update-in-any-microtenant") {
		scope = everywhere
	}
	g, had, ok := c.find(scope)
	if !ok {
		if c.bug("update-of-nothing-is-204") {
			c.w.WriteHeader(http.StatusNoContent)
			return
		}
		c.refuse(c.w, c.missing())
		return
	}
	if g.deception && !c.bug("update-of-deception") {
		if c.bug("update-of-deception-refused-but-done") && in.name != nil {
			had.name = *in.name
			g.change(c.now, had)
		}
		c.refuse(c.w, c.unavailable())
		return
	}
	c.fill(in, had)
	st, no := c.checked(in)
	if no == nil && c.taken(st.name, g.microtenant, g) {
		twice := invalid("Another segment group has this name.")
		no = &twice
	}
	if no != nil {
		c.refuse(c.w, *no)
		return
	}
	if c.unknown(in) {
		if c.bug("update-refused-but-half-done") {
			st.apps, st.modified, st.modifiedBy = had.apps, c.now, c.client.user
			g.change(c.now, st)
		}
		no := badApps()
		if c.bug("update-with-unknown-app-is-404") {
			no.status = http.StatusNotFound
		}
		c.refuse(c.w, no)
		return
	}
	st.apps = c.relink(g, had.apps, in)
	st.modified, st.modifiedBy = c.now, c.client.user
	c.spoilUpdate(&st, had, in)
	if c.bug("update-moves-to-default") && in.microtenant == nil {
		g.microtenant = defaultTenant
	}
	if !c.bug("update-by-another-client-lost") || c.client.user == g.versions[0].state.modifiedBy {
		g.change(c.now, st)
	}
	if c.bug("update-answers-200") {
		c.answer(c.w, http.StatusOK, c.show(shown{g, st}))
		return
	}
	c.w.WriteHeader(http.StatusNoContent)
}

// fill puts in what the body leaves out, where that keeps its value.
func (c *call) fill(in *input, had state) {
	if in.name == nil && (c.bug("update-without-name-blanks-it") && !in.has["name"] || c.bug("update-with-null-blanks-name") && in.has["name"]) {
		blank := "-"
		in.name = &blank
	}
	if !in.has["configSpace"] {
		in.configSpace = &had.configSpace
	}
	if !in.has["restrictedEntity"] {
		in.restricted = &had.restricted
	}
	if !c.variant("update-keeps-the-rest") {
		return
	}
	if !in.has["name"] {
		in.name = &had.name
	}
	if !in.has["description"] {
		in.description = had.description
	}
	if !in.has["enabled"] {
		in.enabled = &had.enabled
	}
}

// unknown says whether an update names an application that does not exist.
func (c *call) unknown(in *input) bool {
	switch {
	case c.bug("update-skips-unknown-apps"):
		return false
	case c.bug("update-checks-added-only"):
		return c.unknownApps(in.added)
	case c.bug("update-checks-deleted-only"):
		return c.unknownApps(in.deleted)
	}
	return c.unknownApps(in.added) || c.unknownApps(in.deleted) || c.unknownApps(in.apps)
}

// spoilUpdate holds the bugs of what an update stores.
func (c *call) spoilUpdate(st *state, had state, in *input) {
	switch {
	case c.bug("update-keeps-name"):
		st.name = had.name
	case c.bug("update-keeps-description"):
		st.description = had.description
	case c.bug("update-cannot-clear-description"):
		if in.description != nil && *in.description == "" {
			st.description = had.description
		}
	case c.bug("update-cannot-disable"):
		st.enabled = st.enabled || had.enabled
	case c.bug("update-cannot-enable"):
		st.enabled = st.enabled && had.enabled
	case c.bug("update-in-ascii"):
		st.name = ascii(st.name)
	case c.bug("update-keeps-modified-time"):
		st.modified = had.modified
	case c.bug("update-forgets-who"):
		st.modifiedBy = had.modifiedBy
	}
}
