package operator

import (
	"maps"
	"net/http"
	"net/url"
	"slices"
)

// memory is what a wire has seen, and what later views show that is not so.
type memory struct {
	things map[string]*thing // by id
	count  int

	edits  map[string]map[string]edit // by id and a key
	hidden map[string]bool            // things that no view shows although they are there
	kept   map[string]kept            // things that a view shows although they are gone
}

// thing is what is known of one thing.
type thing struct {
	order int            // when it was first seen
	shown map[string]any // as it was last shown
	made  *call          // its creation; nil for one that was there before
}

// edit changes what a view of an operation shows of a thing, and reports whether it did.
type edit func(object map[string]any, operation string) bool

// kept says in which views a thing that is gone is still there.
type kept struct {
	shown     map[string]any
	one, list bool
	get       []byte // the body of the last reading of it alone
}

func newMemory() memory {
	return memory{things: map[string]*thing{}, edits: map[string]map[string]edit{}, hidden: map[string]bool{}, kept: map[string]kept{}}
}

// edit enters a change of all later views of a thing. It replaces one with the same key.
func (m *memory) edit(id, key string, do edit) {
	if m.edits[id] == nil {
		m.edits[id] = map[string]edit{}
	}
	m.edits[id][key] = do
}

// remember enters what a response has shown.
func (w *wire) remember(c *call) {
	if c.status/100 != 2 {
		return
	}
	each(c.shown, w.resource.ID.Property, func(object map[string]any, id string) {
		if w.things[id] == nil {
			w.count++
			w.things[id] = &thing{order: w.count}
		}
		w.things[id].shown = object
	})
	if id := c.shownID(); id != "" && w.resource.Creates(c.op.ID) && w.things[id].made == nil {
		w.things[id].made = c
	}
}

// alter makes a response show what the memory says.
func (w *wire) alter(c *call) {
	changed := false
	if c.status/100 == 2 && len(w.edits) > 0 {
		each(c.shown, w.resource.ID.Property, func(object map[string]any, id string) {
			for _, key := range slices.Sorted(maps.Keys(w.edits[id])) {
				changed = w.edits[id][key](object, c.op.ID) || changed
			}
		})
	}
	if changed {
		c.edited()
	}
	if len(w.hidden) > 0 {
		w.hide(c)
	}
	if len(w.kept) > 0 {
		w.keep(c)
	}
}

// look reads a thing as the server has it, as the caller of another call; nil if it cannot be read.
func (w *wire) look(id string, like *call) map[string]any {
	var found map[string]any
	for _, operation := range []string{w.resource.Get, w.resource.List} {
		if answer, ok := w.ask(operation, id, like); ok && found == nil {
			each(answer, w.resource.ID.Property, func(object map[string]any, shown string) {
				if shown == id {
					found = object
				}
			})
		}
		if found != nil || operation == w.resource.Get && operation != "" {
			break
		}
	}
	return found
}

// ask calls a reading operation with the path parameters of a call, or of the creation of the thing.
func (w *wire) ask(operation, id string, like *call) (shown any, ok bool) {
	path, ok := w.pathOf(operation, id, like)
	if !ok {
		return nil, false
	}
	query := url.Values{}
	if scope := w.resource.Scope.Query; scope != "" && like.query.Has(scope) {
		query.Set(scope, like.query.Get(scope))
	}
	answer := w.send(like.request, http.MethodGet, path, query, nil)
	return decode(answer.Body.Bytes()), answer.Code/100 == 2
}

// pathOf fills in the path of an operation; ok is false if a parameter is not known.
func (w *wire) pathOf(operation, id string, like *call) (path string, ok bool) {
	op := w.contract.Operation(operation)
	if op == nil {
		return "", false
	}
	values := map[string]string{}
	if t := w.things[id]; t != nil && t.made != nil {
		maps.Copy(values, t.made.path)
	}
	maps.Copy(values, like.path)
	if w.resource.ID.Path != "" {
		values[w.resource.ID.Path] = id
	}
	for _, name := range op.ParametersIn("path") {
		if values[name] == "" {
			return "", false
		}
	}
	return op.URLPath(values), true
}
