package contract

import (
	"regexp"
	"slices"
	"sort"

	"github.com/getkin/kin-openapi/openapi3"

	"github.com/assay-conformance/assay/internal/rule"
)

var operationID = regexp.MustCompile(`^[\w.-]+$`)

// read reads the document into operations and sites.
func (c *Contract) read(doc *openapi3.T) error {
	limits, err := rates(doc.Extensions)
	if err != nil {
		return c.fault(c.source.Line(extensionRate), "%w", err)
	}
	if err := c.readPermissionSets(doc); err != nil {
		return err
	}
	for path, item := range doc.Paths.Map() {
		for method, op := range item.Operations() {
			if err := c.checkOperationID(op, method, path); err != nil {
				return err
			}
			o, err := c.readOperation(path, method, item, op)
			if err != nil {
				return err
			}
			if o.Policies, err = c.readPolicies(doc, o, op); err != nil {
				return err
			}
			c.limit(o, limits)
			c.operations = append(c.operations, o)
			c.byID[o.ID] = o
		}
	}
	sort.Slice(c.operations, func(i, j int) bool { return c.operations[i].ID < c.operations[j].ID })
	return nil
}

// checkOperationID checks that the id of an operation can begin a site.
func (c *Contract) checkOperationID(op *openapi3.Operation, method, path string) error {
	id := op.OperationID
	switch {
	case id == "":
		return c.fault(originLine(op.Origin), "%s %s has no operationId", method, path)
	case !operationID.MatchString(id), rule.Site(id).InDocument():
		return c.fault(originLine(op.Origin), "the operationId %q cannot begin a site: must be letters, digits, dots, hyphens and underscores, and not \"document\"", id)
	}
	return nil
}

func (c *Contract) readOperation(path, method string, item *openapi3.PathItem, op *openapi3.Operation) (o *Operation, err error) {
	o = &Operation{ID: op.OperationID, Method: method, Path: path, Line: originLine(op.Origin)}
	c.sites[rule.Site(o.ID)] = o.Line
	for _, p := range parametersOf(item, op) {
		parameter, err := c.readParameter(parameterSite(o.ID, p.In, p.Name), p)
		if err != nil {
			return nil, err
		}
		o.Parameters = append(o.Parameters, parameter)
	}
	if op.RequestBody != nil {
		if o.Body, err = c.readRequestBody(o.ID, op.RequestBody.Value); err != nil {
			return nil, err
		}
	}
	for status, ref := range op.Responses.Map() {
		a, err := c.readResponse(o.ID, status, ref.Value)
		if err != nil {
			return nil, err
		}
		o.Responses = append(o.Responses, a)
	}
	sort.Slice(o.Responses, func(i, j int) bool { return o.Responses[i].Status < o.Responses[j].Status })
	if all := o.successes(); len(all) > 1 {
		return nil, c.fault(all[1].Line, "%s has several responses to a valid call (%s): mark the one that it returns with %s: true", o.ID, statusesOf(all), extensionSuccess)
	}
	return o, nil
}

// parametersOf lists the parameters of a path, except those that the operation overrides, and
// then those of the operation.
func parametersOf(item *openapi3.PathItem, op *openapi3.Operation) []*openapi3.Parameter {
	var all []*openapi3.Parameter
	for _, ref := range slices.Concat(item.Parameters, op.Parameters) {
		own := op.Parameters.GetByInAndName(ref.Value.In, ref.Value.Name)
		if own == nil || own == ref.Value {
			all = append(all, ref.Value)
		}
	}
	return all
}
