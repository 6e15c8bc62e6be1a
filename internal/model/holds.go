package model

import (
	"encoding/json"
	"maps"
	"reflect"
	"slices"

	"github.com/assay-conformance/assay/internal/exchange"
)

// Holds reports whether a value that is shown is the one that was sent. An object may have more
// properties than were sent, and a null within it may have become anything: the sources do not say
// what null means there.
func Holds(shown, sent any) bool {
	switch want := sent.(type) {
	case map[string]any:
		got, ok := shown.(map[string]any)
		for name, value := range want {
			if ok = ok && (value == nil || Holds(got[name], value)); !ok {
				return false
			}
		}
		return ok
	case []any:
		got, _ := shown.([]any)
		return len(got) == len(want) && (len(want) > 0 || empty(shown)) && each(got, want)
	}
	return empty(shown) && empty(sent) || reflect.DeepEqual(shown, sent)
}

func each(got, want []any) bool {
	for i := range want {
		if !Holds(got[i], want[i]) {
			return false
		}
	}
	return true
}

// empty reports whether a value is none: null, an absent one, an empty text or an empty list.
func empty(value any) bool {
	items, list := value.([]any)
	return value == nil || value == "" || list && len(items) == 0
}

func isNothing(value exchange.Value) bool {
	v, reliable := value.Any()
	return value.Absent() || reliable && empty(v)
}

func valuesOf(items []exchange.Value) []any {
	all := make([]any, 0, len(items))
	for _, item := range items {
		v, _ := item.Any()
		all = append(all, v)
	}
	return all
}

// idsOf returns the ids in a list of ids, or of objects with an id, each once.
func idsOf(list any, property string) []string {
	items, _ := list.([]any)
	ids := map[string]bool{}
	for _, item := range items {
		if object, ok := item.(map[string]any); ok {
			item = object[property]
		}
		switch id := item.(type) {
		case string:
			ids[id] = true
		case json.Number:
			ids[id.String()] = true
		}
	}
	return slices.Sorted(maps.Keys(ids))
}

func asList(ids []string) any {
	all := []any{}
	for _, id := range ids {
		all = append(all, id)
	}
	return all
}

func sameIDs(a, b any, property string) bool {
	return slices.Equal(idsOf(a, property), idsOf(b, property))
}

// clone copies a JSON value, because a canonical form is made in place.
func clone(value any) any {
	switch v := value.(type) {
	case map[string]any:
		object := make(map[string]any, len(v))
		for name, inner := range v {
			object[name] = clone(inner)
		}
		return object
	case []any:
		list := make([]any, len(v))
		for i, inner := range v {
			list[i] = clone(inner)
		}
		return list
	}
	return value
}
