package exchange

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/assay-conformance/assay/internal/evidence"
)

// Value is a value in the body of a response, as far as it is reliable: where a response violates
// the contract, it is evidence of nothing else. Without that, every altered response would fail
// each rule that is checked with it.
type Value struct {
	of      *Exchange
	pointer string // JSON pointer
	value   any
	present bool
}

// Read returns the body of the response as a value.
func (e *Exchange) Read() Value {
	v, err := e.JSON()
	return Value{of: e, value: v, present: err == nil}
}

// Exchange returns the exchange whose response has the value.
func (v Value) Exchange() *Exchange { return v.of }

// Property returns a property of an object. Properties of any other value are absent.
func (v Value) Property(name string) Value {
	object, _ := v.value.(map[string]any)
	property, ok := object[name]
	return Value{of: v.of, pointer: v.pointer + "/" + strings.NewReplacer("~", "~0", "/", "~1").Replace(name), value: property, present: ok}
}

// Names returns the names of the properties of an object, sorted; none for any other value.
func (v Value) Names() []string {
	object, _ := v.value.(map[string]any)
	return slices.Sorted(maps.Keys(object))
}

// Items returns the items of an array; false if the value is no array, or not reliable as one. Each
// item is reliable or not by itself.
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

// Any returns the value itself; false if it is absent or not reliable.
func (v Value) Any() (any, bool) {
	if !v.present || v.faulty(func(at string) bool { return within(v.pointer, at) || within(at, v.pointer) }) {
		return nil, false
	}
	return v.value, true
}

// Text returns the value as a string; false if it is no string, absent or not reliable.
func (v Value) Text() (string, bool) {
	text, ok := v.value.(string)
	_, reliable := v.Any()
	return text, ok && reliable
}

// Absent reports whether the value is missing from a reliable body.
func (v Value) Absent() bool {
	return !v.present && !v.faulty(func(at string) bool { return within(v.pointer, at) })
}

// faulty reports whether there is a violation in the body at a pointer that concerns the value.
func (v Value) faulty(concerns func(pointer string) bool) bool {
	if v.of == nil { // no response: the zero value
		return false
	}
	for _, f := range v.of.Findings {
		if !f.Request && f.Grade == evidence.Violated && strings.Contains(string(f.Site), "/body") && concerns(f.Pointer) {
			return true
		}
	}
	return false
}

// within reports whether a JSON pointer is equal to another or below it.
func within(pointer, above string) bool {
	return pointer == above || strings.HasPrefix(pointer, above+"/")
}
