package contract

import (
	"maps"
	"path"
	"slices"

	"github.com/getkin/kin-openapi/openapi3"

	"github.com/assay-conformance/assay/internal/contract/schema"
	"github.com/assay-conformance/assay/internal/rule"
)

// readDiscriminator reads an OpenAPI discriminator. Its mapping names the variants. The
// discriminating property is a requirement of the place itself: without it there is no variant.
func (r *schemaReader) readDiscriminator(n *schema.Node, s *openapi3.Schema) error {
	d, line := s.Discriminator, lineOf(s, "oneOf")
	mapping := mappingOf(s)
	if len(mapping) == 0 { // of a parent: its children take it by allOf, and a value may be any of them
		return nil
	}
	if err := r.checkPropertyName(s, d.PropertyName); err != nil {
		return err
	}
	names := slices.Sorted(maps.Keys(mapping))
	for _, name := range names {
		if err := r.addMapped(n, s, name, mapping[name]); err != nil {
			return err
		}
	}
	n.Types, n.Keywords[schema.Type], n.Keywords[schema.Nullable] = []string{openapi3.TypeObject}, line, line
	n.Properties[d.PropertyName] = choiceOf(names, rule.MakeSite(string(n.Site), d.PropertyName), line)
	return nil
}

// mappingOf returns the schema that each value of a discriminator chooses: that of its mapping, or else the
// one of that name (OpenAPI 3.0.3, Discriminator Object).
func mappingOf(s *openapi3.Schema) map[string]string {
	mapping := map[string]string{}
	for value, ref := range s.Discriminator.Mapping {
		mapping[value] = ref.Ref
	}
	if len(mapping) > 0 {
		return mapping
	}
	for _, one := range s.OneOf {
		if one.Ref != "" {
			mapping[path.Base(one.Ref)] = one.Ref
		}
	}
	return mapping
}

// addMapped adds the variant of one value of the discriminator.
func (r *schemaReader) addMapped(n *schema.Node, s *openapi3.Schema, value, mapped string) error {
	d := s.Discriminator
	i := slices.IndexFunc(s.OneOf, func(ref *openapi3.SchemaRef) bool { return ref.Ref == mapped })
	if i < 0 {
		return r.fault(lineOf(s, "oneOf"), "the discriminator maps %q to %s, which is not in the oneOf", value, mapped)
	}
	v := schema.Variant{Name: value, When: schema.Selector{Property: d.PropertyName, Equals: value}}
	if err := r.addVariant(n, v, s.OneOf[i]); err != nil {
		return err
	}
	added := n.Variants[len(n.Variants)-1]
	exemptChoice(added) // only an object has such a property
	if property := added.Node.Properties[d.PropertyName]; property != nil {
		clear(property.Keywords) // changing it chooses another variant
	}
	return nil
}

// choiceOf is the node of a property whose values choose among variants.
func choiceOf(values []string, site rule.Site, line int) *schema.Node {
	listed := make([]any, len(values))
	for i, value := range values {
		listed[i] = value
	}
	n := schema.New(site, line, checker{&openapi3.Schema{Type: &openapi3.Types{openapi3.TypeString}, Enum: listed}})
	n.Types, n.Limits["enum"], n.Chooses = []string{openapi3.TypeString}, listed, true
	n.Keywords = map[string]int{schema.Required: line, "enum": line}
	return n
}
