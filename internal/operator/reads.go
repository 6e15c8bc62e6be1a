package operator

import (
	"reflect"
	"strings"
)

// reads lists the operators of an operation that shows things.
func (l *lister) reads() {
	op, r := l.op, l.resource
	if r.ID.Property == "" {
		return
	}
	if is(op, r.Get) {
		l.add("", "read-another", "a reading shows another thing under the id that was asked for", func(w *wire) {
			w.after = func(c *call) {
				id := c.shownID()
				if !c.accepted(op) || id == "" {
					return
				}
				if another := w.latestBut(id); another != "" {
					each(c.shown, r.ID.Property, func(object map[string]any, _ string) {
						for name, value := range w.things[another].shown {
							if _, there := object[name]; there && name != r.ID.Property {
								object[name] = value
							}
						}
					})
					c.edited()
				}
			}
		})
	}
	if op.ID == r.Get && r.ID.Path != "" {
		l.add("", "read-by-beginning", "the beginning of an id finds a thing", func(w *wire) {
			w.after = func(c *call) {
				part := c.path[r.ID.Path]
				if c.op.ID != op.ID || c.status/100 != 4 || part == "" {
					return
				}
				for id := range w.things {
					if id == part || !strings.HasPrefix(id, part) {
						continue
					}
					path := strings.Replace(c.request.URL.Path, "/"+part, "/"+id, 1)
					if answer := w.send(c.request, c.request.Method, path, c.query, c.raw); answer.Code/100 == 2 {
						c.take(answer)
						w.fired = true
						return
					}
				}
			}
		})
	}
	if r.Update != "" {
		l.add("", "read-stale", "what was changed is shown as it was", func(w *wire) {
			before := map[string]map[string]any{}
			w.before = func(c *call) {
				if is(c.op, r.Update) {
					if old := w.look(c.id(), c); old != nil {
						before[c.id()] = old
					}
				}
			}
			w.after = func(c *call) {
				if !c.accepted(op) {
					return
				}
				changed := false
				each(c.shown, r.ID.Property, func(object map[string]any, id string) {
					for name, old := range before[id] {
						if value, there := object[name]; there && !reflect.DeepEqual(value, old) {
							object[name], changed = old, true
						}
					}
				})
				if changed {
					c.edited()
				}
			}
		})
	}
	for _, p := range l.shown(op) {
		l.add(p.Name, "read-resets", "a reading empties "+p.Name, l.reading(p.Name, resets))
	}
}

// reading changes a property in one view, and in no other.
func (l *lister) reading(property string, t transform) func(*wire) {
	op := l.op
	return func(w *wire) {
		w.after = func(c *call) {
			if !c.accepted(op) {
				return
			}
			changed := false
			each(c.shown, w.resource.ID.Property, func(object map[string]any, _ string) { changed = t.as(object, property) || changed })
			if changed {
				c.edited()
			}
		}
	}
}
