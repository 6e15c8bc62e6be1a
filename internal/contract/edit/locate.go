package edit

import (
	"strconv"
	"strings"

	"github.com/assay-conformance/assay/internal/contract/schema"
)

// locate finds the place of a constraint in a value, as the parts of a JSON pointer without "*"
// and "@name".
//
// It returns an existing place. If only the last property on the path is missing, it returns the
// place that this property would have, so that a value can be put there. If more is missing, it
// returns nil.
func locate(n *schema.Node, context schema.RequestContext, value any, pointer []string) (place []string, there bool) {
	if len(pointer) == 0 {
		return []string{}, true
	}
	part, rest := pointer[0], pointer[1:]
	if variant, is := strings.CutPrefix(part, "@"); is {
		return inVariant(n, variant, context, value, rest)
	}
	if items, is := value.([]any); is && part == "*" {
		return inList(n, context, items, rest)
	}
	if object, is := value.(map[string]any); is && part != "*" {
		return inObject(n, context, object, part, rest)
	}
	return nil, false // a value of another type
}

// inVariant continues in a variant, if it is the one that the value takes.
func inVariant(n *schema.Node, name string, context schema.RequestContext, value any, rest []string) (place []string, there bool) {
	chosen := n.Chosen(context, value)
	if chosen == nil || chosen.Name != name {
		return nil, false
	}
	return locate(chosen.Node, context, value, rest)
}

// inObject continues in a property.
func inObject(n *schema.Node, context schema.RequestContext, object map[string]any, name string, rest []string) (place []string, there bool) {
	property, has := object[name]
	if !has {
		if len(rest) > 0 {
			return nil, false
		}
		return []string{name}, false
	}
	place, there = locate(n.Child(name), context, property, rest)
	return below(name, place), there
}

// inList continues in the first item that has the place; if none has, in the first where it
// could be put.
func inList(n *schema.Node, context schema.RequestContext, items []any, rest []string) (place []string, there bool) {
	item := n.Child("0")
	for i, value := range items {
		found, has := locate(item, context, value, rest)
		found = below(strconv.Itoa(i), found)
		if has {
			return found, true
		}
		if place == nil {
			place = found
		}
	}
	return place, false
}

// below prepends a part to a place; nil stays nil.
func below(part string, place []string) []string {
	if place == nil {
		return nil
	}
	return append([]string{part}, place...)
}
