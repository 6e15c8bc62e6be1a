package contract

import (
	"fmt"
	"net/http"
	"slices"
	"sort"
	"strings"

	"github.com/getkin/kin-openapi/openapi3"

	"github.com/assay-conformance/assay/internal/rule"
)

// walk turns the document into operations and sites.
func (c *Contract) walk(doc *openapi3.T) error {
	limits, err := rates(doc.Extensions[extensionRate])
	if err != nil {
		return fmt.Errorf("%s: %w", c.File, err)
	}
	for path, item := range doc.Paths.Map() {
		for method, op := range item.Operations() {
			if op.OperationID == "" {
				return fmt.Errorf("%s: %s %s has no operationId", c.File, method, path)
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
		p, err := c.parameter(rule.MakeSite(o.ID, ref.Value.In, ref.Value.Name), ref.Value)
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
	root, err := c.schema(p.Schema, site)
	if err != nil {
		return Parameter{}, err
	}
	line := originLine(p.Origin)
	if len(root.variants) > 0 {
		return Parameter{}, fmt.Errorf("%s: %s: a parameter has no variants", c.File, site)
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
	root, err := c.schema(b.Content[mediaTypes[0]].Schema, site)
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
		return Answer{}, fmt.Errorf("%s: %s has a default response; with one, any status is accepted: declare 4XX with x-undocumented instead", c.File, op)
	}
	r := ref.Value
	a := Answer{Site: site, Status: strings.ToUpper(status), Line: originLine(r.Origin)}
	a.Undocumented = r.Extensions["x-undocumented"] == true
	a.OpenBody = r.Extensions["x-undocumented"] == "body"
	c.sites[site] = a.Line
	names := make([]string, 0, len(r.Headers))
	for name := range r.Headers {
		names = append(names, http.CanonicalHeaderKey(name))
	}
	sort.Strings(names)
	for _, name := range names {
		h, err := c.parameter(rule.MakeSite(string(site), "header", name), &r.Headers[name].Value.Parameter)
		if err != nil {
			return a, err
		}
		h.Name = name
		a.Headers = append(a.Headers, h)
	}
	if len(r.Content) == 0 {
		c.sites[rule.MakeSite(string(site), "body", "absent")] = a.Line
		return a, nil
	}
	if len(r.Content) != 1 {
		return a, fmt.Errorf("%s:%d: %s has %d media types; assay judges one", c.File, a.Line, site, len(r.Content))
	}
	for mt, media := range r.Content {
		root, err := c.schema(media.Schema, rule.MakeSite(string(site), "body"))
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

// schema walks one schema from its own root.
func (c *Contract) schema(ref *openapi3.SchemaRef, site rule.Site) (*node, error) {
	if ref == nil {
		return nil, fmt.Errorf("%s: %s has no schema", c.File, site)
	}
	w := &walker{file: c.File, inside: map[*openapi3.Schema]*node{}, merging: map[part]bool{}}
	return w.build(ref, site)
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
	conditions, err := permissions(op.Extensions["x-permissions"])
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

// permissions reads the list under x-permissions: conditions, all of which a caller must
// meet, each met by any of its permissions.
func permissions(extension any) ([]Policy, error) {
	if extension == nil {
		return nil, nil
	}
	list, ok := extension.([]any)
	if !ok {
		return nil, fmt.Errorf("want a list, found %T", extension)
	}
	var all []Policy
	for i, item := range list {
		entry, ok := item.(map[string]any)
		if !ok {
			return nil, fmt.Errorf("entry %d: want condition and any, found %T", i, item)
		}
		var p Policy
		for key, value := range entry {
			switch key {
			case "condition":
				p.Condition, _ = value.(string)
			case "suffices":
				if p.Suffices, ok = value.(bool); !ok {
					return nil, fmt.Errorf("entry %d: want true or false under suffices, found %v", i, value)
				}
			case "any":
				names, _ := value.([]any)
				for _, n := range names {
					p.Any = append(p.Any, fmt.Sprint(n))
				}
			default:
				return nil, fmt.Errorf("entry %d: unknown key %q; want condition, any and suffices", i, key)
			}
		}
		if p.Condition == "" || len(p.Any) == 0 {
			return nil, fmt.Errorf("entry %d: want a condition and at least one permission under any", i)
		}
		all = append(all, p)
	}
	return all, nil
}

func originLine(o *openapi3.Origin) int {
	if o == nil || o.Key == nil {
		return 0
	}
	return o.Key.Line
}
