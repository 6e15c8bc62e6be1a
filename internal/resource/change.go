package resource

import (
	"maps"

	"github.com/assay-conformance/assay/internal/exchange"
)

// The styles of a change.
const (
	Merge     = "merge"      // what is sent changes, the rest stays
	Whole     = "whole"      // all is sent again
	JSONPatch = "json-patch" // a list of operations (RFC 6902)
)

// Change says what the body of an update is like.
type Change struct {
	Template `yaml:",inline"`
	Style    string   `yaml:"style"` // after loading never empty: Merge unless the file says otherwise
	From     string   `yaml:"from"`  // of Whole: sent or read, where what is sent again comes from
	Keep     []string `yaml:"keep"`  // of Whole: the properties that are sent again
}

// ChangeBody makes the body of an update that gives properties of a thing new values. known is
// what the thing was made with, or what reading it showed.
func (r *Resource) ChangeBody(known, properties map[string]any) any {
	switch r.Change.Style {
	case Whole:
		body := map[string]any{}
		for _, name := range r.Change.Keep {
			if value := known[name]; value != nil {
				body[name] = value
			}
		}
		maps.Copy(body, properties)
		return body
	case JSONPatch:
		patch := []any{}
		for _, name := range sortedKeys(properties) {
			patch = append(patch, map[string]any{"op": "replace", "path": "/" + name, "value": properties[name]})
		}
		return patch
	}
	return properties
}

// Unlinking makes the body of an update that takes off the links which keep a thing from being
// deleted, as far as reading the thing shows them; nil when there are none.
func (r *Resource) Unlinking(shown exchange.Value) any {
	drop := map[string]any{}
	for _, property := range r.Removal.Unlink {
		link := r.Links[property]
		items, _ := shown.Property(property).Items()
		var ids []any
		for _, item := range items {
			if id, ok := item.Property(link.ID).Text(); ok {
				ids = append(ids, id)
			}
		}
		if len(ids) > 0 {
			drop[link.Drop] = ids
		}
	}
	if len(drop) == 0 {
		return nil
	}
	known := map[string]any{}
	for _, name := range r.Change.Keep {
		if value, ok := shown.Property(name).Any(); ok {
			known[name] = value
		}
	}
	return r.ChangeBody(known, drop)
}

// Canonical gives a value of a property in the one form that is compared: without what the
// resource says is the same absent, null and empty. It changes the value.
func (r *Resource) Canonical(property string, value any) any {
	empty := map[string]bool{}
	for _, name := range r.Properties[property].Empty {
		empty[name] = true
	}
	if len(empty) == 0 {
		return value
	}
	if empty[property] && isEmpty(value) {
		return nil
	}
	return without(value, empty)
}

// without takes empty properties of some names out of a value, at any depth.
func without(value any, names map[string]bool) any {
	switch v := value.(type) {
	case map[string]any:
		for name, inner := range v {
			v[name] = without(inner, names)
			if names[name] && isEmpty(inner) {
				delete(v, name)
			}
		}
	case []any:
		for i, item := range v {
			v[i] = without(item, names)
		}
	}
	return value
}

func isEmpty(value any) bool {
	items, list := value.([]any)
	return value == nil || list && len(items) == 0
}
