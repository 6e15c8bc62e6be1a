package contract

import (
	"slices"

	"github.com/getkin/kin-openapi/openapi3"

	"github.com/assay-conformance/assay/internal/contract/schema"
	"github.com/assay-conformance/assay/internal/rule"
)

// readSchema reads a schema into a tree of nodes; line is that of the enclosing element.
func (c *Contract) readSchema(ref *openapi3.SchemaRef, site rule.Site, line int) (*schema.Node, error) {
	if ref == nil || ref.Value == nil {
		return nil, c.fault(line, "%s has no schema", site)
	}
	r := &schemaReader{Contract: c, inside: map[*openapi3.Schema]*schema.Node{}}
	return r.read(ref, site)
}

// schemaReader reads one tree, and remembers the enclosing schemas.
type schemaReader struct {
	*Contract
	inside map[*openapi3.Schema]*schema.Node
}

// read makes the node of a place. For an enclosing schema it returns the existing node.
func (r *schemaReader) read(ref *openapi3.SchemaRef, site rule.Site) (*schema.Node, error) {
	if n, ok := r.inside[ref.Value]; ok {
		return n, nil
	}
	n := schema.New(site, lineOf(ref.Value, ""), r.valuesOf(ref))
	n.Nullable = ref.Value.Nullable
	r.inside[ref.Value] = n
	defer delete(r.inside, ref.Value)
	return n, r.merge(n, ref.Value)
}

// merge adds a schema to a node: first its parts, then its own keywords.
func (r *schemaReader) merge(n *schema.Node, s *openapi3.Schema) error {
	if err := r.mergeParts(n, s); err != nil {
		return err
	}
	if err := r.readAlternatives(n, s); err != nil {
		return err
	}
	return r.mergeOwn(n, s)
}

// mergeParts adds what a schema includes. A child does not choose among the children of its parent.
func (r *schemaReader) mergeParts(n *schema.Node, s *openapi3.Schema) error {
	for _, part := range s.AllOf {
		merge := r.merge
		if r.isChild(s, part.Value) {
			merge = r.mergeParent
		}
		if err := merge(n, part.Value); err != nil {
			return err
		}
	}
	return nil
}

func (r *schemaReader) mergeParent(n *schema.Node, s *openapi3.Schema) error {
	if err := r.mergeParts(n, s); err != nil {
		return err
	}
	return r.mergeOwn(n, s)
}

// mergeOwn adds the keywords of a schema, but for those that combine others.
func (r *schemaReader) mergeOwn(n *schema.Node, s *openapi3.Schema) error {
	r.readOwn(n, s)
	if err := r.readProperties(n, s); err != nil {
		return err
	}
	if err := r.readItems(n, s); err != nil {
		return err
	}
	return r.readNulls(n, s)
}

// readOwn adds the type and the limits of a schema. A later part overrides an earlier one.
func (r *schemaReader) readOwn(n *schema.Node, s *openapi3.Schema) {
	if s.Type != nil {
		n.Types = s.Type.Slice()
		n.Keywords[schema.Type] = lineOf(s, "type")
		n.Keywords[schema.Nullable] = lineOf(s, "nullable")
	}
	for keyword, limit := range r.limitsOf(s) {
		n.Keywords[keyword], n.Limits[keyword] = lineOf(s, keyword), limit
	}
	more := s.AdditionalProperties
	n.Additional = n.Additional || more.Schema != nil || more.Has != nil
	for keyword, limit := range r.judgedOnly(s) {
		n.Keywords[keyword], n.Limits[keyword] = lineOf(s, keyword), limit
	}
}

// readAlternatives reads the alternatives of a place: variants, of which one is chosen;
// properties of which at least one is required; or branches, none of which is preferred.
func (r *schemaReader) readAlternatives(n *schema.Node, s *openapi3.Schema) error {
	if s.Discriminator != nil {
		return r.readDiscriminator(n, s)
	}
	if _, there := s.Extensions[extensionVariants]; there {
		return r.readVariants(n, s)
	}
	if names := oneRequired(s.AnyOf); names != nil {
		n.OneRequired, n.Keywords[schema.AnyOf] = names, lineOf(s, "anyOf")
		return nil
	}
	for _, ref := range slices.Concat(s.OneOf, s.AnyOf) {
		branch, err := r.read(ref, n.Site)
		if err != nil {
			return err
		}
		n.Branches = append(n.Branches, branch)
	}
	for _, b := range n.Branches {
		b.Siblings = n.Branches
	}
	return nil
}

// oneRequired returns the properties of an anyOf that only requires one of them.
func oneRequired(anyOf openapi3.SchemaRefs) []string {
	var names []string
	for _, branch := range anyOf {
		b := branch.Value
		if len(b.Required) != 1 || b.Type != nil || len(b.Properties) > 0 {
			return nil
		}
		names = append(names, b.Required[0])
	}
	return names
}

// readItems reads what the items of a list, or the values of a map, must be.
func (r *schemaReader) readItems(n *schema.Node, s *openapi3.Schema) (err error) {
	if s.Items != nil {
		if n.Items, err = r.read(s.Items, rule.MakeSite(string(n.Site), "*")); err != nil {
			return err
		}
	}
	if more := s.AdditionalProperties.Schema; more != nil {
		n.Values, err = r.read(more, rule.MakeSite(string(n.Site), "*"))
	}
	return err
}

// readNulls reads x-undocumented: where the source does not say whether properties may be null,
// nothing is derived from that.
func (r *schemaReader) readNulls(n *schema.Node, s *openapi3.Schema) error {
	mark, err := undocumented(s.Extensions, nullsUndocumented, presenceUndocumented)
	if err != nil {
		return r.fault(lineOf(s, ""), "%w", err)
	}
	if mark != nullsUndocumented {
		return nil
	}
	for name := range s.Properties {
		property := n.Properties[name]
		for _, place := range slices.Concat(property.Branches, []*schema.Node{property}) {
			delete(place.Keywords, schema.Nullable)
		}
	}
	return nil
}
