package value

import (
	"reflect"
	"slices"

	"github.com/assay-conformance/assay/internal/contract/schema"
)

// choose checks the branches of a value: exactly one of a oneOf, at least one of an anyOf.
func (c *check) choose(s *Schema, v any, at []string) {
	if s.Elsewhere {
		return
	}
	if taken := c.taken(s.OneOf, v, at, "oneOf"); taken > 1 {
		c.add(at, "oneOf")
	}
	c.taken(s.AnyOf, v, at, "anyOf")
}

// taken counts the branches that take a value. If there are some and none does, it adds why.
func (c *check) taken(branches []*Schema, v any, at []string, keyword string) (taken int) {
	var misses []miss
	for _, b := range branches {
		found := c.branch(b, v, at)
		if slices.ContainsFunc(found, isHard) {
			misses = append(misses, miss{found})
			continue
		}
		taken++
		c.addAll(found)
	}
	if taken == 0 && len(branches) > 0 {
		c.addAll(nearest(misses, v, at, keyword))
	}
	return taken
}

// branch returns what a branch finds. Each object and list is looked at once: branches that lead to one another would
// take a time exponential in the depth of a body.
func (c *check) branch(b *Schema, v any, at []string) []schema.Violation {
	key := visited{b, identity(v)}
	if before, known := c.branches[key]; known && key.value != 0 {
		return before.at(at)
	}
	one := check{in: c.in, depth: c.depth, branches: c.branches}
	one.visit(b, v, at)
	c.branches[key] = findings{len(at), one.found}
	return one.found
}

// visited is an object or a list that was checked against a branch.
type visited struct {
	branch *Schema
	value  uintptr
}

// identity tells objects and lists apart; 0 for what holds no other values.
func identity(v any) uintptr {
	switch v := v.(type) {
	case map[string]any:
		return reflect.ValueOf(v).Pointer()
	case []any:
		if len(v) > 0 { // empty lists may share their address
			return reflect.ValueOf(v).Pointer()
		}
	}
	return 0
}

// findings are violations of an object that stood at a depth.
type findings struct {
	depth int
	found []schema.Violation
}

// at returns the violations of the object at another place.
func (f findings) at(place []string) (found []schema.Violation) {
	for _, one := range f.found {
		found = append(found, schema.Violation{Pointer: slices.Concat(place, one.Pointer[f.depth:]), Keyword: one.Keyword})
	}
	return found
}

func (c *check) addAll(found []schema.Violation) {
	for _, f := range found {
		c.add(f.Pointer, f.Keyword)
	}
}

// miss is a branch that does not take a value, with what is wrong.
type miss struct{ found []schema.Violation }

// nearest says what is wrong with a value that no branch takes: what the only branch of its type says, or
// the one that has clearly the least to say.
func nearest(misses []miss, v any, at []string, keyword string) []schema.Violation {
	ofType := slices.DeleteFunc(slices.Clone(misses), func(m miss) bool { return m.refuses(at, schema.Type) || m.refuses(at, schema.Nullable) })
	if len(ofType) == 0 {
		return []schema.Violation{{Pointer: slices.Clone(at), Keyword: typeOrNull(v)}}
	}
	slices.SortStableFunc(ofType, func(a, b miss) int { return a.cost() - b.cost() })
	if len(ofType) == 1 || ofType[0].cost() < ofType[1].cost() {
		return ofType[0].found
	}
	return []schema.Violation{{Pointer: slices.Clone(at), Keyword: keyword}}
}

// refuses reports whether a branch finds a keyword violated at the place of the choice itself.
func (m miss) refuses(at []string, keyword string) bool {
	return slices.ContainsFunc(m.found, func(f schema.Violation) bool { return f.Keyword == keyword && len(f.Pointer) == len(at) })
}

// costs weighs what tells branches apart: an unlisted value more than a missing property, and that more than
// any other keyword, which weighs 1.
var costs = map[string]int{"enum": 16, schema.Required: 4}

// cost is how far a value is from a branch.
func (m miss) cost() int {
	cost := 0
	for _, f := range m.found {
		cost += max(1, costs[f.Keyword])
	}
	return cost
}
