package contract

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/getkin/kin-openapi/openapi3"

	"github.com/assay-conformance/assay/internal/evidence"
)

// variants looks at every place of a body that has variants: a value that takes none of them
// is a finding, and below the root the chosen one is judged here, for the validators look at
// all of them.
func (j *judgement) variants(s *side, n *node, v any, pointer []string) {
	if len(n.variants) > 0 {
		taken := s.asked.take(n, v)
		switch {
		case taken == nil:
			j.unchosen(s, n, v, pointer)
			return
		case len(pointer) > 0:
			j.ofVariant(s, taken.schema.VisitJSON(v, openapi3.MultiErrors(), openapi3.DisableSchemaErrorDetails()), pointer)
		}
		n = taken
	}
	switch v := v.(type) {
	case map[string]any:
		for name, value := range v {
			if child := n.child(name); child != nil {
				j.variants(s, child, value, append(slices.Clone(pointer), name))
			}
		}
	case []any:
		for i, item := range v {
			if child := n.child("0"); child != nil {
				j.variants(s, child, item, append(slices.Clone(pointer), fmt.Sprint(i)))
			}
		}
	}
}

// ofVariant enters what kin says of a value that was held against one variant.
func (j *judgement) ofVariant(s *side, err error, pointer []string) {
	var multi openapi3.MultiError
	var schema *openapi3.SchemaError
	switch {
	case asType(err, &multi):
		for _, one := range multi {
			j.ofVariant(s, one, pointer)
		}
	case errors.As(err, &schema):
		j.complain(*s, slices.Concat(pointer, schema.JSONPointer()), schema.SchemaField, byKin)
	}
}

// unchosen enters that a value takes none of the variants of its place.
func (j *judgement) unchosen(s *side, n *node, v any, pointer []string) {
	s.unchosen = s.unchosen || len(pointer) == 0
	f := evidence.Finding{Site: n.promise("type"), Expected: n.expectation("type"), Actual: show(v)}
	if v == nil {
		f.Site, f.Expected = n.promise(kwNullable), n.expectation(kwNullable)
	}
	if when := n.variants[0].when; when.equals != "" {
		if object, ok := v.(map[string]any); ok {
			choice, keyword := n.members[when.member], "enum"
			value, there := object[when.member]
			if f.Actual = show(value); !there {
				keyword, f.Actual = kwRequired, "absent"
			}
			pointer = append(slices.Clone(pointer), when.member)
			f.Site, f.Expected = choice.promise(keyword), choice.expectation(keyword)
		}
	} else if v != nil {
		var names []string
		for _, one := range n.variants {
			names = append(names, one.name)
		}
		f.Expected = "one of the forms " + strings.Join(names, ", ")
	}
	f.Pointer = pointerText(pointer)
	j.report(*s, f, byWireCheck)
}
