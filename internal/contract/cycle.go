package contract

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/assay-conformance/assay/internal/contract/schema"
	"github.com/assay-conformance/assay/internal/contract/wire"
)

// checkCycles refuses a schema that is a part of itself: a reference to itself, or one of its own alternatives.
// No validator would come to an end with any value of it. A schema that refers to itself in a property or an
// item is none.
func (c *Contract) checkCycles() error {
	w := cycles{root: c.tree, state: map[string]int{}}
	if at := w.below(c.tree, nil); at != nil {
		return c.fault(c.source.Line(at...), "the schema is a part of itself")
	}
	return nil
}

// cycles looks for schemas that are parts of themselves.
type cycles struct {
	root  any
	state map[string]int // of the places: being visited, or done
}

const (
	visiting = iota + 1
	done
)

// below looks at a place and all that is written below it. It returns the place of a cycle.
func (w cycles) below(v any, at []string) []string {
	switch v := v.(type) {
	case map[string]any:
		if found := w.visit(v, at); found != nil {
			return found
		}
		for _, name := range slices.Sorted(maps.Keys(v)) {
			if found := w.below(v[name], below(at, name)); found != nil {
				return found
			}
		}
	case []any:
		for i := range v {
			if found := w.below(v[i], below(at, strconv.Itoa(i))); found != nil {
				return found
			}
		}
	}
	return nil
}

// visit follows what applies to the very value of a schema.
func (w cycles) visit(object map[string]any, at []string) []string {
	key := fmt.Sprintf("%q", at)
	switch w.state[key] {
	case visiting:
		return at
	case done:
		return nil
	}
	w.state[key] = visiting
	defer func() { w.state[key] = done }()
	for _, next := range w.parts(object, at) {
		v, _ := schema.LookUp(w.root, next)
		if o, ok := v.(map[string]any); ok {
			if found := w.visit(o, next); found != nil {
				return found
			}
		}
	}
	return nil
}

// parts lists the places of the schemas that a value of a schema is checked against as well.
func (w cycles) parts(object map[string]any, at []string) (all [][]string) {
	if ref, ok := object["$ref"].(string); ok && strings.HasPrefix(ref, "#/") {
		all = append(all, schema.ParsePointer(wire.Unescaped(ref[1:])))
	}
	for _, keyword := range []string{"allOf", "oneOf", "anyOf"} {
		branches, _ := object[keyword].([]any)
		for i := range branches {
			all = append(all, append(below(at, keyword), strconv.Itoa(i)))
		}
	}
	if _, ok := object["not"].(map[string]any); ok {
		all = append(all, below(at, "not"))
	}
	return all
}
