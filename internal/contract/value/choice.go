package value

import (
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
		one := check{in: c.in, depth: c.depth}
		one.visit(b, v, at)
		if slices.ContainsFunc(one.found, isHard) {
			misses = append(misses, miss{one.found})
			continue
		}
		taken++
		c.addAll(one.found)
	}
	if taken == 0 && len(branches) > 0 {
		c.addAll(nearest(misses, v, at, keyword))
	}
	return taken
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
