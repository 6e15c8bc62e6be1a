package contract

import (
	"slices"
	"strings"

	"github.com/getkin/kin-openapi/openapi3"

	"github.com/assay-conformance/assay/internal/contract/schema"
)

// Form is one of several documented operations that share a method and a path: GET /groups/{idOrName}
// reads a group by its id, or by its name. Each form is an [Operation] of its own, with the id
// operationId/@name, except the one for all requests that no named form takes: that one keeps the
// operationId.
//
// A form has its own parameters, responses, permissions and deprecation; an entry of x-variants
// says which schema of a response is that of a form.
type Form struct {
	Name       string // empty for the form of all other requests
	Deprecated bool

	when       schema.Selector
	parameters []string // names of those that it takes, besides path parameters; nil for all
	responses  []string // statuses that it may return; nil for all
	line       int
	own        map[string]any // extensions that replace those of the operation
}

// OfRequest returns the form of the operation that a request calls: the first whose condition
// holds. An operation without forms is returned as it is.
func (o *Operation) OfRequest(c RequestContext) *Operation {
	for _, one := range o.forms {
		if one.Form.when.HoldsForRequest(c) {
			return one
		}
	}
	return o
}

// formMark separates the operationId from the name of the form.
const formMark = "/@"

// idWithoutForm is the id of the operation whose form this is.
func (o *Operation) idWithoutForm() string {
	if o.Form.Name == "" {
		return o.ID
	}
	return strings.TrimSuffix(o.ID, formMark+o.Form.Name)
}

// path is the path of the form in the document that the judge loads, where each form is an
// operation of its own.
func (f Form) path(documented string) string {
	if f.Name == "" {
		return documented
	}
	return "/~form." + f.Name + documented
}

// takes reports whether the form has a parameter of the operation.
func (f Form) takes(p *openapi3.Parameter, all []Form) bool {
	switch {
	case p.In != openapi3.ParameterInQuery && p.In != openapi3.ParameterInHeader, f.when.Query == p.Name && p.In == openapi3.ParameterInQuery:
		return true
	case p.In == openapi3.ParameterInQuery && slices.ContainsFunc(all, func(other Form) bool { return other.when.Query == p.Name }):
		return false
	case f.parameters != nil:
		return slices.Contains(f.parameters, p.Name)
	}
	return p.Extensions[extensionFormOnly] == nil
}

// exempt removes the constraints that a request of the form cannot violate: without the query
// parameter that selects the form, or with another form of the path parameter, it is a request of
// another form.
func (f Form) exempt(p Parameter, all []Form) {
	switch {
	case p.In == openapi3.ParameterInQuery && p.Name == f.when.Query:
		delete(p.root.Keywords, schema.Required)
		delete(p.root.Keywords, schema.Optional)
	case p.In == openapi3.ParameterInPath && slices.ContainsFunc(all, func(other Form) bool { return other.when.Path == p.Name }):
		p.root.Each(func(n *schema.Node) { clear(n.Keywords) })
	}
}
