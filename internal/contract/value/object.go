package value

import (
	"maps"
	"slices"

	"github.com/assay-conformance/assay/internal/contract/schema"
)

func (c *check) object(s *Schema, object map[string]any, at []string) {
	c.count(uint64(len(object)), s.MinProperties, s.MaxProperties, at, "minProperties", "maxProperties")
	for _, name := range s.Required {
		if _, there := object[name]; !there && !c.exempt(s.Properties[name]) {
			c.add(append(at, name), schema.Required)
		}
	}
	for _, name := range slices.Sorted(maps.Keys(object)) {
		property, declared := s.Properties[name]
		place := append(at, name)
		switch {
		case declared:
			c.direction(property, place)
			c.visit(property, object[name], place)
		case s.Closed:
			c.add(place, "additionalProperties")
		default:
			c.visit(s.Additional, object[name], place)
		}
	}
}

// exempt reports whether a required property is one only of the other direction (OpenAPI 3.0.3, readOnly and
// writeOnly).
func (c *check) exempt(property *Schema) bool {
	readOnly, writeOnly := property.directions(nil)
	return readOnly && c.in == schema.Request || writeOnly && c.in == schema.Response
}

// direction checks that a property is not one of the other direction.
func (c *check) direction(property *Schema, at []string) {
	readOnly, writeOnly := property.directions(nil)
	switch {
	case readOnly && c.in == schema.Request:
		c.add(at, schema.ReadOnly)
	case writeOnly && c.in == schema.Response:
		c.add(at, schema.WriteOnly)
	}
}

// directions reports whether a schema, or a part of it, is read only or write only.
func (s *Schema) directions(seen []*Schema) (readOnly, writeOnly bool) {
	if s == nil || slices.Contains(seen, s) {
		return false, false
	}
	readOnly, writeOnly = s.ReadOnly, s.WriteOnly
	for _, part := range s.AllOf {
		r, w := part.directions(append(seen, s))
		readOnly, writeOnly = readOnly || r, writeOnly || w
	}
	return readOnly, writeOnly
}
