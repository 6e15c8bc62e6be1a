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
	return locator{context: context}.locate(n, value, pointer)
}

// locateMissing is like locate, but in a list prefers an item that lacks the place.
func locateMissing(n *schema.Node, value any, pointer []string) (place []string) {
	place, _ = locator{missing: true}.locate(n, value, pointer)
	return place
}

// locator finds places.
type locator struct {
	context schema.RequestContext
	missing bool // whether an item of a list that lacks the place is preferred to one that has it
}

func (l locator) locate(n *schema.Node, value any, pointer []string) (place []string, there bool) {
	if len(pointer) == 0 {
		return []string{}, true
	}
	part, rest := pointer[0], pointer[1:]
	if variant, is := strings.CutPrefix(part, "@"); is {
		return l.inVariant(n, variant, value, rest)
	}
	if items, is := value.([]any); is && part == "*" {
		return l.inList(n, items, rest)
	}
	if object, is := value.(map[string]any); is && part != "*" {
		return l.inObject(n, object, part, rest)
	}
	return nil, false // a value of another type
}

// inVariant continues in a variant, if it is the one that the value takes.
func (l locator) inVariant(n *schema.Node, name string, value any, rest []string) (place []string, there bool) {
	chosen := n.Chosen(l.context, value)
	if chosen == nil || chosen.Name != name {
		return nil, false
	}
	return l.locate(chosen.Node, value, rest)
}

// inObject continues in a property.
func (l locator) inObject(n *schema.Node, object map[string]any, name string, rest []string) (place []string, there bool) {
	property, has := object[name]
	if !has {
		if len(rest) > 0 {
			return nil, false
		}
		return []string{name}, false
	}
	place, there = l.locate(n.Child(name), property, rest)
	return below(name, place), there
}

// inList continues in the first item that has the place; if none has, in the first where it
// could be put.
func (l locator) inList(n *schema.Node, items []any, rest []string) (place []string, there bool) {
	item := n.Child("0")
	for i, value := range items {
		found, has := l.locate(item, value, rest)
		found = below(strconv.Itoa(i), found)
		if found != nil && has != l.missing {
			return found, has
		}
		if place == nil {
			place, there = found, has
		}
	}
	return place, there
}

// below prepends a part to a place; nil stays nil.
func below(part string, place []string) []string {
	if place == nil {
		return nil
	}
	return append([]string{part}, place...)
}
