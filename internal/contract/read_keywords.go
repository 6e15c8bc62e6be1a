package contract

import (
	"github.com/getkin/kin-openapi/openapi3"
)

// mostTried is the maximum length of texts and lists in derived requests.
const mostTried = 1 << 20

// checkKeywords refuses limits that no request can try.
func (r *schemaReader) checkKeywords(s *openapi3.Schema) error {
	for keyword, limit := range map[string]*uint64{"minLength": &s.MinLength, "maxLength": s.MaxLength, "minItems": &s.MinItems, "maxItems": s.MaxItems} {
		if limit != nil && *limit > mostTried {
			return r.fault(lineOf(s, keyword), "%s: %d is more than assay can try; leave the keyword out, or give it at most %d", keyword, *limit, mostTried)
		}
	}
	return nil
}

// judgedOnly lists the keywords of a schema that the validators judge, and from which no case and no mutant
// is derived.
func judgedOnly(s *openapi3.Schema) (keywords []string) {
	more := s.AdditionalProperties
	for keyword, used := range map[string]bool{
		"not": s.Not != nil, "multipleOf": s.MultipleOf != nil, "minProperties": s.MinProps > 0, "maxProperties": s.MaxProps != nil,
		"exclusiveMinimum": s.ExclusiveMin.IsSet(), "exclusiveMaximum": s.ExclusiveMax.IsSet(), "readOnly": s.ReadOnly, "writeOnly": s.WriteOnly,
		"additionalProperties": more.Schema != nil || more.Has != nil && !*more.Has,
	} {
		if used {
			keywords = append(keywords, keyword)
		}
	}
	return keywords
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
		if least > 0 {
			limits[keyword] = int(least)
		}
	}
	for keyword, most := range map[string]*uint64{"maxLength": s.MaxLength, "maxItems": s.MaxItems} {
		if most != nil {
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
