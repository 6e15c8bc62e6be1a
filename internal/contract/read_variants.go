package contract

import (
	"fmt"
	"regexp"
	"strings"

	"github.com/getkin/kin-openapi/openapi3"

	"github.com/assay-conformance/assay/internal/contract/schema"
	"github.com/assay-conformance/assay/internal/rule"
)

// readVariants reads x-variants, which has one entry for each schema of the oneOf.
func (r *schemaReader) readVariants(n *schema.Node, s *openapi3.Schema) error {
	line := lineOf(s, "oneOf")
	entries, err := listOf(s.Extensions, extensionVariants)
	if err != nil || len(entries) == 0 || len(entries) != len(s.OneOf) {
		return r.fault(line, "%s: must be a list with one entry for each schema of the oneOf", extensionVariants)
	}
	for i, entry := range entries {
		v, err := variant(entry)
		if err != nil {
			return r.fault(line, "%s: entry %d: %w", extensionVariants, i, err)
		}
		if err := r.addVariant(n, v, s.OneOf[i]); err != nil {
			return err
		}
		exemptChoice(n.Variants[i])
	}
	if last := n.Variants[len(n.Variants)-1]; last.When.ByValue() {
		n.Keywords[schema.Type] = line // a value may match no variant
	}
	return nil
}

// exemptChoice removes the constraints that a value of the variant cannot violate: if the value
// chooses, one of another type, or without the property, is another variant.
func exemptChoice(v schema.Variant) {
	if !v.When.ByValue() {
		return
	}
	delete(v.Node.Keywords, schema.Type)
	delete(v.Node.Keywords, schema.Nullable)
	if property := v.Node.Properties[v.When.Property]; property != nil {
		delete(property.Keywords, schema.Required)
	}
}

var variantName = regexp.MustCompile(`^[A-Za-z0-9-]+$`)

// addVariant reads the schema of a variant; the variant's name is a part of its sites.
func (r *schemaReader) addVariant(n *schema.Node, v schema.Variant, ref *openapi3.SchemaRef) (err error) {
	if !variantName.MatchString(v.Name) || ref.Ref == "" {
		return r.fault(lineOf(ref.Value, ""), "the variant %q of %s must have a name of letters, digits and hyphens, and a $ref", v.Name, n.Site)
	}
	v.Ref = ref.Ref
	if v.Node, err = r.read(ref, rule.MakeSite(string(n.Site), "@"+v.Name)); err != nil {
		return err
	}
	n.Variants = append(n.Variants, v)
	return nil
}

// variantKeys sets a variant from the keys of an entry of x-variants.
var variantKeys = map[string]func(v *schema.Variant, text string) error{
	"name":     func(v *schema.Variant, text string) error { v.Name = text; return nil },
	"query":    func(v *schema.Variant, text string) error { v.When.Query = text; return nil },
	"property": func(v *schema.Variant, text string) error { v.When.Property = text; return nil },
	"type":     variantType,
	"path":     func(v *schema.Variant, text string) error { return selectPath(&v.When, text) },
	"form":     variantForm,
}

// variant reads one entry of x-variants.
func variant(item any) (v schema.Variant, err error) {
	entry, ok := item.(map[string]any)
	if !ok {
		return v, fmt.Errorf("must have a name and a condition, got %s", schema.TypeName(item))
	}
	for key, value := range entry {
		text, ok := value.(string)
		if !ok || text == "" {
			return v, fmt.Errorf("%s must be a string, got %s", key, schema.Show(value))
		}
		set, known := variantKeys[key]
		if !known {
			return v, fmt.Errorf("unknown key %q (available: form, name, path, property, query, type)", key)
		}
		if err := set(&v, text); err != nil {
			return v, err
		}
	}
	return v, nil
}

func variantType(v *schema.Variant, text string) error {
	if text != "object" && text != "array" {
		return fmt.Errorf("type must be object or array, got %q", text)
	}
	v.When.Type = text
	return nil
}

// variantForm is reached only where no form has been chosen before.
func variantForm(_ *schema.Variant, text string) error {
	return fmt.Errorf("form %q: only the body of a response of an operation with %s has variants for its forms", text, extensionForms)
}

// selectPath sets the condition that a path parameter matches a pattern.
func selectPath(when *schema.Selector, text string) error {
	name, pattern, _ := strings.Cut(text, " ")
	matches, err := regexp.Compile(pattern)
	if err != nil || pattern == "" {
		return fmt.Errorf("path must be a parameter and a pattern, such as %q, got %q", "id ^[0-9]+$", text)
	}
	when.Path, when.Matches = name, matches
	return nil
}
