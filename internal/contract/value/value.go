// Package value says what is wrong with a value: it reads JSON Schema as OpenAPI 3.0 does (Schema Object),
// with exact numbers.
//
// # Why another validator
//
// Both validator libraries read numbers as floats, and each has its own reading of formats, of nullable and
// of the text of a parameter. Package contract reads every value once, wherever it stands, and this package
// decides about it. The libraries confirm what it finds.
//
//	s := &value.Schema{Types: []string{"integer"}, Maximum: value.Parse("9007199254740993")}
//	s.Violations(json.Number("9007199254740994"), schema.Response) // one, of maximum
//
// # Choices
//
// A value that takes no branch of a oneOf or anyOf is told the violations of the only branch that has its
// type, or of the one that it is nearest to; else that it takes none. A [Schema] with Elsewhere set has
// variants: whoever knows which one is meant checks that one.
package value

import (
	"maps"
	"slices"

	"github.com/assay-conformance/assay/internal/contract/format"
	"github.com/assay-conformance/assay/internal/contract/schema"
)

// Schema is a Schema Object, without what says nothing about values. Schemas may refer to themselves.
type Schema struct {
	Types    []string
	Nullable bool
	Enum     []any // a json.Number for each number
	Format   string
	Pattern  *format.Pattern

	MinLength, MinItems, MinProperties uint64
	MaxLength, MaxItems, MaxProperties *uint64
	UniqueItems                        bool

	Minimum, Maximum, MultipleOf       *Number
	ExclusiveMinimum, ExclusiveMaximum bool

	Properties map[string]*Schema
	Required   []string
	Additional *Schema // what other properties must be; nil for any
	Closed     bool    // there are no other properties
	Items      *Schema

	AllOf, OneOf, AnyOf []*Schema
	Not                 *Schema
	Elsewhere           bool // one of OneOf or AnyOf is chosen by something else, and checked there

	ReadOnly, WriteOnly bool
}

// Check returns the first violation of a value in a request; nil if it is valid.
func (s *Schema) Check(v any) error {
	if all := s.Violations(v, schema.Request); len(all) > 0 {
		return all[0]
	}
	return nil
}

// Violations lists what is wrong with a decoded value: nil, a bool, a string, a json.Number or a float64, a
// list or an object of these. Each place and keyword is listed once.
func (s *Schema) Violations(v any, in schema.Direction) []schema.Violation {
	c := check{in: in, branches: map[visited]findings{}}
	c.visit(s, v, nil)
	return c.found
}

// DeeperThan reports whether a decoded value has lists and objects within one another more than a number of
// times.
func DeeperThan(v any, levels int) bool {
	deeper := func(inner any) bool { return DeeperThan(inner, levels-1) }
	switch v := v.(type) {
	case []any:
		return levels == 0 || slices.ContainsFunc(v, deeper)
	case map[string]any:
		return levels == 0 || slices.ContainsFunc(slices.Collect(maps.Values(v)), deeper)
	}
	return false
}
