package contract

import (
	"fmt"
	"maps"

	"github.com/getkin/kin-openapi/openapi3"

	"github.com/assay-conformance/assay/internal/contract/schema"
)

// A variantOperation is an operation whose body has one form, made from one whose body has
// several.
//
// No validator can be told which schema of a oneOf is meant. So the document that they load has
// an additional operation for each variant of a body: the same operation with that one schema,
// under its own path. An exchange is judged at the path of its variant.
type variantOperation struct {
	of      *Operation
	body    string // which body has the variant: requestKey, or that of a response
	variant schema.Variant
	narrow  func(op *openapi3.Operation, schema *openapi3.SchemaRef) // leaves the body that one schema
}

// requestKey and responseKey name a body in the path of a variant operation.
const requestKey = "r"

func responseKey(a Response) string { return "a" + a.Status }

// withVariantOperations returns the document that the validators load: with its variant operations, and a
// path without parameters for each operation.
func (c *Contract) withVariantOperations(data []byte) (*openapi3.T, []byte, error) {
	doc, err := openapi3.NewLoader().LoadFromData(data)
	if err != nil {
		return nil, nil, err
	}
	withItems(doc)
	withoutPathRefs(doc)
	if err := c.addForms(doc); err != nil {
		return nil, nil, err
	}
	for _, op := range c.operations {
		for _, v := range op.variantOperations() {
			v.addTo(doc)
		}
	}
	withJudgedPaths(doc)
	if data, err = doc.MarshalJSON(); err != nil {
		return nil, nil, err
	}
	if doc, err = openapi3.NewLoader().LoadFromData(data); err != nil {
		return nil, nil, fmt.Errorf("with its variants: %w", err)
	}
	return doc, data, nil
}

// addForms adds each form of an operation as an operation under its own path. The operation itself keeps the requests of no named form.
func (c *Contract) addForms(doc *openapi3.T) error {
	for path, item := range maps.Clone(doc.Paths.Map()) {
		for method, op := range item.Operations() {
			forms, err := c.documentForms(path, method, item, op)
			if err != nil {
				return err
			}
			for _, f := range forms {
				narrowed, err := narrowTo(f, forms, item, op)
				if err != nil {
					return err
				}
				setOperation(doc, f.path(path), method, item, narrowed)
			}
		}
	}
	return nil
}

// setOperation sets an operation of a path. A new path has the parameters of the original one.
func setOperation(doc *openapi3.T, path, method string, original *openapi3.PathItem, op *openapi3.Operation) {
	item := doc.Paths.Value(path)
	if item == nil {
		item = &openapi3.PathItem{Parameters: original.Parameters}
		doc.Paths.Set(path, item)
	}
	item.SetOperation(method, op)
}

// variantOperations lists the variant operations of an operation: one for each variant of its
// request body, and one for each variant of each response.
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
	documented := v.of.Form.path(v.of.Path)
	original := doc.Paths.Value(documented)
	op := *original.GetOperation(v.of.Method)
	op.OperationID += variantMark + v.body + v.variant.Name
	v.narrow(&op, openapi3.NewSchemaRef(v.variant.Ref, nil))
	setOperation(doc, variantPath(v.body, v.variant.Name)+documented, v.of.Method, original, &op)
}

// narrow leaves the request body of an operation one schema, without changing the original.
func (b *RequestBody) narrow(op *openapi3.Operation, schema *openapi3.SchemaRef) {
	body := *op.RequestBody.Value
	body.Content = openapi3.Content{b.MediaType: &openapi3.MediaType{Schema: schema}}
	op.RequestBody = &openapi3.RequestBodyRef{Value: &body}
}

// narrow leaves the response of an operation one schema, without changing the original.
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

// variantMark follows the original id in the id of a variant operation.
const variantMark = "~"

// variantPath is the prefix of the path of a variant operation.
func variantPath(body, variant string) string { return "/~" + body + "." + variant }
