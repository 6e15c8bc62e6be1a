package model

import (
	"maps"
	"slices"

	"github.com/assay-conformance/assay/internal/exchange"
	"github.com/assay-conformance/assay/internal/resource"
)

// links is a property of a change that adds ids to a list of links, or drops some.
type links struct {
	sent, shown string // the property of the request, and the one that shows the list
	id          string // property of an item with its id
	adds        bool
	want        []string // all ids that must be linked afterwards
	dropped     []string // those that must not be
	alone       bool     // the change does not both add and drop
}

// link reads what a change adds to a list of links and drops from it. A list that it sends beside
// them is left open.
func (a *Ask) link(property string, link resource.Link) {
	if link.Add == "" && link.Drop == "" {
		return
	}
	added, adds := a.set[link.Add]
	dropped, drops := a.set[link.Drop]
	sent := !empty(a.set[property])
	for _, name := range []string{link.Add, link.Drop, property} {
		delete(a.set, name)
	}
	shown := a.before.Property(property)
	items, reliable := shown.Items()
	if sent || !reliable && !isNothing(shown) {
		a.open[property] = true
		return
	}
	fewer := idsOf(dropped, link.ID)
	want := slices.DeleteFunc(append(idsOf(valuesOf(items), link.ID), idsOf(added, link.ID)...), func(id string) bool { return slices.Contains(fewer, id) })
	of := links{shown: property, id: link.ID, want: want, dropped: fewer, alone: adds != drops}
	if adds {
		of.sent, of.adds = link.Add, true
		a.links = append(a.links, of)
	}
	if drops {
		of.sent, of.adds = link.Drop, false
		a.links = append(a.links, of)
	}
}

// missing compares the links that are shown with those that must be. A link too many that was to be
// dropped is the fault of the property that drops, any other of the one that adds.
func (l links) missing(shown exchange.Value) (Difference, bool) {
	value, reliable := shown.Any()
	if !reliable && !shown.Absent() {
		return Difference{}, false
	}
	got := idsOf(value, l.id)
	differs := false
	for _, id := range slices.Concat(l.want, got) {
		switch {
		case slices.Contains(l.want, id) == slices.Contains(got, id):
		case slices.Contains(l.dropped, id):
			differs = differs || !l.adds
		default:
			differs = differs || l.adds || l.alone
		}
	}
	return Difference{l.sent, l.shown, asList(l.want), asList(got)}, differs
}

// asList returns ids as a JSON list.
func asList(ids []string) any {
	all := []any{}
	for _, id := range ids {
		all = append(all, id)
	}
	return all
}

func valuesOf(items []exchange.Value) []any {
	all := make([]any, 0, len(items))
	for _, item := range items {
		v, _ := item.Any()
		all = append(all, v)
	}
	return all
}

// sameIDs compares two lists of links as sets of ids.
func sameIDs(a, b any, property string) bool {
	return slices.Equal(idsOf(a, property), idsOf(b, property))
}

// idsOf returns the ids in a list of ids, or of objects with an id, each once.
func idsOf(list any, property string) []string {
	items, _ := list.([]any)
	ids := map[string]bool{}
	for _, item := range items {
		if object, ok := item.(map[string]any); ok {
			item = object[property]
		}
		if id, ok := text(item); ok {
			ids[id] = true
		}
	}
	return slices.Sorted(maps.Keys(ids))
}
