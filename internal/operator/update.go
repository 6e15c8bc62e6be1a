package operator

import (
	"reflect"
	"slices"

	"github.com/assay-conformance/assay/internal/contract"
)

// updated are the transforms that an update may make of what it was asked to store.
var updated = []transform{cuts, lowers, trims, escapes, sorts}

// beside are those that it may make of what it was not asked to change.
var beside = []transform{drops, resets, alters}

// updates lists the operators of an operation that changes things. The server is right, and the views after the
// update are not; its own response is.
func (l *lister) updates() {
	op := l.op
	if l.view() == nil {
		return
	}
	answered := l.shown(op)
	for _, p := range l.shown(l.view()) {
		property, changes := p.Name, l.changes(p.Name)
		if changes {
			l.add(property, "update-ignores", "an update leaves "+property+" as it was", l.update(func(w *wire, id string, before, after map[string]any) {
				if reflect.DeepEqual(before[property], after[property]) {
					return
				}
				old, there := before[property]
				w.edit(id, property, func(object map[string]any, _ string) bool {
					now, shown := object[property]
					if !there {
						delete(object, property)
					} else if shown {
						object[property] = copied(old)
					}
					return shown && !(there && reflect.DeepEqual(now, old))
				})
			}))
		}
		for _, t := range updated {
			if !changes || !t.fits(p) {
				continue
			}
			l.add(property, "update-"+t.name, "an update "+t.what+" "+property, l.update(func(w *wire, id string, before, after map[string]any) {
				if !reflect.DeepEqual(before[property], after[property]) {
					w.edit(id, property, w.staying(property, t))
				}
			}))
		}
		for _, t := range beside {
			l.add(property, "update-also-"+t.name, "an update of something else "+t.what+" "+property, l.update(func(w *wire, id string, before, after map[string]any) {
				if value, there := after[property]; there && reflect.DeepEqual(before[property], value) {
					w.edit(id, property, w.staying(property, t))
				}
			}))
		}
		if !slices.ContainsFunc(answered, func(p contract.Property) bool { return p.Name == property }) {
			continue
		}
		l.add(property, "answer-alters", "the response shows another "+property+" than is stored", func(w *wire) {
			w.after = func(c *call) { w.answer(c, op, property, alters) }
		})
	}
	if len(answered) > 0 {
		l.add("", "answer-old", "the response shows the thing as it was before", func(w *wire) {
			var before map[string]any
			w.before = func(c *call) { before = w.look(c.id(), c) }
			w.after = func(c *call) {
				if !c.accepted(op) || before == nil {
					return
				}
				changed := false
				each(c.shown, w.resource.ID.Property, func(object map[string]any, _ string) {
					for name, value := range object {
						if old, there := before[name]; there && !reflect.DeepEqual(old, value) {
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
	var asked map[string]any // of the last update
	keeps := l.update(func(w *wire, id string, before, after map[string]any) {
		for name, value := range after {
			old, there := before[name]
			if _, is := asked[name]; is || !there || reflect.DeepEqual(old, value) || w.linked(name) {
				continue
			}
			w.edit(id, name, asBefore(name, old))
		}
	})
	l.add("", "update-keeps-the-servers", "an update leaves what the server sets as it was, such as a time", func(w *wire) {
		keeps(w)
		after := w.after
		w.after = func(c *call) {
			if asked = map[string]any{}; c.op.ID == op.ID {
				for name, value := range c.asked() {
					as, _ := w.resource.ShownAs(name, op.ID)
					asked[as], asked[name] = value, value
				}
			}
			after(c)
		}
	})
	l.add("", "update-does-nothing", "an update is accepted, and changes nothing", l.update(func(w *wire, id string, before, after map[string]any) {
		for name, value := range after {
			if old, there := before[name]; there && !reflect.DeepEqual(old, value) {
				w.edit(id, name, asBefore(name, old))
			}
		}
	}))
}

// asBefore shows an old value of a property.
func asBefore(name string, old any) edit {
	return func(object map[string]any, _ string) bool {
		now, shown := object[name]
		if shown {
			object[name] = copied(old)
		}
		return shown && !reflect.DeepEqual(now, old)
	}
}

// update returns what a wire does that looks at a thing before and after an accepted update of it.
func (l *lister) update(accepted func(w *wire, id string, before, after map[string]any)) func(*wire) {
	op := l.op
	return func(w *wire) {
		var before map[string]any
		w.before = func(c *call) {
			if c.op.ID == op.ID {
				before = w.look(c.id(), c)
			}
		}
		w.after = func(c *call) {
			id := c.id()
			if !c.accepted(op) || before == nil || id == "" {
				return
			}
			if after := w.look(id, c); after != nil {
				accepted(w, id, before, after)
			}
		}
	}
}
