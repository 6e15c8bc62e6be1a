package steps

import (
	"encoding/json"
	"fmt"
	"maps"
	"reflect"
	"slices"

	"github.com/assay-conformance/assay/internal/exchange"
	"github.com/assay-conformance/assay/internal/model"
	"github.com/assay-conformance/assay/internal/trial"
)

// sentProperties returns the properties of the object that a call sends.
func sentProperties(c trial.Call) map[string]any {
	properties, _ := c.Body.(map[string]any)
	return properties
}

// Shown returns the thing that a response shows.
func (w *World) Shown(e *exchange.Exchange) exchange.Value {
	if r := w.Resources.Owner(e.Operation); r != nil {
		return r.Read(e)
	}
	return e.Read()
}

// AssertProperty records whether a property of a response has a value. A property that is absent
// or unreliable leaves nothing to check: the contract covers that.
func (w *World) AssertProperty(e *exchange.Exchange, want any, name, phrase string) {
	got, ok := w.Shown(e).Property(name).Any()
	if !ok {
		w.NothingToCheck(e, phrase, Show(want)+" as "+name, "no reliable "+name)
		return
	}
	w.Assert(e, w.Same(e, name, got, want), phrase, Show(want)+" as "+name, Show(got))
}

// How much of what was sent a response must show: all properties, or only those that it has. That
// a later response shows every property is a separate rule.
const (
	whole  = false
	partly = true
)

// assertShows records whether an object has the properties that were sent. It skips properties
// that violate the contract: those are findings already.
func (w *World) assertShows(e *exchange.Exchange, shown exchange.Value, sent map[string]any, partial bool, phrase string) {
	compared := 0
	for _, property := range slices.Sorted(maps.Keys(sent)) {
		name, comparable := w.Resources.Owner(e.Operation).ShownAs(property, e.Operation)
		got, ok := shown.Property(name).Any()
		absent := shown.Property(name).Absent()
		_, links := w.Resources.Owner(e.Operation).Links[property] // a set of ids, which the observer compares
		if links || !comparable || !ok && (partial || !absent) {
			continue
		}
		compared++
		if absent || !w.holds(e, property, got, sent[property]) {
			w.Assert(e, false, phrase, Show(sent[property])+" as "+name, Show(got))
			return
		}
	}
	if compared == 0 {
		w.NothingToCheck(e, phrase, "the properties that were sent", "none of them")
		return
	}
	w.Assert(e, true, phrase, "the properties that were sent", fmt.Sprintf("%d of them", compared))
}

// holds reports whether the value of a property that e shows is the one that was sent: an object may have more.
func (w *World) holds(e *exchange.Exchange, property string, shown, sent any) bool {
	r := w.Resources.Owner(e.Operation)
	return model.Holds(r.Canonical(property, trial.CloneJSON(shown)), r.Canonical(property, trial.CloneJSON(sent)))
}

// Same compares two JSON values of a property that e shows, in the vendor's canonical form.
func (w *World) Same(e *exchange.Exchange, property string, a, b any) bool {
	r := w.Resources.Owner(e.Operation)
	return reflect.DeepEqual(r.Canonical(property, trial.CloneJSON(a)), r.Canonical(property, trial.CloneJSON(b)))
}

// Show writes a value as JSON.
func Show(v any) string {
	text, err := json.Marshal(v)
	if err != nil {
		return fmt.Sprint(v)
	}
	return string(text)
}

// Contradicts describes a property that a creation sent and that a response shows otherwise than the last reading of
// the thing did; it is empty if there is none.
func (w *World) Contradicts(t trial.Thing, e *exchange.Exchange) string {
	for _, property := range slices.Sorted(maps.Keys(sentProperties(t.Call))) {
		name, comparable := t.ShownAs(property, e.Operation)
		was, known := t.Shown.Property(name).Any()
		is, reliable := w.Shown(e).Property(name).Any()
		if comparable && known && reliable && !w.Same(e, property, is, was) {
			return Show(is) + " as " + name
		}
	}
	return ""
}
