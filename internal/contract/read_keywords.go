package contract

import (
	"math"

	"github.com/getkin/kin-openapi/openapi3"

	"github.com/assay-conformance/assay/internal/contract/schema"
	"github.com/assay-conformance/assay/internal/contract/value"
)

// mostTried is the maximum length of texts and lists in derived requests. Of a limit beyond it nothing is
// derived.
const mostTried = 1 << 20

// isJudgedOnly reports whether a keyword is one that judgedOnly returns.
func isJudgedOnly(keyword string) bool {
	switch keyword {
	case "not", "multipleOf", "exclusiveMinimum", "exclusiveMaximum", "minProperties", "maxProperties", schema.ReadOnly, schema.WriteOnly, "additionalProperties":
		return true
	}
	return false
}

// judgedOnly returns the keywords of a schema that are judged, and from which no case and no mutant is
// derived, each with its value.
func (c *Contract) judgedOnly(s *openapi3.Schema) map[string]any {
	all := map[string]any{}
	if s.Not != nil {
		all["not"] = true
	}
	v := c.values[s]
	for keyword, number := range map[string]*value.Number{
		"multipleOf": v.MultipleOf, "exclusiveMinimum": when(v.ExclusiveMinimum, v.Minimum), "exclusiveMaximum": when(v.ExclusiveMaximum, v.Maximum),
	} {
		if number != nil {
			all[keyword] = value.Text(number)
		}
	}
	if s.MinProps > 0 {
		all["minProperties"] = int(min(s.MinProps, math.MaxInt32))
	}
	if s.MaxProps != nil {
		all["maxProperties"] = int(min(*s.MaxProps, math.MaxInt32))
	}
	for keyword, used := range map[string]bool{
		schema.ReadOnly: s.ReadOnly, schema.WriteOnly: s.WriteOnly,
		"additionalProperties": s.AdditionalProperties.Has != nil && !*s.AdditionalProperties.Has,
	} {
		if used {
			all[keyword] = true
		}
	}
	return all
}

// when returns a bound if a condition holds.
func when(holds bool, bound *value.Number) *value.Number {
	if holds {
		return bound
	}
	return nil
}

// limitsOf returns the limits that a schema states, in the form of a node's Limits.
func (c *Contract) limitsOf(s *openapi3.Schema) map[string]any {
	v := c.values[s]
	limits := map[string]any{}
	if len(s.Enum) > 0 {
		limits["enum"] = v.Enum
	}
	for keyword, text := range map[string]string{"format": s.Format, "pattern": s.Pattern} {
		if text != "" {
			limits[keyword] = text
		}
	}
	for keyword, least := range map[string]uint64{"minLength": s.MinLength, "minItems": s.MinItems} {
		if least > 0 && least <= mostTried {
			limits[keyword] = int(least)
		}
	}
	for keyword, most := range map[string]*uint64{"maxLength": s.MaxLength, "maxItems": s.MaxItems} {
		if most != nil && *most <= mostTried {
			limits[keyword] = int(*most)
		}
	}
	for keyword, number := range map[string]*value.Number{"minimum": when(!v.ExclusiveMinimum, v.Minimum), "maximum": when(!v.ExclusiveMaximum, v.Maximum)} {
		if number != nil {
			limits[keyword] = value.Text(number)
		}
	}
	if s.UniqueItems {
		limits["uniqueItems"] = true
	}
	return limits
}
