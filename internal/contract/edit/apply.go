package edit

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/assay-conformance/assay/internal/contract/schema"
)

// Apply makes one change at the place of the constraint in a body, which it does not modify: it
// copies the body along the path to the place. It returns the old value, and whether the place
// was found; if not, nothing is changed. In a list the place is in the first item that has it.
func (c Constraint) Apply(context schema.RequestContext, body any, do Do) (changed, old any, found bool) {
	place, there := locate(c.root, context, body, c.Pointer)
	if !there {
		return body, nil, false
	}
	old, _ = schema.LookUp(body, place)
	if c.condition != nil && !c.condition.CanHold(old) {
		return body, nil, false
	}
	changed, _ = change(body, place, do)
	return changed, old, true
}

// Put sets the value at the place, even if the last property on the path is missing. In a list it
// repairs an item that lacks the property, if the constraint requires it.
func (c Constraint) Put(body, value any) any {
	place, _ := locate(c.root, schema.RequestContext{}, body, c.Pointer)
	if c.Keyword == schema.Required {
		place = locateMissing(c.root, body, c.Pointer)
	}
	if place == nil {
		return body
	}
	changed, _ := change(body, place, func(any) (any, bool) { return value, false })
	return changed
}

// Stands reports whether a body already is as an edit would leave it: whether its value is
// exactly the one at the edge.
func (c Constraint) Stands(body any, e Edit) bool {
	place, there := locate(c.root, schema.RequestContext{}, body, c.Pointer)
	if _, absent := e.Do(nil); absent {
		return !there && place != nil
	}
	if !there {
		return false
	}
	old, _ := schema.LookUp(body, place)
	value, _ := e.Do(old)
	return schema.Show(value) == schema.Show(old)
}

// EditText applies an edit to the text of a parameter. The value of one that repeats is a list
// with commas.
func (c Constraint) EditText(e Edit, old string) (value string, absent bool) {
	if !c.Repeats {
		v, absent := e.Do(old)
		return fmt.Sprint(v), absent
	}
	if c.Keyword == schema.Required || c.Keyword == schema.Optional {
		return "", len(c.Pointer) == 0
	}
	list := []any{}
	for _, item := range strings.Split(old, ",") {
		list = append(list, item)
	}
	changed, _, _ := c.Apply(schema.RequestContext{}, list, e.Do)
	items, _ := changed.([]any)
	var texts []string
	for _, item := range items {
		texts = append(texts, fmt.Sprint(item))
	}
	return strings.Join(texts, ","), len(texts) == 0
}

// change copies a value and changes one place of it, which locate has found.
func change(value any, place []string, do Do) (changed any, absent bool) {
	if len(place) == 0 {
		return do(value)
	}
	switch here := value.(type) {
	case map[string]any:
		out, name := maps.Clone(here), place[0]
		if out[name], absent = change(here[name], place[1:], do); absent {
			delete(out, name)
		}
		return out, false
	case []any:
		out := slices.Clone(here)
		i, _ := strconv.Atoi(place[0])
		if out[i], absent = change(here[i], place[1:], do); absent {
			out = slices.Delete(out, i, i+1)
		}
		return out, false
	}
	return value, false
}
