package contract

import (
	"maps"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/getkin/kin-openapi/openapi3"

	"github.com/assay-conformance/assay/internal/contract/schema"
	"github.com/assay-conformance/assay/internal/contract/value"
	"github.com/assay-conformance/assay/internal/rule"
)

// readDiscriminator reads an OpenAPI discriminator. Its mapping names the variants. The
// discriminating property is a requirement of the place itself: without it there is no variant.
func (r *schemaReader) readDiscriminator(n *schema.Node, s *openapi3.Schema) error {
	d, line := s.Discriminator, lineOf(s, "oneOf")
	mapping := mappingOf(s)
	if len(mapping) == 0 {
		return nil
	}
	names := slices.Sorted(maps.Keys(mapping))
	for _, name := range names {
		if err := r.addMapped(n, s, name, mapping[name]); err != nil {
			return err
		}
	}
	n.Types, n.Keywords[schema.Type], n.Keywords[schema.Nullable] = []string{openapi3.TypeObject}, line, line
	n.Properties[d.PropertyName] = choiceOf(names, rule.MakeSite(string(n.Site), schema.PartOf(d.PropertyName)), line)
	return nil
}

// branchesOf lists the schemas that a discriminator chooses among. There are none for that of a parent: its
// children take it by allOf, and a value may be any of them.
func branchesOf(s *openapi3.Schema) openapi3.SchemaRefs { return slices.Concat(s.OneOf, s.AnyOf) }

// mappingOf returns the schema that each value of a discriminator chooses: that of its mapping, or else the
// one of that name (OpenAPI 3.0.3, Discriminator Object).
func mappingOf(s *openapi3.Schema) map[string]string {
	mapping, mapped := map[string]string{}, map[string]bool{}
	branches := branchesOf(s)
	if len(branches) == 0 {
		return nil
	}
	for value, ref := range s.Discriminator.Mapping {
		mapping[value] = refOf(ref.Ref)
		mapped[mapping[value]] = true
	}
	for _, one := range branches {
		if one.Ref != "" && !mapped[one.Ref] {
			mapping[path.Base(one.Ref)] = one.Ref
		}
	}
	return mapping
}

// refOf returns the reference that a mapping means: a name is that of a schema of the document.
func refOf(mapped string) string {
	if strings.ContainsAny(mapped, "#/.") {
		return mapped
	}
	return "#/components/schemas/" + mapped
}

// unsafeInNames matches what the name of a variant cannot have, which a value may.
var unsafeInNames = regexp.MustCompile(`[^A-Za-z0-9-]+`)

// addMapped adds the variant of one value of the discriminator.
func (r *schemaReader) addMapped(n *schema.Node, s *openapi3.Schema, value, mapped string) error {
	d := s.Discriminator
	branches := branchesOf(s)
	i := slices.IndexFunc(branches, func(ref *openapi3.SchemaRef) bool { return ref.Ref == mapped })
	if i < 0 {
		return r.fault(lineOf(s, "oneOf"), "the discriminator maps %q to %s, which is not in the oneOf", value, mapped)
	}
	v := schema.Variant{Name: unsafeInNames.ReplaceAllString(value, "-"), When: schema.Selector{Property: d.PropertyName, Equals: value}}
	if slices.ContainsFunc(n.Variants, func(other schema.Variant) bool { return other.Name == v.Name }) {
		v.Name += "-" + strconv.Itoa(len(n.Variants))
	}
	if err := r.addVariant(n, v, branches[i]); err != nil {
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
func choiceOf(names []string, site rule.Site, line int) *schema.Node {
	listed := make([]any, len(names))
	for i, name := range names {
		listed[i] = name
	}
	n := schema.New(site, line, &value.Schema{Types: []string{openapi3.TypeString}, Enum: listed})
	n.Types, n.Limits["enum"], n.Chooses = []string{openapi3.TypeString}, listed, true
	n.Keywords = map[string]int{schema.Required: line, "enum": line}
	return n
}
