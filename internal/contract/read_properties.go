package contract

import (
	"maps"
	"slices"

	"github.com/getkin/kin-openapi/openapi3"

	"github.com/assay-conformance/assay/internal/contract/schema"
	"github.com/assay-conformance/assay/internal/contract/value"
	"github.com/assay-conformance/assay/internal/rule"
)

// readProperties reads the properties of a schema, and which of them are required.
func (r *schemaReader) readProperties(n *schema.Node, s *openapi3.Schema) error {
	for _, name := range slices.Sorted(maps.Keys(s.Properties)) {
		if err := r.readProperty(s, n, name, s.Properties[name]); err != nil {
			return err
		}
	}
	return r.readRequired(n, s)
}

// readRequired marks the required properties.
func (r *schemaReader) readRequired(n *schema.Node, s *openapi3.Schema) error {
	for _, name := range s.Required {
		property, there := n.Properties[name]
		if !there { // of any value
			r.note(lineOf(s, schema.Required), "the required property %q is not among the properties", name)
			property = schema.New(rule.MakeSite(string(n.Site), schema.PartOf(name)), lineOf(s, schema.Required), &value.Schema{})
			n.Properties[name] = property
		}
		delete(property.Keywords, schema.Optional)
		property.Keywords[schema.Required] = lineOf(s, schema.Required)
	}
	for _, name := range n.OneRequired {
		if property := n.Properties[name]; property != nil {
			delete(property.Keywords, schema.Optional) // that one of them is required covers it
		}
	}
	return nil
}

// readProperty reads one property. It is optional until the schema requires it, unless it says
// something else about its presence.
func (r *schemaReader) readProperty(s *openapi3.Schema, n *schema.Node, name string, ref *openapi3.SchemaRef) error {
	if known, there := n.Properties[name]; there {
		return r.merge(known, ref.Value) // another part of the allOf has it too
	}
	site := rule.MakeSite(string(n.Site), schema.PartOf(name))
	property, err := r.read(ref, site)
	if err != nil {
		return err
	}
	n.Properties[name] = property
	told, err := r.readPresence(s, n, name, ref.Value)
	if refersToItself := property.Site != site; !refersToItself && !told {
		property.Keywords[schema.Optional] = property.Line
	}
	return err
}
