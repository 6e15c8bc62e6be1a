// Package model compares what a write asked for with what a target shows afterwards. It sends
// nothing.
//
// # What must be so
//
// [Created] and [Changed] read a request: the properties that it sets. What a read then shows is held
// against that ([Ask.Missing]), and everything else against what a read showed right before
// ([Ask.AlsoChanged]). Nothing is held against what assay believes from earlier calls: a target
// that once went wrong would be wrong in every later comparison.
//
//	ask := model.Changed(segment, map[string]any{"name": "Office"}, shownBefore)
//	for _, d := range ask.Missing(shownAfter, "getSegment") {
//		fmt.Println(d.Property, d.Expected, d.Actual)
//	}
//
// # What is left open
//
// A value that violates the contract is evidence of nothing else, so it is not compared. An object
// may have more properties than were sent. Null, an absent property and an empty list or text are
// one value. A list of links is a set of ids.
package model

import (
	"maps"
	"slices"

	"github.com/assay-conformance/assay/internal/exchange"
	"github.com/assay-conformance/assay/internal/resource"
)

// Ask is what a write asks for.
type Ask struct {
	of    *resource.Resource
	set   map[string]any  // by property: the value that it must have afterwards
	open  map[string]bool // properties that may change in a way that assay does not predict
	keeps bool            // the properties that the request does not name stay

	before exchange.Value // as shown right before a change
}

// Difference is a property that is not as it must be.
type Difference struct {
	Sent, Property   string // as a request and a response name it
	Expected, Actual any    // nil for none
}

// Created returns what the body of a creation asks for.
func Created(r *resource.Resource, body any) Ask {
	a := Ask{of: r, set: map[string]any{}, open: map[string]bool{}}
	a.properties(body)
	return a
}

// Changed returns what the body of a change asks for. before is the thing as shown right before it.
func Changed(r *resource.Resource, body any, before exchange.Value) Ask {
	a := Ask{of: r, set: map[string]any{}, open: map[string]bool{}, keeps: r.Change.Style != resource.Whole, before: before}
	if operations, ok := body.([]any); ok {
		a.patch(operations)
		return a
	}
	a.properties(body)
	for property, link := range r.Links {
		a.link(property, link)
	}
	return a
}

func (a *Ask) properties(body any) {
	sent, _ := body.(map[string]any)
	for name, value := range sent {
		if a.of.Properties[name].By != "server" {
			a.set[name] = value
		}
	}
}

// link replaces the ids that a change adds and removes by all the ids that must be linked then. A
// list of links that a change sends beside them is left open.
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
	if !adds && !drops {
		return
	}
	want := slices.DeleteFunc(append(idsOf(valuesOf(items), link.ID), idsOf(added, link.ID)...), func(id string) bool {
		return slices.Contains(idsOf(dropped, link.ID), id)
	})
	a.set[property] = asList(want)
}

// Properties returns the properties that the write sets, as requests name them.
func (a Ask) Properties() []string { return slices.Sorted(maps.Keys(a.set)) }

// Missing returns the properties that a response of an operation does not show as they were asked
// for. One that it does not show at all is among them only if it was shown before: whether a
// property is shown is another rule.
func (a Ask) Missing(shown exchange.Value, operation string) []Difference {
	var all []Difference
	for _, property := range a.Properties() {
		name, comparable := a.of.ShownAs(property, operation)
		value := shown.Property(name)
		got, reliable := value.Any()
		if !comparable || !reliable && !value.Absent() || value.Absent() && !a.none(property) && a.before.Property(name).Absent() {
			continue
		}
		if link, linked := a.of.Links[property]; linked {
			if !sameIDs(got, a.set[property], link.ID) {
				all = append(all, Difference{property, name, a.set[property], asList(idsOf(got, link.ID))})
			}
			continue
		}
		want := a.of.Canonical(property, clone(a.set[property]))
		if !Holds(a.of.Canonical(property, clone(got)), want) {
			all = append(all, Difference{property, name, a.set[property], got})
		}
	}
	return all
}

// none reports whether the write asks for no value of a property.
func (a Ask) none(property string) bool { return empty(a.set[property]) }

// AlsoChanged returns the properties that a change did not ask for and that differ from what was
// shown before it. callers reports whether a caller may send a property: any other is
// the server's, which may change it, but not drop it.
func (a Ask) AlsoChanged(after exchange.Value, operation string, callers func(string) bool) []Difference {
	named := map[string]bool{}
	for _, property := range append(a.Properties(), slices.Collect(maps.Keys(a.open))...) {
		if name, ok := a.of.ShownAs(property, operation); ok {
			named[name] = true
		}
	}
	var all []Difference
	for _, name := range a.before.Names() {
		was, reliable := a.before.Property(name).Any()
		is, now := after.Property(name).Any()
		absent := after.Property(name).Absent()
		if named[name] || !reliable || !now && !absent || empty(was) && empty(is) {
			continue
		}
		ours := callers(name) && a.of.Properties[name].By != "server"
		if ours && a.keeps && !a.sameAs(name, was, is) || !ours && empty(is) {
			all = append(all, Difference{name, name, was, is})
		}
	}
	return all
}

func (a Ask) sameAs(property string, was, is any) bool {
	if link, linked := a.of.Links[property]; linked {
		return sameIDs(was, is, link.ID)
	}
	return Holds(a.of.Canonical(property, clone(is)), a.of.Canonical(property, clone(was)))
}
