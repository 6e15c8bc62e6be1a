package resource

import (
	"maps"

	"github.com/assay-conformance/assay/internal/exchange"
)

// The styles of a change.
const (
	Merge     = "merge"      // the properties that are sent change, the others stay
	Whole     = "whole"      // every property is sent again
	JSONPatch = "json-patch" // a list of operations (RFC 6902)
)

// Change describes the body of an update.
type Change struct {
	Template `yaml:",inline"`
	Style    string   `yaml:"style"` // never empty after loading; Merge by default
	From     string   `yaml:"from"`  // for Whole: sent or read, the source of the properties that are sent again
	Keep     []string `yaml:"keep"`  // for Whole: the properties that are sent again
}

// ChangeBody returns the body of an update that gives properties of a thing new values. known
// contains the properties sent at creation, or those that a read showed.
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

// Unlinking returns the body of an update that removes the links that prevent the deletion of a
// thing, as far as a read shows them; nil if there are none.
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

// Canonical returns a value of a property in canonical form for comparison: without the properties
// that mean the same absent, null and empty. It modifies the value.
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

// without removes empty properties with these names from a value, at any depth.
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
