package contract

import (
	"math"

	"github.com/getkin/kin-openapi/openapi3"

	"github.com/assay-conformance/assay/internal/contract/schema"
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
func judgedOnly(s *openapi3.Schema) map[string]any {
	all := map[string]any{}
	if s.Not != nil {
		all["not"] = true
	}
	for keyword, number := range map[string]*float64{
		"multipleOf": s.MultipleOf, "exclusiveMinimum": when(s.ExclusiveMin, s.Min), "exclusiveMaximum": when(s.ExclusiveMax, s.Max),
	} {
		if number != nil {
			all[keyword] = *number
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

// when returns a bound if it is exclusive.
func when(exclusive openapi3.ExclusiveBound, bound *float64) *float64 {
	if exclusive.IsSet() {
		return bound
	}
	return nil
}

// unless returns a bound that a value may reach: of an exclusive one nothing is derived.
func unless(exclusive openapi3.ExclusiveBound, bound *float64) *float64 {
	if exclusive.IsSet() {
		return nil
	}
	return bound
}

// limitsOf returns the limits that a schema states, in the form of a node's Limits.
func limitsOf(s *openapi3.Schema) map[string]any {
	limits := map[string]any{}
	if len(s.Enum) > 0 {
		limits["enum"] = s.Enum
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
	for keyword, number := range map[string]*float64{"minimum": unless(s.ExclusiveMin, s.Min), "maximum": unless(s.ExclusiveMax, s.Max)} {
		if number != nil {
			limits[keyword] = *number
		}
	}
	if s.UniqueItems {
		limits["uniqueItems"] = true
	}
	return limits
}
