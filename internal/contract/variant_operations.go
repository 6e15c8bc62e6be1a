package contract

import (
	"fmt"
	"strings"

	"github.com/getkin/kin-openapi/openapi3"

	"github.com/assay-conformance/assay/internal/contract/schema"
)

// A variantOperation is an operation whose body has one form, made from one whose body has
// several.
//
// Neither validator can be told which schema of a oneOf is meant. So the document that they load
// has one operation more for each variant of a body: the same operation with that one schema,
// under a path of its own. An exchange is judged at the path of its variant.
type variantOperation struct {
	of      *Operation
	body    string // which body has the variant: requestKey, or that of a response
	variant schema.Variant
	narrow  func(op *openapi3.Operation, schema *openapi3.SchemaRef) // gives the body that one schema
}

// requestKey and responseKey name a body in the path of a variant operation.
const requestKey = "r"

func responseKey(a Response) string { return "a" + a.Status }

// withVariantOperations gives the document with its variant operations. One without variants
// stays as it is.
func (c *Contract) withVariantOperations(data []byte) (*openapi3.T, []byte, error) {
	doc, err := openapi3.NewLoader().LoadFromData(data)
	if err != nil {
		return nil, nil, err
	}
	added := false
	for _, op := range c.operations {
		for _, v := range op.variantOperations() {
			v.addTo(doc)
			added = true
		}
	}
	if !added {
		return doc, data, nil
	}
	if data, err = doc.MarshalJSON(); err != nil {
		return nil, nil, err
	}
	if doc, err = openapi3.NewLoader().LoadFromData(data); err != nil {
		return nil, nil, fmt.Errorf("with its variants: %w", err)
	}
	return doc, data, nil
}

// variantOperations lists what is made from an operation: one for each variant of its request
// body, and one for each variant of each response.
func (o *Operation) variantOperations() []variantOperation {
	var all []variantOperation
	add := func(root *schema.Node, body string, narrow func(*openapi3.Operation, *openapi3.SchemaRef)) {
		if root == nil {
			return
		}
		for _, v := range root.Variants {
			all = append(all, variantOperation{o, body, v, narrow})
		}
	}
	add(o.Body.schema(), requestKey, o.Body.narrow)
	for _, a := range o.Responses {
		add(a.root, responseKey(a), a.narrow)
	}
	return all
}

// addTo adds the operation to a document. Operations of one path stay on one path.
func (v variantOperation) addTo(doc *openapi3.T) {
	original := doc.Paths.Value(v.of.Path)
	path := variantPath(v.body, v.variant.Name) + v.of.Path
	item := doc.Paths.Value(path)
	if item == nil {
		item = &openapi3.PathItem{Parameters: original.Parameters}
		doc.Paths.Set(path, item)
	}
	op := *original.GetOperation(v.of.Method)
	op.OperationID += variantMark + v.body + v.variant.Name
	v.narrow(&op, openapi3.NewSchemaRef(v.variant.Ref, nil))
	item.SetOperation(v.of.Method, &op)
}

// narrow gives the request body of an operation one schema. The body of the original stays.
func (b *RequestBody) narrow(op *openapi3.Operation, schema *openapi3.SchemaRef) {
	body := *op.RequestBody.Value
	body.Content = openapi3.Content{b.MediaType: &openapi3.MediaType{Schema: schema}}
	op.RequestBody = &openapi3.RequestBodyRef{Value: &body}
}

// narrow gives the response of an operation one schema. The responses of the original stay.
func (a Response) narrow(op *openapi3.Operation, schema *openapi3.SchemaRef) {
	response := *op.Responses.Value(a.Status).Value
	response.Content = openapi3.Content{a.MediaType: &openapi3.MediaType{Schema: schema}}
	all := op.Responses.Map()
	all[a.Status] = &openapi3.ResponseRef{Value: &response}
	op.Responses = openapi3.NewResponsesWithCapacity(len(all))
	for status, r := range all {
		op.Responses.Set(status, r)
	}
}

// variantMark stands in the id of a variant operation, after that of the original.
const variantMark = "~"

// originalID is the id of the operation that one was made from.
func originalID(id string) string {
	original, _, _ := strings.Cut(id, variantMark)
	return original
}

// variantPath is what the path of a variant operation begins with.
func variantPath(body, variant string) string { return "/~" + body + "." + variant }
