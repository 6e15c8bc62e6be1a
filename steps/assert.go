package steps

import (
	"encoding/json"
	"fmt"
	"maps"
	"reflect"
	"slices"

	"github.com/assay-conformance/assay/internal/exchange"
	"github.com/assay-conformance/assay/internal/trial"
)

// sentMembers are the members of the object that a call sends.
func sentProperties(c trial.Call) map[string]any {
	members, _ := c.Body.(map[string]any)
	return members
}

// AssertMember enters whether a member of an answer has a value. A property that is absent, or
// that cannot be relied on, leaves nothing to check: the contract speaks of that.
func (w *World) AssertProperty(e *exchange.Exchange, want any, name, phrase string) {
	got, ok := e.Read().Property(name).Any()
	if !ok {
		w.NothingToCheck(e, phrase, show(want)+" as "+name, "no "+name+" that can be relied on")
		return
	}
	w.Assert(e, w.Same(e, name, got, want), phrase, show(want)+" as "+name, show(got))
}

// How much of what was sent an answer must show: all of it, or what it shows at all. That a
// later answer shows every member is a promise of its own.
const (
	whole  = false
	partly = true
)

// assertShows enters whether an object has the members that were sent. Members at which it
// breaks the contract are passed over: that is a finding already.
func (w *World) assertShows(e *exchange.Exchange, shown exchange.Value, members map[string]any, partial bool, phrase string) {
	compared := 0
	for _, name := range slices.Sorted(maps.Keys(members)) {
		got, ok := shown.Property(name).Any()
		absent := shown.Property(name).Absent()
		if !ok && (partial || !absent) {
			continue
		}
		compared++
		if absent || !w.Same(e, name, got, members[name]) {
			w.Assert(e, false, phrase, show(members[name])+" as "+name, show(got))
			return
		}
	}
	if compared == 0 {
		w.NothingToCheck(e, phrase, "the members that were sent", "none of them")
		return
	}
	w.Assert(e, true, phrase, "the members that were sent", fmt.Sprintf("%d of them", compared))
}

// Same compares two JSON values of a property that e shows, as the vendor writes them.
func (w *World) Same(e *exchange.Exchange, property string, a, b any) bool {
	r := w.Resources.Owner(e.Operation)
	return reflect.DeepEqual(r.Canonical(property, trial.CloneJSON(a)), r.Canonical(property, trial.CloneJSON(b)))
}

func show(v any) string {
	text, err := json.Marshal(v)
	if err != nil {
		return fmt.Sprint(v)
	}
	return string(text)
}

func found(is bool) string {
	if is {
		return "found"
	}
	return "not found"
}
