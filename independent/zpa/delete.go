package zpa

import (
	"encoding/json"
	"net/http"
)

func (c *call) delete() {
	scope, no := c.writeScope(nil)
	if no != nil {
		c.refuse(c.w, *no)
		return
	}
	if c.bug("delete-in-any-microtenant") {
		scope = everywhere
	}
	g, st, ok := c.find(scope)
	if !ok {
		if c.bug("delete-of-nothing-is-204") {
			c.w.WriteHeader(http.StatusNoContent)
			return
		}
		c.refuse(c.w, c.missing())
		return
	}
	if g.deception && !c.bug("delete-of-deception") {
		if c.bug("delete-of-deception-refused-but-done") {
			g.remove(c.now)
		}
		c.refuse(c.w, c.unavailable())
		return
	}
	if name := c.referrer(g, st); name != "" {
		if c.bug("delete-of-referenced-refused-but-done") {
			g.remove(c.now)
		}
		no := referenced(name)
		switch {
		case c.bug("delete-of-referenced-is-409"):
			no.status = http.StatusConflict
		case c.bug("delete-of-referenced-is-500"):
			no.status = http.StatusInternalServerError
		case c.bug("referenced-names-the-group"):
			no.Params[1] = st.name
		}
		c.refuse(c.w, no)
		return
	}
	if c.bug("delete-does-nothing-for-disabled") && !st.enabled {
		c.w.WriteHeader(http.StatusNoContent)
		return
	}
	if c.bug("delete-takes-namesakes") {
		for _, other := range c.store.groups {
			if o, ok := other.latest(); ok && other.customer == g.customer && o.name == st.name {
				other.remove(c.now)
			}
		}
	}
	g.remove(c.now)
	if c.bug("ids-used-again") {
		c.store.freed = g.id
	}
	if c.bug("delete-answers-200") {
		c.answer(c.w, http.StatusOK, map[string]any{})
		return
	}
	c.w.WriteHeader(http.StatusNoContent)
}

// referrer names an application that refers to the group, if there is one.
func (c *call) referrer(g *group, st state) string {
	if c.bug("delete-of-referenced") {
		return ""
	}
	if c.bug("delete-refused-after-unlinking") {
		return g.linkedOnce
	}
	if len(st.apps) == 0 {
		return ""
	}
	return c.store.apps[st.apps[0]].name
}

// bodyID is the id that a body holds.
func bodyID(body []byte) string {
	var v struct {
		ID string `json:"id"`
	}
	json.Unmarshal(body, &v)
	return v.ID
}
