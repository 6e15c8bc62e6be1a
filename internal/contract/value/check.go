package value

import (
	"slices"
	"strconv"

	"github.com/assay-conformance/assay/internal/contract/schema"
)

// check is one pass over a value. The places that its methods take share memory: only add keeps one.
type check struct {
	in    schema.Direction
	found []schema.Violation
	known map[string]bool
	depth int

	branches map[visited]findings
}

// deepest bounds the nesting of what is read, far above that of any honest body.
const deepest = 10_000

// add adds a violation, unless it is known.
func (c *check) add(at []string, keyword string) {
	key := keyword + schema.FormatPointer(at)
	if c.known[key] {
		return
	}
	if c.known == nil {
		c.known = map[string]bool{}
	}
	c.known[key] = true
	c.found = append(c.found, schema.Violation{Pointer: slices.Clone(at), Keyword: keyword})
}

// visit checks a value against a schema, at a place.
func (c *check) visit(s *Schema, v any, at []string) {
	if s == nil || c.depth > deepest {
		return
	}
	c.depth++
	defer func() { c.depth-- }()
	if v == nil && s.Nullable {
		return
	}
	if !s.takesType(v) {
		c.add(at, typeOrNull(v))
		return
	}
	for _, part := range s.AllOf {
		c.visit(part, v, at)
	}
	c.choose(s, v, at)
	if s.Not != nil && s.Not.takes(v, c.in) {
		c.add(at, "not")
	}
	if len(s.Enum) > 0 && !slices.ContainsFunc(s.Enum, func(listed any) bool { return equal(listed, v) }) {
		c.add(at, "enum")
	}
	switch v := v.(type) {
	case string:
		c.text(s, v, at)
	case []any:
		c.list(s, v, at)
	case map[string]any:
		c.object(s, v, at)
	default:
		if number := numberOf(v); number != nil {
			c.number(s, number, at)
		}
	}
}

// takes reports whether a value is valid.
func (s *Schema) takes(v any, in schema.Direction) bool {
	return !slices.ContainsFunc(s.Violations(v, in), isHard)
}

// isHard reports whether a violation makes a value invalid: a property of the other direction does not.
func isHard(v schema.Violation) bool {
	return v.Keyword != schema.ReadOnly && v.Keyword != schema.WriteOnly
}

// takesType reports whether a value is of a type of the schema itself. Without a type, it may be null as well.
func (s *Schema) takesType(v any) bool {
	return len(s.Types) == 0 || slices.ContainsFunc(s.Types, func(name string) bool { return schema.IsOfType(v, name) })
}

// typeOrNull is the keyword that a value of another type violates.
func typeOrNull(v any) string {
	if v == nil {
		return schema.Nullable
	}
	return schema.Type
}

func (c *check) list(s *Schema, items []any, at []string) {
	c.count(uint64(len(items)), s.MinItems, s.MaxItems, at, "minItems", "maxItems")
	if s.UniqueItems && hasTwice(items) {
		c.add(at, "uniqueItems")
	}
	if s.Items == nil {
		return
	}
	for i, item := range items {
		c.visit(s.Items, item, append(at, strconv.Itoa(i)))
	}
}

// count checks the length of a text or a list, or the number of properties.
func (c *check) count(n, least uint64, most *uint64, at []string, tooFew, tooMany string) {
	if n < least {
		c.add(at, tooFew)
	}
	if most != nil && n > *most {
		c.add(at, tooMany)
	}
}
