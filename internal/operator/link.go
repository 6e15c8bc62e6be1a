package operator

import (
	"maps"
	"slices"
)

// links lists the operators of an update that links things, and unlinks them.
func (l *lister) links() {
	op, r := l.op, l.resource
	for _, property := range slices.Sorted(maps.Keys(r.Links)) {
		link := r.Links[property]
		linked := func(item any) string {
			if o := object(item); o != nil {
				return text(o[link.ID])
			}
			return text(item)
		}
		ids := func(value any) (all []string) {
			list, _ := value.([]any)
			for _, item := range list {
				all = append(all, linked(item))
			}
			return all
		}
		// filtered keeps some of the links of a thing in all later views
		filtered := func(w *wire, id string, keep func(linked string) bool) {
			w.edit(id, property, func(object map[string]any, _ string) bool {
				list, _ := object[property].([]any)
				left := slices.DeleteFunc(slices.Clone(list), func(item any) bool { return !keep(linked(item)) })
				object[property] = left
				return len(left) < len(list)
			})
		}
		for _, name := range []string{property, link.Add} {
			if name == "" {
				continue
			}
			l.add(name, "links-first-only", "only the first of several "+name+" is linked", func(w *wire) {
				w.after = func(c *call) {
					if asked := ids(object(c.sent)[name]); c.accepted(op) && len(asked) > 1 {
						filtered(w, c.id(), func(one string) bool { return one == asked[0] || !slices.Contains(asked, one) })
					}
				}
			})
		}
		if link.Add != "" {
			l.add(link.Add, "links-replace", "what is linked already is unlinked", func(w *wire) {
				w.after = func(c *call) {
					if asked := ids(object(c.sent)[link.Add]); c.accepted(op) && len(asked) > 0 {
						filtered(w, c.id(), func(one string) bool { return slices.Contains(asked, one) })
					}
				}
			})
		}
		if link.Drop != "" {
			l.add(link.Drop, "links-all-removed", "all are unlinked where one was asked for", func(w *wire) {
				w.after = func(c *call) {
					if asked := ids(object(c.sent)[link.Drop]); c.accepted(op) && len(asked) > 0 {
						filtered(w, c.id(), func(string) bool { return false })
					}
				}
			})
		}
	}
}

// linked reports whether a property lists what a thing is linked to.
func (w *wire) linked(property string) bool {
	_, is := w.resource.Links[property]
	return is
}
