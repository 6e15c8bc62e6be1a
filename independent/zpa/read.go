package zpa

import (
	"net/http"
	"time"
)

// cached is an answer that one of the bugs keeps for a while.
type cached struct {
	at   time.Time
	body map[string]any
}

// visible is what shows of a group now.
func (c *call) visible(g *group) (state, bool) { return g.at(c.now.Add(-c.delay)) }

func (c *call) get() {
	scope, no := c.readScope()
	if no != nil {
		c.refuse(c.w, *no)
		return
	}
	if c.bug("get-stale") {
		if kept, ok := c.cache[c.id]; ok && c.now.Sub(kept.at) < time.Minute {
			c.answer(c.w, http.StatusOK, kept.body)
			return
		}
	}
	g := c.store.byID[c.id]
	if g == nil || !c.within(g, scope) && !c.bug("get-from-any-microtenant") && !(c.bug("get-of-another-customer") && g.customer != c.client.customer) {
		c.notThere()
		return
	}
	st, ok := c.visible(g)
	if !ok && !c.bug("get-still-finds-deleted") {
		c.notThere()
		return
	}
	if c.bug("get-modifies") {
		st.modified = c.now
		g.change(c.now, st)
	}
	body := c.show(shown{g, st})
	if c.bug("get-without-description") {
		delete(body, "description")
	}
	if c.bug("get-in-a-list") {
		body = map[string]any{"list": []any{body}}
	}
	c.cache[c.id] = cached{at: c.now, body: body}
	c.answer(c.w, http.StatusOK, body)
}

// notThere answers a read of what does not exist.
func (c *call) notThere() {
	if c.bug("get-missing-is-200") {
		c.answer(c.w, http.StatusOK, map[string]any{})
		return
	}
	c.refuse(c.w, c.missing())
}

// find is the group that a writing call is about, as it is.
func (c *call) find(scope string) (*group, state, bool) {
	g := c.store.byID[c.id]
	if g == nil || !c.within(g, scope) {
		return nil, state{}, false
	}
	st, ok := g.latest()
	return g, st, ok
}
