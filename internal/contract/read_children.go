package contract

import (
	"maps"
	"path"
	"slices"

	"github.com/getkin/kin-openapi/openapi3"

	"github.com/assay-conformance/assay/internal/contract/schema"
)

// readChildren reads the discriminator of a parent: the schemas that include it by allOf are its children, and a
// value of the parent may be any of them (OpenAPI 3.0.3, Discriminator Object). Without a mapping, a value
// that is the name of no child is one of the parent alone.
func (r *schemaReader) readChildren(n *schema.Node, s *openapi3.Schema) error {
	children := r.children[s]
	if len(children) == 0 {
		return nil
	}
	r.note(lineOf(s, "discriminator"), "%s has a discriminator without a oneOf: list its schemas in one, so that cases are derived from each", n.Site)
	n.Others = len(s.Discriminator.Mapping) == 0
	mapping := map[string]*openapi3.SchemaRef{}
	for value, ref := range s.Discriminator.Mapping {
		if child, there := refTo(children, refOf(ref.Ref, children)); there {
			mapping[value] = child
		} else { // the parent itself, or a schema that is no child
			n.Others = true
		}
	}
	for _, child := range children {
		if !slices.Contains(slices.Collect(maps.Values(mapping)), child) {
			mapping[path.Base(child.Ref)] = child
		}
	}
	for _, value := range slices.Sorted(maps.Keys(mapping)) {
		if err := r.addMapped(n, s, value, mapping[value]); err != nil {
			return err
		}
	}
	return nil
}

// findChildren finds the children of each parent with a discriminator, among the schemas of a document.
func findChildren(doc *openapi3.T) map[*openapi3.Schema]openapi3.SchemaRefs {
	children := map[*openapi3.Schema]openapi3.SchemaRefs{}
	if doc.Components == nil {
		return children
	}
	for _, name := range slices.Sorted(maps.Keys(doc.Components.Schemas)) {
		child := openapi3.NewSchemaRef("#/components/schemas/"+name, doc.Components.Schemas[name].Value)
		for parent := range ancestorsOf(child.Value) {
			if parent.Discriminator != nil && len(branchesOf(parent)) == 0 {
				children[parent] = append(children[parent], child)
			}
		}
	}
	return children
}

// ancestorsOf returns the schemas that a schema includes by allOf, and those that they include.
func ancestorsOf(s *openapi3.Schema) map[*openapi3.Schema]bool {
	all := map[*openapi3.Schema]bool{}
	for _, part := range s.AllOf {
		all[part.Value] = true
		maps.Copy(all, ancestorsOf(part.Value))
	}
	return all
}

// isChild reports whether a schema is a child of one of its parts.
func (r *schemaReader) isChild(s, part *openapi3.Schema) bool {
	return slices.ContainsFunc(r.children[part], func(child *openapi3.SchemaRef) bool { return child.Value == s })
}
