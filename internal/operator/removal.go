package operator

import (
	"maps"
	"net/http"
	"slices"
)

// removals lists the operators of an operation that removes things.
func (l *lister) removals() {
	op := l.op
	keeps := func(one, list bool) func(*wire) {
		return func(w *wire) {
			var before map[string]any
			var alone []byte
			w.before = func(c *call) {
				if c.op.ID == op.ID {
					before = w.look(c.id(), c)
					alone = w.alone(c.id(), c)
				}
			}
			w.after = func(c *call) {
				if c.accepted(op) && before != nil {
					w.kept[c.id()] = kept{shown: before, one: one, list: list, get: alone}
				}
			}
		}
	}
	if l.resource.Get != "" {
		l.add("", "removal-keeps-one", "what is removed can still be read", keeps(true, false))
	}
	if l.resource.List != "" {
		l.add("", "removal-keeps-listed", "what is removed is still listed", keeps(false, true))
	}
	l.add("", "removal-does-nothing", "a removal is accepted, and removes nothing", keeps(true, true))
	l.add("", "removal-also-another", "a removal removes the thing that was made before, too", func(w *wire) {
		w.after = func(c *call) {
			if !c.accepted(op) {
				return
			}
			if id := w.latestBut(c.id()); id != "" {
				w.hidden[id] = true
			}
		}
	})
}

// alone is the body of a reading of a thing; nil if it cannot be read.
func (w *wire) alone(id string, like *call) []byte {
	path, ok := w.pathOf(w.resource.Get, id, like)
	if !ok {
		return nil
	}
	query := like.query
	if answer := w.send(like.request, http.MethodGet, path, only(query, w.resource.Scope.Query), nil); answer.Code/100 == 2 {
		return answer.Body.Bytes()
	}
	return nil
}

// latestBut is the id of the latest thing that a call created, apart from the given one; empty if there is none.
func (w *wire) latestBut(id string) string {
	latest := ""
	for other, t := range w.things {
		if other != id && t.made != nil && !w.hidden[other] && (latest == "" || t.order > w.things[latest].order) {
			latest = other
		}
	}
	return latest
}

// keep shows what is gone and kept.
func (w *wire) keep(c *call) {
	if w.resource.Get != "" && is(c.op, w.resource.Get) && c.status/100 == 4 {
		if k, there := w.kept[c.id()]; there && k.one && k.get != nil {
			c.status, c.body = http.StatusOK, k.get
			c.header.Set("Content-Type", "application/json")
			c.show(decode(k.get))
		}
		return
	}
	if w.resource.List == "" || !is(c.op, w.resource.List) || c.status/100 != 2 || !c.whole() {
		return
	}
	items, put := c.items()
	if put == nil {
		return
	}
	for _, id := range slices.Sorted(maps.Keys(w.kept)) {
		k := w.kept[id]
		if k.list && !slices.ContainsFunc(items, func(item any) bool { return text(object(item)[w.resource.ID.Property]) == id }) {
			items = append(items, k.shown)
			put(items)
			c.count(1)
			c.edited()
		}
	}
}

// hide leaves out what is there and hidden.
func (w *wire) hide(c *call) {
	if w.resource.Get != "" && is(c.op, w.resource.Get) && w.hidden[c.id()] && c.status/100 == 2 {
		if path, ok := w.pathOf(w.resource.Get, w.resource.ID.Unknown, c); ok {
			c.take(w.send(c.request, http.MethodGet, path, c.query, nil))
			w.fired = true
		}
		return
	}
	items, put := c.items()
	if put == nil {
		return
	}
	left := slices.DeleteFunc(slices.Clone(items), func(item any) bool { return w.hidden[text(object(item)[w.resource.ID.Property])] })
	if len(left) < len(items) {
		put(left)
		c.count(len(left) - len(items))
		c.edited()
	}
}
