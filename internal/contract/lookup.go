package contract

import (
	"encoding/json"
	"slices"
	"strings"

	"github.com/getkin/kin-openapi/openapi3"
)

// Place is a place in a body: what the document says of a value that stands there.
type Place struct{ node *node }

// Place finds the place that a JSON pointer (RFC 6901), given in its parts, has in a body. The
// body is needed where a property of it chooses among several schemas. ok is false for a
// property that the document does not know; below a place of any form, every place is known.
func (b *RequestBody) Place(body any, pointer ...string) (p Place, ok bool) {
	if b == nil {
		return Place{}, false
	}
	n, known, _ := RequestContext{}.at(b.root, body, pointer)
	return Place{n}, known || n.open()
}

// Takes says why a value may not stand at the place; nil when it may.
func (p Place) Takes(value any) error {
	if p.node == nil || p.node.schema == nil {
		return nil
	}
	return p.node.schema.VisitJSON(value)
}

// Typed gives a text as the type of the place has it: a number for an integer. A text that is
// no value of the type stays a text.
func (p Place) Typed(text string) any {
	if p.node == nil {
		return text
	}
	types := p.node.allTypes()
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

// open says whether the document does not say what is below a place.
func (n *node) open() bool {
	return len(n.members) == 0 && n.items == nil && len(n.branches) == 0 && len(n.variants) == 0
}

// Shows says whether the body of a response may have a property, given as the parts of a JSON
// pointer; "*" stands for any item of a list. A response whose body is a list shows what its
// items show.
func (a Answer) Shows(pointer ...string) bool {
	return a.root.shows(pointer) || a.root.shows(append([]string{"*"}, pointer...))
}

func (n *node) shows(pointer []string) bool {
	if n == nil {
		return false
	}
	if len(pointer) == 0 {
		return true
	}
	for _, v := range n.variants {
		if v.node.shows(pointer) {
			return true
		}
	}
	if slices.ContainsFunc(n.branches, func(b *node) bool { return b.shows(pointer) }) {
		return true
	}
	if pointer[0] == "*" {
		return n.items.shows(pointer[1:])
	}
	return n.members[pointer[0]].shows(pointer[1:])
}

// Takes says whether the operation has a parameter in the path, the query or the header, whose
// names mind no case.
func (o *Operation) Takes(in, name string) bool {
	return slices.ContainsFunc(o.Parameters, func(p Parameter) bool {
		return p.In == in && (p.Name == name || in == openapi3.ParameterInHeader && strings.EqualFold(p.Name, name))
	})
}

// ParametersIn lists the names of the parameters in the path, the query or the header.
func (o *Operation) ParametersIn(in string) []string {
	var names []string
	for _, p := range o.Parameters {
		if p.In == in {
			names = append(names, p.Name)
		}
	}
	return names
}

// HasVariant says whether the request or the documented success has a variant of the name.
func (o *Operation) HasVariant(name string) bool {
	success, _ := o.Success()
	return slices.Contains(o.Body.Variants(), name) || slices.Contains(success.Variants(), name)
}
