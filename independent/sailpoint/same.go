package sailpoint

import (
	"encoding/json"
	"fmt"
	"slices"
)

// test fails if the value is another one.
func (s *service) test(doc any, ch change) error {
	if s.bug("test-ignored") {
		return nil
	}
	value, err := find(doc, ch.path)
	if err != nil {
		return err
	}
	_, isObject := value.(map[string]any)
	_, isList := value.([]any)
	if (isObject || isList) && s.bug("test-of-objects-passes") {
		return nil
	}
	if !same(value, ch.value) {
		return fmt.Errorf("the value at %s is another one", ch.path)
	}
	return nil
}

// same says whether two JSON values are equal. Numbers are equal if their values are.
func same(a, b any) bool {
	switch a := a.(type) {
	case map[string]any:
		b, ok := b.(map[string]any)
		if !ok || len(a) != len(b) {
			return false
		}
		for name, member := range a {
			if other, ok := b[name]; !ok || !same(member, other) {
				return false
			}
		}
		return true
	case []any:
		b, ok := b.([]any)
		return ok && slices.EqualFunc(a, b, same)
	case json.Number:
		b, ok := b.(json.Number)
		x, errX := a.Float64()
		y, errY := b.Float64()
		return ok && (a == b || errX == nil && errY == nil && x == y)
	}
	if _, ok := b.(map[string]any); ok {
		return false
	}
	if _, ok := b.([]any); ok {
		return false
	}
	return a == b
}
