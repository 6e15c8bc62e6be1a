package contract

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// Apply makes one change at the place of the constraint in a body, which it does not touch:
// the changed body is new along the way to the place. It says what stood there before, and
// whether the place was there at all; when it was not, nothing is changed. In a list the place
// is that of the first item that has it.
func (c Constraint) Apply(a RequestContext, body any, do func(old any) (any, bool)) (changed, old any, found bool) {
	place, there := locate(c.root, a, body, c.Pointer)
	if !there {
		return body, nil, false
	}
	if len(place) == 0 {
		v, _ := do(body)
		return v, body, true
	}
	return applyAt(body, place, do)
}

// locate finds the place of a constraint in a value, as the parts of a JSON pointer: "*" is an
// item of a list, "@name" a variant that the value there takes. Where all but the last member
// is there it gives the place all the same; nil where not even that is.
func locate(n *node, a RequestContext, v any, pointer []string) (place []string, there bool) {
	if len(pointer) == 0 {
		return []string{}, true
	}
	part, rest := pointer[0], pointer[1:]
	if name, is := strings.CutPrefix(part, "@"); is {
		if i := a.chosen(n, v); i >= 0 && n.variants[i].name == name {
			return locate(n.variants[i].node, a, v, rest)
		}
		return nil, false
	}
	switch here := v.(type) {
	case map[string]any:
		child, ok := here[part]
		switch {
		case ok:
			place, there = locate(n.child(part), a, child, rest)
			return below(part, place), there
		case len(rest) == 0:
			return []string{part}, false
		}
	case []any:
		for i, item := range here {
			found, ok := locate(n.child("0"), a, item, rest)
			if found = below(strconv.Itoa(i), found); ok {
				return found, true
			}
			if place == nil {
				place = found
			}
		}
		return place, false
	}
	return nil, false
}

// below puts a part before a place; there is no place before none.
func below(part string, place []string) []string {
	if place == nil {
		return nil
	}
	return append([]string{part}, place...)
}

func applyAt(v any, place []string, do func(any) (any, bool)) (changed, old any, found bool) {
	last := len(place) == 1
	switch here := v.(type) {
	case map[string]any:
		child, ok := here[place[0]]
		if !ok {
			return v, nil, false
		}
		out := make(map[string]any, len(here))
		for name, value := range here {
			out[name] = value
		}
		if last {
			value, absent := do(child)
			if out[place[0]] = value; absent {
				delete(out, place[0])
			}
			return out, child, true
		}
		out[place[0]], old, found = applyAt(child, place[1:], do)
		return out, old, found
	case []any:
		i, err := strconv.Atoi(place[0])
		if err != nil || i < 0 || i >= len(here) {
			return v, nil, false
		}
		out := slices.Clone(here)
		if last {
			value, absent := do(here[i])
			if out[i] = value; absent {
				out = slices.Delete(out, i, i+1)
			}
			return out, here[i], true
		}
		out[i], old, found = applyAt(here[i], place[1:], do)
		return out, old, found
	}
	return v, nil, false
}

// Put sets the value at the place, and makes the last member on the way when it is missing.
func (c Constraint) Put(body, value any) any {
	place, _ := locate(c.root, RequestContext{}, body, c.Pointer)
	switch {
	case place == nil:
		return body
	case len(place) == 0:
		return value
	}
	set := func(any) (any, bool) { return value, false }
	if changed, _, found := applyAt(body, place, set); found {
		return changed
	}
	add := func(old any) (any, bool) {
		out := map[string]any{place[len(place)-1]: value}
		members, _ := old.(map[string]any)
		for name, v := range members {
			out[name] = v
		}
		return out, false
	}
	if len(place) == 1 {
		added, _ := add(body)
		return added
	}
	changed, _, _ := applyAt(body, place[:len(place)-1], add)
	return changed
}

// Stands says whether a body already is as an edit would leave it: whether the value is the
// very one at the edge.
func (c Constraint) Stands(body any, e Edit) bool {
	place, there := locate(c.root, RequestContext{}, body, c.Pointer)
	if _, absent := e.Do(nil); absent {
		return !there && place != nil
	}
	if !there {
		return false
	}
	old, _ := lookUp(body, place)
	value, _ := e.Do(old)
	return show(value) == show(old)
}

// EditText is an edit of a parameter: its value as text. The value of one that repeats is a
// list with commas.
func (c Constraint) EditText(e Edit, old string) (value string, absent bool) {
	if !c.Repeats {
		v, absent := e.Do(old)
		return fmt.Sprint(v), absent
	}
	if c.Keyword == kwRequired || c.Keyword == kwOptional {
		return "", len(c.Pointer) == 0
	}
	list := []any{}
	for _, item := range strings.Split(old, ",") {
		list = append(list, item)
	}
	changed, _, _ := c.Apply(RequestContext{}, list, e.Do)
	items, _ := changed.([]any)
	var texts []string
	for _, item := range items {
		texts = append(texts, fmt.Sprint(item))
	}
	return strings.Join(texts, ","), len(texts) == 0
}
