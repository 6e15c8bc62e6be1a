package contract

import (
	"fmt"
	"maps"
	"strings"

	"github.com/getkin/kin-openapi/openapi3"
	"github.com/getkin/kin-openapi/routers/legacy"
)

// Neither validator can be told which schema of a oneOf is meant. So the document that they
// load has an operation more for each variant of a body: the same operation with that one
// schema, under a path of its own. An exchange is judged at the path of its variant.

// spread adds those operations to the document, and gives it back with the router over it. A
// document without variants is judged as it is.
func (c *Contract) spread(data []byte) ([]byte, error) {
	doc, err := openapi3.NewLoader().LoadFromData(data)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", c.File, err)
	}
	spread := false
	for _, op := range c.operations {
		original := doc.Paths.Value(op.Path)
		add := func(key string, v variant, replace func(*openapi3.Operation, *openapi3.SchemaRef)) {
			changed := *original.GetOperation(op.Method)
			changed.OperationID += variantMark + key + v.name
			replace(&changed, openapi3.NewSchemaRef(v.ref, nil))
			path := variantPath(key, v.name) + op.Path
			item := doc.Paths.Value(path)
			if item == nil {
				item = &openapi3.PathItem{Parameters: original.Parameters}
				doc.Paths.Set(path, item)
			}
			item.SetOperation(op.Method, &changed)
			spread = true
		}
		for _, v := range op.Body.rootNode().variantsOf() {
			add("r", v, func(o *openapi3.Operation, ref *openapi3.SchemaRef) {
				body := *o.RequestBody.Value
				body.Content = only(op.Body.MediaType, ref)
				o.RequestBody = &openapi3.RequestBodyRef{Value: &body}
			})
		}
		for _, a := range op.Answers {
			for _, v := range a.root.variantsOf() {
				add("a"+a.Status, v, func(o *openapi3.Operation, ref *openapi3.SchemaRef) {
					answer := *o.Responses.Value(a.Status).Value
					answer.Content = only(a.MediaType, ref)
					responses := o.Responses.Map()
					responses[a.Status] = &openapi3.ResponseRef{Value: &answer}
					o.Responses = openapi3.NewResponsesWithCapacity(len(responses))
					for status, r := range maps.All(responses) {
						o.Responses.Set(status, r)
					}
				})
			}
		}
	}
	if spread {
		if data, err = doc.MarshalJSON(); err != nil {
			return nil, fmt.Errorf("%s: %w", c.File, err)
		}
		if doc, err = openapi3.NewLoader().LoadFromData(data); err != nil {
			return nil, fmt.Errorf("%s: with its variants: %w", c.File, err)
		}
	}
	doc.Servers = nil // otherwise the router matches the host as well
	if c.judged, err = legacy.NewRouter(doc); err != nil {
		return nil, fmt.Errorf("%s: %w", c.File, err)
	}
	return data, nil
}

func only(mediaType string, schema *openapi3.SchemaRef) openapi3.Content {
	return openapi3.Content{mediaType: &openapi3.MediaType{Schema: schema}}
}

// variantMark stands in the ids of the operations that were added.
const variantMark = "~"

// ofVariant is the id of the operation that one was made from.
func ofVariant(id string) string {
	bare, _, _ := strings.Cut(id, variantMark)
	return bare
}

// spread is what leads to the operation of the variant that a body takes; empty for a body
// that has none.
func (s side) spread(root *node, key string) string {
	if root == nil || len(root.variants) == 0 {
		return ""
	}
	i := s.asked.chosen(root, s.body)
	if i < 0 {
		return ""
	}
	return variantPath(key, root.variants[i].name)
}

// rootNode is the node of the whole body; nil where there is none.
func (b *RequestBody) rootNode() *node {
	if b == nil {
		return nil
	}
	return b.root
}

func (n *node) variantsOf() []variant {
	if n == nil {
		return nil
	}
	return n.variants
}

func variantPath(key, name string) string { return "/~" + key + "." + name }
