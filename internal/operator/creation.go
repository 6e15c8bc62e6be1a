package operator

import (
	"reflect"
	"slices"

	"github.com/assay-conformance/assay/internal/contract"
)

// creations lists the operators of an operation that creates things. What a creation stores otherwise, its own
// response does not show.
func (l *lister) creations() {
	op, r := l.op, l.resource
	if r.ID.Property == "" || l.view() == nil {
		return // nothing shows what was stored
	}
	answered := l.shown(op)
	for _, p := range l.stored() {
		property := p.Name
		for _, t := range stored {
			if !t.fits(p) {
				continue
			}
			l.add(property, "creation-"+t.name, "a creation "+t.what+" "+property, func(w *wire) {
				w.after = func(c *call) {
					if id := c.shownID(); c.accepted(op) && id != "" && sends(c, property) {
						w.edit(id, property, w.staying(property, t))
					}
				}
			})
		}
		if as, shown := r.ShownAs(property, op.ID); !shown || !slices.ContainsFunc(answered, func(p contract.Property) bool { return p.Name == as }) {
			continue
		}
		l.add(property, "answer-alters", "the response shows another "+property+" than is stored", func(w *wire) {
			w.after = func(c *call) { w.answer(c, op, property, alters) }
		})
	}
	l.add("", "answer-another", "the response shows the thing that was created before", func(w *wire) {
		var last any
		w.after = func(c *call) {
			if !c.accepted(op) || c.shownID() == "" {
				return
			}
			now := copied(c.shown)
			if last != nil {
				w.remember(c) // what the client does not see is there
				c.show(last)
			}
			last = now
		}
	})
	l.add("", "creation-twice", "a creation stores the thing twice", func(w *wire) {
		w.after = func(c *call) {
			if !c.accepted(op) {
				return
			}
			if again := w.send(c.request, c.request.Method, c.request.URL.Path, c.query, c.raw); again.Code/100 == 2 {
				w.fired = true
				return
			}
			if more := w.double(c); more != nil {
				w.fired = true
			}
		}
	})
}

// sends reports whether a request sends a property with a value.
func sends(c *call, property string) bool {
	value, there := object(c.sent)[property]
	return there && value != nil
}

// staying changes a property in every view, as long as it is as it was when it was first seen.
func (w *wire) staying(property string, t transform) edit {
	var first any
	seen := false
	return func(object map[string]any, operation string) bool {
		name, ok := w.resource.ShownAs(property, operation)
		if !ok {
			return false
		}
		value, there := object[name]
		if !there {
			return false
		}
		if !seen {
			first, seen = copied(value), true
		}
		return reflect.DeepEqual(first, value) && t.as(object, name)
	}
}

// answer changes one property in the response of a write.
func (w *wire) answer(c *call, op *contract.Operation, property string, t transform) {
	if !c.accepted(op) {
		return
	}
	name, ok := w.resource.ShownAs(property, op.ID)
	if !ok {
		return
	}
	changed := false
	each(c.shown, w.resource.ID.Property, func(object map[string]any, _ string) {
		changed = t.as(object, name) || changed
	})
	if changed {
		c.edited()
	}
}
