package contract

import (
	"slices"
	"strings"

	"github.com/getkin/kin-openapi/openapi3"
)

// Operation is one operation of the document, or one form of it.
type Operation struct {
	ID, Method, Path string
	Form             Form // zero if the operation has only one
	Line             int
	Parameters       []Parameter
	Body             *RequestBody // nil if the operation takes none
	Responses        []Response   // in the order of their status
	Policies         []Policy
	Limit            *RateLimit // nil if the document has none for it
	Secret           bool       // what it returns must not be stored, such as a key

	template template
	forms    []*Operation // the named ones, in the order in which they are tried; of each form the same
}

// Operations lists the operations, and each form of them, in the order of their ids.
func (c *Contract) Operations() []*Operation { return c.operations }

// Operation finds an operation, or one of its forms, by its id; nil if there is none.
func (c *Contract) Operation(id string) *Operation {
	if op := c.byID[id]; op != nil {
		return op
	}
	return c.byID[idInSites(id)]
}

// Writes reports whether a call changes the state of the target.
func (o *Operation) Writes() bool {
	switch o.Method {
	case "GET", "HEAD", "OPTIONS":
		return false
	}
	return true
}

// Takes reports whether the operation has a parameter in the path, the query or the header. The
// case of a header's name does not matter.
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

// Requiring lists the query parameters that have no meaning without one.
func (o *Operation) Requiring(name string) []string {
	var names []string
	for _, p := range o.Parameters {
		if p.Requires == name && name != "" {
			names = append(names, p.Name)
		}
	}
	return names
}

// VariantQuery returns the query parameters that a request must have, and must not have, for a
// variant of the documented success. ok is false if something else chooses it.
func (o *Operation) VariantQuery(name string) (with, without []string, ok bool) {
	success, _ := o.Success()
	if success.root == nil {
		return nil, nil, false
	}
	for _, v := range success.root.Variants {
		if v.When.Path != "" || v.When.ByValue() {
			return nil, nil, false
		}
		if v.Name != name {
			without = append(without, v.When.Query)
			continue
		}
		if v.When.Query != "" {
			with = []string{v.When.Query}
		}
		return with, without, true
	}
	return nil, nil, false
}

// HasVariant reports whether the request or the documented success has a variant of the name.
func (o *Operation) HasVariant(name string) bool {
	success, _ := o.Success()
	return slices.Contains(o.Body.Variants(), name) || slices.Contains(success.Variants(), name)
}
