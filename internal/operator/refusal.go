package operator

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/assay-conformance/assay/internal/contract"
)

// refusals lists the operators of a write that is refused and done all the same, wholly or in part: one for each
// documented refusal.
func (l *lister) refusals() {
	op, r := l.op, l.resource
	for _, answer := range op.Responses {
		status := answer.Status
		if status[0] != '4' || status == "429" {
			continue
		}
		place := status
		l.needs = strings.TrimSuffix(status, "XX")
		when := func(do func(w *wire, c *call)) func(*wire) {
			return func(w *wire) {
				w.after = func(c *call) {
					if c.op.ID == op.ID && answers(op, c.status, status) {
						do(w, c)
					}
				}
			}
		}
		switch {
		case r.Creates(op.ID) && op.Body != nil && r.ID.Property != "":
			l.add(place, "refused-done", "a refused creation is stored", when((*wire).createRefused))
		case removes(r, op):
			l.add(place, "refused-done", "a refused removal is carried out", when(func(w *wire, c *call) {
				if id := c.id(); w.things[id] != nil {
					w.hidden[id] = true
				}
			}))
		case is(op, r.Update):
			l.add(place, "refused-done", "a refused update is carried out", when(func(w *wire, c *call) { w.changeRefused(c, false) }))
			l.add(place, "refused-half-done", "half of a refused update is carried out", when(func(w *wire, c *call) { w.changeRefused(c, true) }))
		}
	}
}

// answers reports whether the documented response of a status is the one under that name, such as 4XX.
func answers(op *contract.Operation, status int, name string) bool {
	documented, ok := op.Response(status)
	return ok && documented.Status == name
}

// createRefused stores what a refused creation asked for: the name that it gives, and otherwise what the last
// accepted creation gave.
func (w *wire) createRefused(c *call) {
	wanted := text(object(c.sent)[w.resource.Name.Sent])
	if wanted == "" {
		return
	}
	for _, t := range w.latestFirst() {
		if t.made == nil || t.made.op.ID != c.op.ID || object(t.made.sent) == nil {
			continue
		}
		body := maps.Clone(object(t.made.sent))
		w.count++
		body[w.resource.Name.Sent] = fmt.Sprintf("%.20s %d", wanted, w.count)
		if w.createAs(t.made, c.op, body, wanted) != nil {
			w.fired = true
		}
		return
	}
}

func (w *wire) latestFirst() []*thing {
	return slices.SortedFunc(maps.Values(w.things), func(a, b *thing) int { return b.order - a.order })
}

// changeRefused shows what a refused update asked for, or the first property of it, in all later views.
func (w *wire) changeRefused(c *call, half bool) {
	id := c.id()
	t := w.things[id]
	if t == nil {
		return
	}
	asked := c.asked()
	names := slices.DeleteFunc(slices.Sorted(maps.Keys(asked)), func(name string) bool {
		shown, as := w.resource.ShownAs(name, c.op.ID)
		old, there := t.shown[shown]
		return !as || !there || name == w.resource.ID.Property || key(old) == key(asked[name])
	})
	if half {
		names = names[:min(1, len(names)/2)] // of one property there is no half
	}
	for _, name := range names {
		value := asked[name]
		shown, _ := w.resource.ShownAs(name, c.op.ID)
		w.edit(id, name, func(object map[string]any, _ string) bool {
			old, there := object[shown]
			if !there {
				return false
			}
			object[shown] = copied(value)
			return key(old) != key(value)
		})
	}
}

// asked returns the properties that an update asks for, whatever its style.
func (c *call) asked() map[string]any {
	if o := object(c.sent); o != nil {
		return o
	}
	all := map[string]any{}
	list, _ := c.sent.([]any)
	for _, item := range list { // a JSON Patch (RFC 6902)
		step := object(item)
		if path := text(step["path"]); len(path) > 1 && step["op"] != "remove" {
			all[path[1:]] = step["value"]
		}
	}
	return all
}
