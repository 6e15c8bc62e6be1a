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

	before   exchange.Value  // as shown right before a change
	answered map[string]bool // properties that the response to a creation shows
	links    []links         // that it adds or drops
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

// Answered returns the ask with what the response to the creation shows of it, as far as a reading has such a
// property: a server that shows it there and not in the reading has not stored it.
func (a Ask) Answered(response exchange.Value, operation string, has func(property string) bool) Ask {
	a.answered = map[string]bool{}
	for property, sent := range a.set {
		if name, comparable := a.of.ShownAs(property, operation); comparable && has(property) {
			got, reliable := response.Property(name).Any()
			a.answered[property] = reliable && Holds(a.of.Canonical(property, clone(got)), a.of.Canonical(property, clone(sent)))
		}
	}
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
	for _, property := range slices.Sorted(maps.Keys(r.Links)) {
		a.link(property, r.Links[property])
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

// Empty reports whether the request asks for no property.
func (a Ask) Empty() bool { return len(a.set) == 0 && len(a.links) == 0 }

// Missing returns the properties that a response of an operation does not show as they were asked
// for. One that it does not show at all is among them only if it was shown before: whether a
// property is shown is another rule.
func (a Ask) Missing(shown exchange.Value, operation string) []Difference {
	var all []Difference
	for _, l := range a.links {
		if d, differs := l.missing(shown.Property(l.shown)); differs {
			all = append(all, d)
		}
	}
	for _, property := range slices.Sorted(maps.Keys(a.set)) {
		name, comparable := a.of.ShownAs(property, operation)
		value := shown.Property(name)
		got, reliable := value.Any()
		if !comparable || !reliable && !value.Absent() || a.neverShown(shown, name, property) {
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

// Seen returns the properties that the write sends and that a response of an operation shows, or must
// show because it showed them before; unseen are those that it might show and does not.
func (a Ask) Seen(shown exchange.Value, operation string) (seen, unseen []string) {
	for _, l := range a.links {
		seen = append(seen, l.sent)
	}
	for _, property := range slices.Sorted(maps.Keys(a.set)) {
		name, comparable := a.of.ShownAs(property, operation)
		switch {
		case !comparable:
		case a.neverShown(shown, name, property):
			unseen = append(unseen, property)
		default:
			seen = append(seen, property)
		}
	}
	return seen, unseen
}

// neverShown reports whether a response lacks a property that was not shown before either. A list
// without links may be absent.
func (a Ask) neverShown(shown exchange.Value, name, property string) bool {
	_, linked := a.of.Links[property]
	return shown.Property(name).Absent() && a.before.Property(name).Absent() && !a.answered[property] && !a.none(property) && !linked
}

// none reports whether the write asks for no value of a property.
func (a Ask) none(property string) bool { return empty(a.set[property]) }

// AlsoChanged returns the properties that a change did not ask for and that differ from what was
// shown before it. callers reports whether a caller may send a property: any other is
// the server's, which may change it unless it is fixed, but not drop it.
func (a Ask) AlsoChanged(after exchange.Value, operation string, callers func(string) bool) []Difference {
	named := map[string]bool{}
	for _, l := range a.links {
		named[l.shown] = true
	}
	for _, property := range append(slices.Collect(maps.Keys(a.set)), slices.Collect(maps.Keys(a.open))...) {
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
		property := a.of.Properties[name]
		ours := callers(name) && property.By != "server"
		if (ours && a.keeps || property.Fixed || a.linkedApart(name)) && !a.sameAs(name, was, is) || !ours && empty(is) {
			all = append(all, Difference{name, name, was, is})
		}
	}
	return all
}

// Unlinked reports whether the request asks for no change of any link.
func (a Ask) Unlinked() bool { return len(a.links)+len(a.open) == 0 }

// linkedApart reports whether a property lists links that only other properties of a request change.
func (a Ask) linkedApart(property string) bool {
	link, linked := a.of.Links[property]
	return linked && link.Add != "" && link.Drop != "" && !a.open[property]
}

func (a Ask) sameAs(property string, was, is any) bool {
	if link, linked := a.of.Links[property]; linked {
		return sameIDs(was, is, link.ID)
	}
	return Holds(a.of.Canonical(property, clone(is)), a.of.Canonical(property, clone(was)))
}
