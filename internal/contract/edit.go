package contract

import (
	"fmt"
	"slices"
)

// Apply makes one change at the place of the constraint in a body, which it does not touch:
// the changed body is new along the way to the place. It says what stood there before, and
// whether the place was there at all; when it was not, nothing is changed.
func (c Constraint) Apply(body any, do func(old any) (any, bool)) (changed, old any, found bool) {
	if len(c.Pointer) == 0 {
		v, _ := do(body)
		return v, body, true
	}
	return applyAt(body, c.Pointer, do)
}

func applyAt(v any, pointer []string, do func(any) (any, bool)) (changed, old any, found bool) {
	last := len(pointer) == 1
	switch here := v.(type) {
	case map[string]any:
		child, ok := here[pointer[0]]
		if !ok {
			return v, nil, false
		}
		out := make(map[string]any, len(here))
		for name, value := range here {
			out[name] = value
		}
		if last {
			value, absent := do(child)
			if out[pointer[0]] = value; absent {
				delete(out, pointer[0])
			}
			return out, child, true
		}
		out[pointer[0]], old, found = applyAt(child, pointer[1:], do)
		return out, old, found
	case []any:
		if pointer[0] != "*" || len(here) == 0 {
			return v, nil, false
		}
		out := slices.Clone(here)
		if last {
			value, absent := do(here[0])
			if out[0] = value; absent {
				out = out[1:]
			}
			return out, here[0], true
		}
		out[0], old, found = applyAt(here[0], pointer[1:], do)
		return out, old, found
	}
	return v, nil, false
}

// Put sets the value at the place, and makes the last member on the way when it is missing.
func (c Constraint) Put(body, value any) any {
	if len(c.Pointer) == 0 {
		return value
	}
	set := func(any) (any, bool) { return value, false }
	changed, _, found := applyAt(body, c.Pointer, set)
	if found {
		return changed
	}
	parent := Constraint{Pointer: c.Pointer[:len(c.Pointer)-1]}
	changed, _, _ = parent.Apply(body, func(old any) (any, bool) {
		out := map[string]any{c.Pointer[len(c.Pointer)-1]: value}
		members, _ := old.(map[string]any)
		for name, v := range members {
			out[name] = v
		}
		return out, false
	})
	return changed
}

// Stands says whether a body already is as an edit would leave it: whether the value is the
// very one at the edge.
func (c Constraint) Stands(body any, e Edit) bool {
	if _, absent := e.Do(nil); absent {
		_, there := lookUpFirst(body, c.Pointer)
		_, parent := lookUpFirst(body, c.Pointer[:max(0, len(c.Pointer)-1)])
		return !there && parent
	}
	old, there := lookUpFirst(body, c.Pointer)
	if !there {
		return false
	}
	value, _ := e.Do(old)
	return show(value) == show(old)
}

// lookUpFirst finds the value at a place, "*" being the first item.
func lookUpFirst(body any, pointer []string) (any, bool) {
	concrete := slices.Clone(pointer)
	for i, part := range concrete {
		if part == "*" {
			concrete[i] = "0"
		}
	}
	return lookUp(body, concrete)
}

// EditText is an edit of a parameter: its value as text.
func (e Edit) EditText(old string) (value string, absent bool) {
	v, absent := e.Do(old)
	return fmt.Sprint(v), absent
}
