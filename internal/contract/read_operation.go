package contract

import (
	"regexp"
	"sort"
	"strings"

	"github.com/getkin/kin-openapi/openapi3"

	"github.com/assay-conformance/assay/internal/contract/schema"
	"github.com/assay-conformance/assay/internal/rule"
)

var (
	operationID = regexp.MustCompile(`^[\w.-]+$`)
	notInID     = regexp.MustCompile(`[^\w.-]+`)
)

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
			c.nameOperation(op, method, path)
			forms, err := c.readForms(doc, path, method, item, op)
			if err != nil {
				return err
			}
			for _, o := range forms {
				o.forms = forms[1:]
				c.limit(o, limits)
				c.byID[o.ID] = o
			}
			c.operations = append(c.operations, forms...)
		}
	}
	sort.Slice(c.operations, func(i, j int) bool { return c.operations[i].ID < c.operations[j].ID })
	return c.checkNamedOperations()
}

// readForms reads an operation as one operation for each of its forms. The first is that of the
// requests which no named form takes.
func (c *Contract) readForms(doc *openapi3.T, path, method string, item *openapi3.PathItem, op *openapi3.Operation) ([]*Operation, error) {
	forms, err := c.documentForms(path, method, item, op)
	if err != nil {
		return nil, err
	}
	var all []*Operation
	for _, f := range forms {
		narrowed, err := narrowTo(f, forms, item, op)
		if err != nil {
			return nil, c.fault(f.line, "%s: %w", op.OperationID, err)
		}
		o := &Operation{ID: narrowed.OperationID, Method: method, Path: path, Line: f.line, Form: f, template: newTemplate(path)}
		if err := c.readOperation(o, forms, item, narrowed); err != nil {
			return nil, err
		}
		if o.Policies, err = c.readPolicies(doc, o, narrowed); err != nil {
			return nil, err
		}
		if f.Name != "" && all[0].HasVariant(f.Name) {
			return nil, c.fault(f.line, "%s has a form and a variant with the name %q", op.OperationID, f.Name)
		}
		all = append(all, o)
	}
	return all, nil
}

// nameOperation gives an operation an id that can begin a site: that of its method and path if it has none, and
// an escaped one if it has another.
func (c *Contract) nameOperation(op *openapi3.Operation, method, path string) {
	line := originLine(op.Origin)
	switch id := op.OperationID; {
	case id == "":
		op.OperationID = strings.Trim(notInID.ReplaceAllString(strings.ToLower(method)+path, "-"), "-")
		c.note(line, "%s %s has no operationId: sites begin with it", method, path)
	case !operationID.MatchString(id), rule.Site(id).InDocument():
		c.note(line, "the operationId %q cannot begin a site: must be letters, digits, dots, hyphens and underscores, and not \"document\"", id)
		op.OperationID = idInSites(id)
	}
}

// idInSites is the id of an operation as sites begin with it.
func idInSites(id string) string {
	if rule.Site(id).InDocument() {
		return "~2" + id
	}
	return schema.PartOf(id)
}

// readOperation reads one form of an operation, which op documents.
func (c *Contract) readOperation(o *Operation, forms []Form, item *openapi3.PathItem, op *openapi3.Operation) (err error) {
	c.sites[rule.Site(o.ID)] = o.Line
	if o.Secret, err = marked(op.Extensions, extensionSecret); err != nil {
		return c.fault(o.Line, "%s: %w", o.ID, err)
	}
	for _, p := range parametersOf(item, op) {
		if !o.Form.takes(p, forms) || isIgnored(p) {
			continue // another form has it, or OpenAPI gives its definition no effect
		}
		parameter, err := c.readParameter(parameterSite(o.ID, p.In, p.Name), p)
		if err != nil {
			return err
		}
		o.Form.exempt(parameter, forms)
		c.addSites(parameter.root)
		o.Parameters = append(o.Parameters, parameter)
	}
	for _, p := range o.Parameters {
		if p.Requires != "" && !o.Takes(openapi3.ParameterInQuery, p.Requires) {
			return c.fault(o.Line, "%s: %s: the operation has no query parameter %q", p.root.Site, extensionRequires, p.Requires)
		}
	}
	if op.RequestBody != nil {
		if o.Body, err = c.readRequestBody(o.ID, op.RequestBody.Value); err != nil {
			return err
		}
	}
	for status, ref := range op.Responses.Map() {
		a, err := c.readResponse(o.ID, status, ref.Value)
		if err != nil {
			return err
		}
		o.Responses = append(o.Responses, a)
	}
	sort.Slice(o.Responses, func(i, j int) bool { return o.Responses[i].Status < o.Responses[j].Status })
	c.noteResponses(o)
	return nil
}

// parametersOf lists the parameters of a path, except those that the operation overrides, and
// then those of the operation.
func parametersOf(item *openapi3.PathItem, op *openapi3.Operation) []*openapi3.Parameter {
	var all []*openapi3.Parameter
	for _, ref := range item.Parameters {
		if op.Parameters.GetByInAndName(ref.Value.In, ref.Value.Name) == nil {
			all = append(all, ref.Value)
		}
	}
	for _, ref := range op.Parameters {
		all = append(all, ref.Value)
	}
	return all
}
