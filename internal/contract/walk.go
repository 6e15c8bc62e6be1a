package contract

import (
	"fmt"
	"maps"
	"mime"
	"net/http"
	"regexp"
	"slices"
	"sort"
	"strings"

	"github.com/getkin/kin-openapi/openapi3"
	"golang.org/x/net/http/httpguts"

	"github.com/assay-conformance/assay/internal/rule"
)

var operationID = regexp.MustCompile(`^[\w.-]+$`)

// walk turns the document into operations and sites.
func (c *Contract) walk(doc *openapi3.T) error {
	limits, err := rates(doc.Extensions)
	if err != nil {
		return fmt.Errorf("%s:%d: %w", c.File, c.source.Line(extensionRate), err)
	}
	for path, item := range doc.Paths.Map() {
		for method, op := range item.Operations() {
			if op.OperationID == "" {
				return fmt.Errorf("%s:%d: %s %s has no operationId", c.File, originLine(op.Origin), method, path)
			}
			if !operationID.MatchString(op.OperationID) || rule.Site(op.OperationID).InDocument() {
				return fmt.Errorf("%s:%d: the operationId %q cannot begin a site: want letters, digits, dots, hyphens and underscores, and not the word document", c.File, originLine(op.Origin), op.OperationID)
			}
			o, err := c.operation(doc, path, method, item, op)
			if err != nil {
				return err
			}
			c.limited(o, limits)
			c.operations = append(c.operations, o)
			c.byID[o.ID] = o
		}
	}
	sort.Slice(c.operations, func(i, j int) bool { return c.operations[i].ID < c.operations[j].ID })
	return nil
}

func (c *Contract) operation(doc *openapi3.T, path, method string, item *openapi3.PathItem, op *openapi3.Operation) (*Operation, error) {
	o := &Operation{ID: op.OperationID, Method: method, Path: path, Line: originLine(op.Origin)}
	c.sites[rule.Site(o.ID)] = o.Line
	for _, ref := range append(slices.Clone(item.Parameters), op.Parameters...) {
		if own := op.Parameters.GetByInAndName(ref.Value.In, ref.Value.Name); own != nil && own != ref.Value {
			continue // the operation says it anew
		}
		p, err := c.parameter(parameterSite(o.ID, ref.Value.In, ref.Value.Name), ref.Value)
		if err != nil {
			return nil, err
		}
		o.Parameters = append(o.Parameters, p)
	}
	if op.RequestBody != nil {
		body, err := c.requestBody(o.ID, op.RequestBody.Value)
		if err != nil {
			return nil, err
		}
		o.Body = body
	}
	for status, ref := range op.Responses.Map() {
		a, err := c.answer(o.ID, status, ref)
		if err != nil {
			return nil, err
		}
		o.Answers = append(o.Answers, a)
	}
	sort.Slice(o.Answers, func(i, j int) bool { return o.Answers[i].Status < o.Answers[j].Status })
	policies, err := c.policies(doc, o, op)
	if err != nil {
		return nil, err
	}
	o.Policies = policies
	return o, nil
}

func (c *Contract) parameter(site rule.Site, p *openapi3.Parameter) (Parameter, error) {
	line := originLine(p.Origin)
	if p.In == openapi3.ParameterInHeader {
		if err := c.header(site, p.Name, line); err != nil {
			return Parameter{}, err
		}
	}
	root, err := c.schema(p.Schema, site, line)
	if err != nil {
		return Parameter{}, err
	}
	if len(root.variants) > 0 {
		return Parameter{}, fmt.Errorf("%s:%d: %s: a parameter has no variants", c.File, line, site)
	}
	root.each(func(n *node) {
		delete(n.keywords, kwNullable) // a parameter has no wire form for null
		if slices.Equal(n.types, []string{"string"}) || slices.Equal(n.types, []string{"array"}) {
			delete(n.keywords, "type") // any text is a string, and a list of one
		}
		if n.line == 0 { // kin does not say where the schema of a header stands
			n.line = line
			for keyword := range n.keywords {
				n.keywords[keyword] = line
			}
		}
	})
	switch {
	case p.In == openapi3.ParameterInPath: // one left out makes another path
	case p.Required:
		root.keywords[kwRequired] = line
	default:
		root.keywords[kwOptional] = line
	}
	c.note(root)
	return Parameter{Name: p.Name, In: p.In, Required: p.Required, Repeats: slices.Contains(root.types, "array"), Explode: p.Explode == nil || *p.Explode, root: root}, nil
}

func (c *Contract) requestBody(op string, b *openapi3.RequestBody) (*RequestBody, error) {
	site := rule.MakeSite(op, "body")
	line := originLine(b.Origin)
	mediaTypes := make([]string, 0, len(b.Content))
	for mt := range b.Content {
		mediaTypes = append(mediaTypes, mt)
	}
	if len(mediaTypes) != 1 {
		return nil, fmt.Errorf("%s:%d: %s takes %d media types; assay derives checks for one", c.File, line, op, len(mediaTypes))
	}
	root, err := c.body(b.Content, mediaTypes[0], site, line)
	if err != nil {
		return nil, err
	}
	if b.Required {
		root.keywords[kwRequired] = line
	} else {
		root.keywords[kwOptional] = line
	}
	c.note(root)
	if isJSON(mediaTypes[0]) {
		c.sites[rule.MakeSite(string(site), KeywordJSON)] = line
	}
	c.sites[rule.MakeSite(string(site), KeywordMediaType)] = line
	return &RequestBody{Required: b.Required, MediaType: mediaTypes[0], Site: site, root: root}, nil
}

func (c *Contract) answer(op, status string, ref *openapi3.ResponseRef) (Answer, error) {
	site := rule.MakeSite(op, strings.ToUpper(status))
	if status == "default" {
		return Answer{}, fmt.Errorf("%s:%d: %s has a default response; with one, any status is accepted: declare 4XX with x-undocumented instead", c.File, originLine(ref.Value.Origin), op)
	}
	r := ref.Value
	a := Answer{Site: site, Status: strings.ToUpper(status), Line: originLine(r.Origin)}
	mark, err := undocumented(r.Extensions, "body")
	if err != nil {
		return a, fmt.Errorf("%s:%d: %s: %w", c.File, a.Line, site, err)
	}
	a.Undocumented, a.OpenBody = mark == true, mark == "body"
	c.sites[site] = a.Line
	for _, name := range slices.Sorted(maps.Keys(r.Headers)) {
		p := r.Headers[name].Value.Parameter // a copy: the header of a document has neither name nor place
		p.Name, p.In = http.CanonicalHeaderKey(name), openapi3.ParameterInHeader
		h, err := c.parameter(parameterSite(string(site), p.In, p.Name), &p)
		if err != nil {
			return a, err
		}
		a.Headers = append(a.Headers, h)
	}
	if len(r.Content) == 0 {
		c.sites[rule.MakeSite(string(site), "body", "absent")] = a.Line
		return a, nil
	}
	if len(r.Content) != 1 {
		return a, fmt.Errorf("%s:%d: %s has %d media types; assay judges one", c.File, a.Line, site, len(r.Content))
	}
	for mt := range r.Content {
		root, err := c.body(r.Content, mt, rule.MakeSite(string(site), "body"), a.Line)
		if err != nil {
			return a, err
		}
		root.undocumented = root.undocumented || a.Undocumented || a.OpenBody
		a.MediaType, a.root = mt, root
		c.note(root)
	}
	c.sites[rule.MakeSite(string(site), KeywordMediaType)] = a.Line
	if isJSON(a.MediaType) {
		c.sites[rule.MakeSite(string(site), "body", KeywordJSON)] = a.Line
	}
	return a, nil
}

// body walks the schema of a body.
func (c *Contract) body(content openapi3.Content, mediaType string, site rule.Site, line int) (*node, error) {
	given, _, err := mime.ParseMediaType(mediaType)
	if err != nil || given != mediaType || !strings.Contains(given, "/") || strings.Contains(given, "*") {
		return nil, fmt.Errorf("%s:%d: %s: %q is not one media type, in lower case and without parameters, such as application/json", c.File, line, site, mediaType)
	}
	return c.schema(content[mediaType].Schema, site, line)
}

// schema walks one schema from its own root. line is that of what should have a schema.
func (c *Contract) schema(ref *openapi3.SchemaRef, site rule.Site, line int) (*node, error) {
	if ref == nil || ref.Value == nil {
		return nil, fmt.Errorf("%s:%d: %s has no schema", c.File, line, site)
	}
	w := &walker{file: c.File, inside: map[*openapi3.Schema]*node{}, merging: map[part]bool{}}
	return w.build(ref, site)
}

// parameterSite is the site of a parameter. The names of headers do not mind case: the site
// has the canonical one, however the document writes it.
func parameterSite(of, in, name string) rule.Site {
	if in == openapi3.ParameterInHeader {
		name = http.CanonicalHeaderKey(name)
	}
	return rule.MakeSite(of, in, name)
}

// header sees that a header can be sent, and that it stands once, whatever its case.
func (c *Contract) header(site rule.Site, name string, line int) error {
	if !httpguts.ValidHeaderFieldName(name) {
		return fmt.Errorf("%s:%d: %s: %q is not the name of a header", c.File, line, site, name)
	}
	if c.Has(site) {
		return fmt.Errorf("%s:%d: %s: the header stands twice: its name does not mind case", c.File, line, site)
	}
	return nil
}

// note enters the sites of a node and all below it.
func (c *Contract) note(root *node) {
	root.each(func(n *node) {
		if _, taken := c.sites[n.site]; !taken {
			c.sites[n.site] = n.line
		}
		for keyword, line := range n.keywords {
			if line == 0 {
				line = n.line
			}
			c.sites[n.promise(keyword)] = line
		}
	})
}

// policies reads security and x-permissions.
func (c *Contract) policies(doc *openapi3.T, o *Operation, op *openapi3.Operation) ([]Policy, error) {
	var all []Policy
	add := func(name string, p Policy) {
		p.Site = rule.Guard(o.ID, name)
		c.sites[p.Site] = o.Line
		all = append(all, p)
	}
	security := doc.Security
	if op.Security != nil {
		security = *op.Security
	}
	if len(security) > 0 {
		add(CredentialPresent, Policy{})
		add(CredentialValid, Policy{})
	}
	conditions, err := permissions(op.Extensions)
	if err != nil {
		return nil, fmt.Errorf("%s:%d: x-permissions of %s: %w", c.File, o.Line, o.ID, err)
	}
	for _, p := range conditions {
		if p.Suffices {
			c.sites[p.SufficesSite(o.ID)] = o.Line
		}
		add(Permission+p.Condition, p)
	}
	return all, nil
}

func originLine(o *openapi3.Origin) int {
	if o == nil || o.Key == nil {
		return 0
	}
	return o.Key.Line
}
