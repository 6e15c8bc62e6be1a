package contract

import (
	"github.com/getkin/kin-openapi/openapi3"

	"github.com/assay-conformance/assay/internal/contract/edit"
)

// mostTried is the maximum length of texts and lists in derived requests.
const mostTried = 1 << 20

// checkKeywords refuses a keyword that the reader would silently ignore: no requirement of the
// document may go unchecked.
func (r *schemaReader) checkKeywords(s *openapi3.Schema) error {
	if keyword := unsupported(s); keyword != "" {
		return r.fault(lineOf(s, keyword), "the keyword %q is not among those that assay derives checks from (internal/contract/read_keywords.go)", keyword)
	}
	for keyword, limit := range map[string]*uint64{"minLength": &s.MinLength, "maxLength": s.MaxLength, "minItems": &s.MinItems, "maxItems": s.MaxItems} {
		if limit != nil && *limit > mostTried {
			return r.fault(lineOf(s, keyword), "%s: %d is more than assay can try; leave the keyword out, or give it at most %d", keyword, *limit, mostTried)
		}
	}
	if s.Format != "" && !edit.KnowsFormat(s.Format) {
		return r.fault(lineOf(s, "format"), "the format %q is not among those that assay derives checks from (internal/contract/edit/invalid.go)", s.Format)
	}
	return nil
}

// unsupported finds a keyword that nothing is derived from; empty if there is none.
func unsupported(s *openapi3.Schema) string {
	more := s.AdditionalProperties
	for _, k := range []struct {
		keyword string
		used    bool
	}{
		{"not", s.Not != nil},
		{"multipleOf", s.MultipleOf != nil},
		{"minProperties", s.MinProps > 0},
		{"maxProperties", s.MaxProps != nil},
		{"exclusiveMinimum", s.ExclusiveMin.IsSet()},
		{"exclusiveMaximum", s.ExclusiveMax.IsSet()},
		{"additionalProperties", more.Schema != nil || more.Has != nil && !*more.Has},
		{"readOnly", s.ReadOnly},
		{"writeOnly", s.WriteOnly},
	} {
		if k.used {
			return k.keyword
		}
	}
	return ""
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
	for keyword, number := range map[string]*float64{"minimum": s.Min, "maximum": s.Max} {
		if number != nil {
			limits[keyword] = *number
		}
	}
	if s.UniqueItems {
		limits["uniqueItems"] = true
	}
	return limits
}
