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
	if len(branchesOf(s)) == 0 {
		return r.readChildren(n, s)
	}
	mapping := mappingOf(s)
	if len(mapping) == 0 {
		return nil
	}
	var names []string
	for _, name := range slices.Sorted(maps.Keys(mapping)) {
		ref, there := refTo(branchesOf(s), mapping[name])
		if !there {
			r.note(line, "the discriminator maps %q to %s, which is not in the oneOf: no value can be one", name, mapping[name])
			continue
		}
		if err := r.addMapped(n, s, name, ref); err != nil {
			return err
		}
		names = append(names, name)
	}
	n.Types, n.Keywords[schema.Type], n.Keywords[schema.Nullable] = []string{openapi3.TypeObject}, line, line
	n.Properties[d.PropertyName] = choiceOf(names, rule.MakeSite(string(n.Site), schema.PartOf(d.PropertyName)), line)
	return nil
}

// branchesOf lists the schemas that a discriminator chooses among; there are none for that of a parent.
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
		mapping[value] = refOf(ref.Ref, branches)
		mapped[mapping[value]] = true
	}
	for _, one := range branches {
		if one.Ref != "" && !mapped[one.Ref] {
			mapping[path.Base(one.Ref)] = one.Ref
		}
	}
	return mapping
}

// refOf returns the reference that a mapping means: a name is that of a schema of the document. A name may have
// dots, and so may the name of a file.
func refOf(mapped string, schemas openapi3.SchemaRefs) string {
	named := "#/components/schemas/" + mapped
	if _, there := refTo(schemas, named); there || !strings.ContainsAny(mapped, "#/.") {
		return named
	}
	return mapped
}

// unsafeInNames matches what the name of a variant cannot have, which a value may.
var unsafeInNames = regexp.MustCompile(`[^A-Za-z0-9-]+`)

// refTo finds a schema by its reference.
func refTo(schemas openapi3.SchemaRefs, ref string) (*openapi3.SchemaRef, bool) {
	i := slices.IndexFunc(schemas, func(one *openapi3.SchemaRef) bool { return one.Ref == ref })
	if i < 0 {
		return nil, false
	}
	return schemas[i], true
}

// addMapped adds the variant of one value of the discriminator.
func (r *schemaReader) addMapped(n *schema.Node, s *openapi3.Schema, value string, ref *openapi3.SchemaRef) error {
	d := s.Discriminator
	v := schema.Variant{Name: unsafeInNames.ReplaceAllString(value, "-"), When: schema.Selector{Property: d.PropertyName, Equals: value}}
	if slices.ContainsFunc(n.Variants, func(other schema.Variant) bool { return other.Name == v.Name }) {
		v.Name += "-" + strconv.Itoa(len(n.Variants))
	}
	if err := r.addVariant(n, v, ref); err != nil {
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
