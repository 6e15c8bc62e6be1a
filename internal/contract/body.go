package contract

import (
	"encoding/json"
	"slices"

	"github.com/getkin/kin-openapi/openapi3"

	"github.com/assay-conformance/assay/internal/contract/schema"
	"github.com/assay-conformance/assay/internal/rule"
)

// RequestBody is the request body of an operation.
type RequestBody struct {
	Required  bool
	MediaType string
	Site      rule.Site
	root      *schema.Node // of the first content
	contents  []content
}

// Variants names the variants of a request body; none if it has one form.
func (b *RequestBody) Variants() []string { return b.schema().VariantNames() }

// schema is that of the whole body; nil if there is no body.
func (b *RequestBody) schema() *schema.Node {
	if b == nil {
		return nil
	}
	return b.root
}

// Place is a place in a body, with the document's constraints on its value.
type Place struct{ node *schema.Node }

// Place finds the place of a JSON pointer (RFC 6901), given as its parts, in a body. The body is
// needed where one of its properties chooses among several schemas. ok is false for a property
// that the document does not know; below a place of any form, every place is known.
func (b *RequestBody) Place(body any, pointer ...string) (p Place, ok bool) {
	if b == nil {
		return Place{}, false
	}
	found := b.root.Find(RequestContext{}, body, pointer)
	return Place{found.Node}, found.Known || found.Node.Open()
}

// Takes returns why a value is invalid at the place, or nil if it is valid.
func (p Place) Takes(value any) error {
	if p.node == nil {
		return nil
	}
	return p.node.Checker.Check(value)
}

// Typed converts a text to the type of the place: to a number for an integer. A text that is
// not a value of the type stays a text.
func (p Place) Typed(text string) any {
	if p.node == nil {
		return text
	}
	types := p.node.AllTypes()
	var value any
	err := json.Unmarshal([]byte(text), &value)
	if err != nil || slices.Contains(types, openapi3.TypeString) {
		return text
	}
	switch value.(type) {
	case float64:
		if slices.Contains(types, openapi3.TypeInteger) || slices.Contains(types, openapi3.TypeNumber) {
			return json.Number(text)
		}
	case bool:
		if slices.Contains(types, openapi3.TypeBoolean) {
			return value
		}
	}
	return text
}
