package contract

import (
	"encoding/json"
	"fmt"

	"github.com/getkin/kin-openapi/openapi3"

	"github.com/assay-conformance/assay/internal/contract/format"
	"github.com/assay-conformance/assay/internal/contract/value"
)

// valuesOf returns what a schema says about values. It is made once for each schema, which may refer to itself.
func (c *Contract) valuesOf(ref *openapi3.SchemaRef) *value.Schema {
	if ref == nil || ref.Value == nil {
		return nil
	}
	s := ref.Value
	if known, there := c.values[s]; there {
		return known
	}
	v := &value.Schema{
		Nullable: s.Nullable, Format: s.Format, Enum: c.exactEnum(s),
		MinLength: s.MinLength, MaxLength: s.MaxLength, MinItems: s.MinItems, MaxItems: s.MaxItems, UniqueItems: s.UniqueItems,
		MinProperties: s.MinProps, MaxProperties: s.MaxProps, Required: s.Required,
		Minimum: c.exact(s, "minimum", s.Min), Maximum: c.exact(s, "maximum", s.Max), MultipleOf: c.exact(s, "multipleOf", s.MultipleOf),
		ExclusiveMinimum: s.ExclusiveMin.IsTrue(), ExclusiveMaximum: s.ExclusiveMax.IsTrue(),
		ReadOnly: s.ReadOnly, WriteOnly: s.WriteOnly,
		Closed:    s.AdditionalProperties.Has != nil && !*s.AdditionalProperties.Has,
		Elsewhere: hasVariants(s),
	}
	c.values[s] = v
	if s.Type != nil {
		v.Types = s.Type.Slice()
	}
	if s.Pattern != "" {
		if pattern, err := format.Compile(s.Pattern); err == nil { // else the document is refused
			v.Pattern = &pattern
		}
	}
	v.Properties = make(map[string]*value.Schema, len(s.Properties))
	for name, property := range s.Properties {
		v.Properties[name] = c.valuesOf(property)
	}
	v.Items, v.Additional, v.Not = c.valuesOf(s.Items), c.valuesOf(s.AdditionalProperties.Schema), c.valuesOf(s.Not)
	v.AllOf, v.OneOf, v.AnyOf = c.eachOf(s.AllOf), c.eachOf(s.OneOf), c.eachOf(s.AnyOf)
	return v
}

func (c *Contract) eachOf(refs openapi3.SchemaRefs) []*value.Schema {
	all := make([]*value.Schema, len(refs))
	for i, ref := range refs {
		all[i] = c.valuesOf(ref)
	}
	return all
}

// exact is a number of a schema as the document writes it: kin-openapi reads it as a float.
func (c *Contract) exact(s *openapi3.Schema, keyword string, read *float64) *value.Number {
	if read == nil {
		return nil
	}
	if written, there := c.written[s][keyword]; there {
		if number := value.Parse(fmt.Sprint(written)); number != nil {
			return number
		}
	}
	if s.Origin != nil {
		if at, ok := s.Origin.Fields.Lookup(keyword); ok {
			if number := value.Parse(c.source.ScalarAt(at.Line, at.Column)); number != nil {
				return number
			}
		}
	}
	return value.Of(*read)
}

// rememberWritten keeps the schema of a header as the document writes it: kin-openapi knows no places in it.
func (c *Contract) rememberWritten(h *openapi3.Header) {
	if h.Schema == nil || h.Schema.Ref != "" || h.Origin == nil {
		return
	}
	if at, ok := h.Origin.Fields.Lookup("schema"); ok {
		var written map[string]any
		if c.source.DecodeAt(at.Line, at.Column, &written) {
			c.remember(h.Schema, written)
		}
	}
}

func (c *Contract) remember(ref *openapi3.SchemaRef, written map[string]any) {
	if ref == nil || ref.Ref != "" || written == nil {
		return
	}
	c.written[ref.Value] = written
	if items, ok := written["items"].(map[string]any); ok {
		c.remember(ref.Value.Items, items)
	}
}

// exactEnum lists the values of an enum, its numbers as the document writes them.
func (c *Contract) exactEnum(s *openapi3.Schema) []any {
	var written []openapi3.Location
	if s.Origin != nil {
		written = s.Origin.Sequences["enum"]
	}
	inHeader, _ := c.written[s]["enum"].([]any)
	all := make([]any, len(s.Enum))
	for i, listed := range s.Enum {
		all[i] = listed
		if _, isNumber := listed.(float64); !isNumber {
			continue
		}
		if i < len(inHeader) {
			all[i] = inHeader[i]
		}
		if len(written) == len(s.Enum) && value.Parse(written[i].Name) != nil {
			all[i] = json.Number(written[i].Name)
		}
	}
	return all
}

// hasVariants reports whether something chooses one branch of a schema.
func hasVariants(s *openapi3.Schema) bool {
	_, declared := s.Extensions[extensionVariants]
	return declared || s.Discriminator != nil && len(mappingOf(s)) > 0
}
