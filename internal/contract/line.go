package contract

import "github.com/getkin/kin-openapi/openapi3"

// lineOf returns the line of a keyword of a schema, or of the schema itself; 0 if kin-openapi
// does not know it.
func lineOf(s *openapi3.Schema, keyword string) int {
	if s.Origin == nil {
		return 0
	}
	if at, ok := s.Origin.Fields.Lookup(keyword); ok {
		return at.Line
	}
	if at := s.Origin.Sequences[keyword]; len(at) > 0 {
		return at[0].Line
	}
	return originLine(s.Origin)
}

func originLine(o *openapi3.Origin) int {
	if o == nil || o.Key == nil {
		return 0
	}
	return o.Key.Line
}
