package sailpoint

import (
	"strings"

	"github.com/oapi-codegen/nullable"

	api "github.com/assay-conformance/assay/generated/sailpoint"
)

// fault returns what is wrong with a segment that was sent, or that a patch results in; empty for
// nothing. The types of its properties are already valid.
func fault(body api.SegmentCreate) string {
	if strings.TrimSpace(body.Name) == "" {
		return "name: required"
	}
	if owner, err := body.Owner.Get(); err == nil {
		if owner.ID == nil || *owner.ID == "" {
			return "owner.id: required"
		}
		if kind, err := owner.Type.Get(); err == nil && kind != identity {
			return "owner.type: want null or IDENTITY"
		}
	}
	if criteria, err := body.VisibilityCriteria.Get(); err == nil {
		return faultOf(criteria.Expression)
	}
	return ""
}

// faultOf returns what is wrong with an expression, at any depth.
func faultOf(e api.Expression) string {
	if e.Operator != "AND" && e.Operator != "EQUALS" {
		return "visibilityCriteria.expression: operator must be AND or EQUALS"
	}
	children, err := e.Children.Get()
	if err != nil {
		return "" // absent or null: a leaf
	}
	for _, child := range children {
		if fault := faultOf(child); fault != "" {
			return fault
		}
	}
	return ""
}

// filled returns the segment in a body, without the properties that the server sets: omitted
// properties are null, an owner is complete, and a segment is inactive by default.
func filled(body api.SegmentCreate) api.Segment {
	made := api.Segment{
		Name: body.Name, Description: orNull(body.Description), VisibilityCriteria: nullable.NewNullNullable[api.VisibilityCriteria](),
		Owner: nullable.NewNullNullable[api.Segment_Owner](), Active: body.Active != nil && *body.Active,
	}
	if criteria, err := body.VisibilityCriteria.Get(); err == nil {
		made.VisibilityCriteria = nullable.NewNullableWithValue(api.VisibilityCriteria{Expression: withLeaves(criteria.Expression)})
	}
	if owner, err := body.Owner.Get(); err == nil {
		name, err := owner.Name.Get()
		if err != nil {
			name = nameOf(*owner.ID)
		}
		made.Owner = nullable.NewNullableWithValue(api.Segment_Owner{ID: *owner.ID, Name: name, Type: identity})
	}
	return made
}

// withLeaves returns an expression whose leaves have null for children, however they were sent
// (A-SP-20).
func withLeaves(e api.Expression) api.Expression {
	children, err := e.Children.Get()
	if err != nil || len(children) == 0 {
		e.Children = nullable.NewNullNullable[[]api.Expression]()
		return e
	}
	var all []api.Expression
	for _, child := range children {
		all = append(all, withLeaves(child))
	}
	e.Children = nullable.NewNullableWithValue(all)
	return e
}

func orNull[T any](v nullable.Nullable[T]) nullable.Nullable[T] {
	if !v.IsSpecified() {
		return nullable.NewNullNullable[T]()
	}
	return v
}
