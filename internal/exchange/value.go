package exchange

import (
	"fmt"
	"strings"

	"github.com/assay-conformance/assay/internal/evidence"
)

// Value is a place in the body of an answer, as far as it can be relied on: an answer that
// breaks the contract at a place says nothing else there. Without that, every altered answer
// would turn red each promise that is read from it.
type Value struct {
	of      *Exchange
	pointer string // JSON pointer
	value   any
	present bool
}

// Read gives the body of the answer as a value.
func (e *Exchange) Read() Value {
	v, err := e.JSON()
	return Value{of: e, value: v, present: err == nil}
}

// Exchange is the exchange whose response has the value.
func (v Value) Exchange() *Exchange { return v.of }

// Member is a member of an object. Members of what is no object are absent.
func (v Value) Property(name string) Value {
	object, _ := v.value.(map[string]any)
	member, ok := object[name]
	return Value{of: v.of, pointer: v.pointer + "/" + strings.NewReplacer("~", "~0", "/", "~1").Replace(name), value: member, present: ok}
}

// Items lists the items of a list; false when it is none, or cannot be relied on to be the
// list that it is. What its items are like is for each of them to say.
func (v Value) Items() ([]Value, bool) {
	list, ok := v.value.([]any)
	if !ok || v.faulty(func(at string) bool { return within(v.pointer, at) }) {
		return nil, false
	}
	items := make([]Value, len(list))
	for i, item := range list {
		items[i] = Value{of: v.of, pointer: fmt.Sprintf("%s/%d", v.pointer, i), value: item, present: true}
	}
	return items, true
}

// Any is the value itself; false when it is absent or cannot be relied on.
func (v Value) Any() (any, bool) {
	if !v.present || v.faulty(func(at string) bool { return within(v.pointer, at) || within(at, v.pointer) }) {
		return nil, false
	}
	return v.value, true
}

// Text is the value as text; false when it is no text, absent or cannot be relied on.
func (v Value) Text() (string, bool) {
	text, ok := v.value.(string)
	_, sound := v.Any()
	return text, ok && sound
}

// Absent says whether the value is not there at all, in a body that can be relied on to say so.
func (v Value) Absent() bool {
	return !v.present && !v.faulty(func(at string) bool { return within(v.pointer, at) })
}

// faulty says whether the contract has a complaint about the body at such a place.
func (v Value) faulty(concerns func(pointer string) bool) bool {
	for _, f := range v.of.Findings {
		if !f.Request && f.Grade == evidence.Violated && strings.Contains(string(f.Site), "/body") && concerns(f.Pointer) {
			return true
		}
	}
	return false
}

// within says whether a JSON pointer is another, or lies below it.
func within(pointer, above string) bool {
	return pointer == above || strings.HasPrefix(pointer, above+"/")
}
