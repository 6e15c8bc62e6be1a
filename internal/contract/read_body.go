package contract

import (
	"maps"
	"mime"
	"net/http"
	"slices"
	"strings"

	"github.com/getkin/kin-openapi/openapi3"

	"github.com/assay-conformance/assay/internal/contract/schema"
	"github.com/assay-conformance/assay/internal/rule"
)

func (c *Contract) readRequestBody(op string, b *openapi3.RequestBody) (*RequestBody, error) {
	site, line := rule.MakeSite(op, "body"), originLine(b.Origin)
	if len(b.Content) != 1 {
		return nil, c.fault(line, "%s takes %d media types; assay derives checks for one", op, len(b.Content))
	}
	mediaType, root, err := c.readContent(b.Content, site, line)
	if err != nil {
		return nil, err
	}
	if err := c.checkNamed(b.Content, site); err != nil {
		return nil, err
	}
	presence := schema.Optional
	if b.Required {
		presence = schema.Required
	}
	root.Keywords[presence] = line
	c.addSites(root)
	c.sites[rule.MakeSite(string(site), KeywordMediaType)] = line
	if isJSON(judgedMediaType(mediaType)) {
		c.sites[rule.MakeSite(string(site), KeywordJSON)] = line
	}
	return &RequestBody{Required: b.Required, MediaType: judgedMediaType(mediaType), Site: site, root: root}, nil
}

// checkNamed refuses a request body whose forms are written in place: the generated server could
// not read it. oapi-codegen gives the body of an operation no type of its own there.
func (c *Contract) checkNamed(content openapi3.Content, site rule.Site) error {
	for _, body := range content {
		if body.Schema != nil && body.Schema.Ref == "" && len(body.Schema.Value.OneOf) > 0 {
			return c.fault(lineOf(body.Schema.Value, "oneOf"), "%s has an inline oneOf, which oapi-codegen cannot read: define it under components/schemas and refer to it with $ref", site)
		}
	}
	return nil
}

func (c *Contract) readResponse(op, status string, r *openapi3.Response) (Response, error) {
	name := strings.ToUpper(status) // of a range
	if status == anyStatus {
		name = status
	}
	a := Response{Site: rule.MakeSite(op, name), Status: name, Line: originLine(r.Origin)}
	mark, err := undocumented(r.Extensions, true, false, bodyUndocumented)
	if err != nil {
		return a, c.fault(a.Line, "%s: %w", a.Site, err)
	}
	a.Undocumented, a.OpenBody = mark == true, mark == bodyUndocumented
	if a.success, err = marked(r.Extensions, extensionSuccess); err != nil {
		return a, c.fault(a.Line, "%s: %w", a.Site, err)
	}
	c.sites[a.Site] = a.Line
	if a.Headers, err = c.readHeaders(a.Site, r.Headers); err != nil {
		return a, err
	}
	return a, c.readResponseBody(&a, r.Content)
}

func (c *Contract) readHeaders(of rule.Site, headers openapi3.Headers) ([]Parameter, error) {
	var all []Parameter
	for _, name := range slices.Sorted(maps.Keys(headers)) {
		p := headers[name].Value.Parameter // a copy: a header of the document has neither name nor place
		p.Name, p.In = http.CanonicalHeaderKey(name), openapi3.ParameterInHeader
		h, err := c.readParameter(parameterSite(string(of), p.In, p.Name), &p)
		if err != nil {
			return nil, err
		}
		c.addSites(h.root)
		all = append(all, h)
	}
	return all, nil
}

func (c *Contract) readResponseBody(a *Response, content openapi3.Content) (err error) {
	switch len(content) {
	case 0:
		c.sites[a.noBodySite()] = a.Line
		return nil
	case 1:
	default:
		return c.fault(a.Line, "%s has %d media types; assay judges one", a.Site, len(content))
	}
	if a.MediaType, a.root, err = c.readContent(content, a.bodySite(), a.Line); err != nil {
		return err
	}
	c.addSites(a.root)
	c.sites[rule.MakeSite(string(a.Site), KeywordMediaType)] = a.Line
	if isJSON(judgedMediaType(a.MediaType)) {
		c.sites[rule.MakeSite(string(a.bodySite()), KeywordJSON)] = a.Line
	}
	return nil
}

// readContent reads the one schema of a body, and its media type.
func (c *Contract) readContent(content openapi3.Content, site rule.Site, line int) (mediaType string, root *schema.Node, err error) {
	for name, body := range content {
		bare, _, err := mime.ParseMediaType(name)
		if err != nil || !strings.Contains(bare, "/") {
			return "", nil, c.fault(line, "%s: %q is not a media type, such as application/json", site, name)
		}
		mediaType = bare
		if root, err = c.readSchema(body.Schema, site, line); err != nil {
			return "", nil, err
		}
	}
	return mediaType, root, nil
}
