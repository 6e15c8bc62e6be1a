package zpa

import (
	"html"
	"net/http"
	"slices"
	"strings"
	"unicode/utf8"
)

// checked is the state that a body asks for, where it says all.
func (c *call) checked(in *input) (state, *refusal) {
	st := state{configSpace: "DEFAULT", description: in.description}
	if in.name == nil || strings.TrimSpace(*in.name) == "" {
		no := invalid("The field name is required.")
		return st, &no
	}
	st.name = *in.name
	if c.variant("names-of-40") && utf8.RuneCountInString(st.name) > 40 {
		no := invalid("The field name is too long.")
		return st, &no
	}
	if in.enabled == nil && c.variant("enabled-must-be-given") {
		no := invalid("The field enabled is required.")
		return st, &no
	}
	if in.enabled != nil {
		st.enabled = *in.enabled
	}
	if in.configSpace != nil {
		st.configSpace = *in.configSpace
	}
	if in.restricted != nil {
		st.restricted = *in.restricted
	}
	return st, nil
}

// taken says whether another group of the Microtenant has the name, where names are unique.
func (c *call) taken(name, scope string, self *group) bool {
	if !c.variant("unique-names") {
		return false
	}
	return slices.ContainsFunc(c.store.groups, func(g *group) bool {
		st, ok := g.latest()
		return ok && g != self && c.within(g, scope) && strings.EqualFold(st.name, name)
	})
}

func (c *call) create() {
	in, no := c.input()
	if no != nil {
		c.refuse(c.w, *no)
		return
	}
	if in.name == nil && (c.bug("create-without-name") && !in.has["name"] || c.bug("create-with-null-as-name") && in.has["name"]) {
		name := "undefined"
		in.name = &name
	}
	if c.bug("microtenant-of-body-ignored") {
		in.microtenant = nil
	}
	named := in.microtenant != nil || c.query.Has("microtenantId")
	scope, no := c.writeScope(in.microtenant)
	if no != nil {
		c.refuse(c.w, *no)
		return
	}
	if c.bug("microtenant-of-the-last-call") && c.client.microtenant == "" {
		if named {
			c.last = scope
		} else if c.last != "" {
			scope = c.last
		}
	}
	st, no := c.checked(in)
	if no == nil && c.taken(st.name, scope, nil) {
		twice := invalid("Another segment group has this name.")
		no = &twice
	}
	if no != nil {
		c.refuse(c.w, *no)
		return
	}
	c.spoil(&st, in)
	g := &group{id: c.store.newID(), customer: c.client.customer, microtenant: scope, created: c.now}
	st.modifiedBy = c.client.user
	if bad := c.unknownApps(in.apps); bad && !c.bug("unknown-application-skipped") {
		if c.bug("create-refused-but-done") {
			g.change(c.now, st)
			c.store.add(g)
		}
		c.refuse(c.w, badApps())
		return
	}
	st.apps = c.linked(g, nil, in.apps)
	if c.bug("create-links-first-application") && len(st.apps) > 1 {
		st.apps = st.apps[:1]
	}
	answered := st
	if c.bug("create-stores-no-links") {
		st.apps = nil
	}
	if c.bug("create-stores-disabled") {
		st.enabled = false
	}
	g.change(c.now, st)
	c.store.add(g)
	status := http.StatusOK
	if c.bug("create-answers-201") {
		status = http.StatusCreated
	}
	c.answer(c.w, status, c.show(shown{g, answered}))
}

// spoil holds the bugs of what a new group stores.
func (c *call) spoil(st *state, in *input) {
	switch {
	case c.bug("create-trims-name"):
		st.name = strings.TrimSpace(strings.Join(strings.Fields(st.name), " "))
	case c.bug("create-escapes-name"):
		st.name = html.EscapeString(st.name)
	case c.bug("create-in-ascii"):
		st.name = ascii(st.name)
		if st.description != nil {
			d := ascii(*st.description)
			st.description = &d
		}
	case c.bug("create-forgets-description"):
		st.description = nil
	case c.bug("create-cuts-description"):
		if d := st.description; d != nil && len([]rune(*d)) > 100 {
			cut := string([]rune(*d)[:100])
			st.description = &cut
		}
	case c.bug("enabled-unless-told"):
		st.enabled = in.enabled == nil || *in.enabled
	case c.bug("create-always-enabled"):
		st.enabled = true
	}
}

// ascii puts a question mark for each other character.
func ascii(s string) string {
	return strings.Map(func(r rune) rune {
		if r > 126 {
			return '?'
		}
		return r
	}, s)
}
