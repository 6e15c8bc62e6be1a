package contract

import (
	"maps"
	"net/http"
	"slices"
	"strings"

	"github.com/getkin/kin-openapi/openapi3"

	"github.com/assay-conformance/assay/internal/contract/schema"
	"github.com/assay-conformance/assay/internal/rule"
)

func (c *Contract) readRequestBody(op string, b *openapi3.RequestBody) (*RequestBody, error) {
	site, line := rule.MakeSite(op, "body"), originLine(b.Origin)
	contents, err := c.readContents(b.Content, site, line)
	if err != nil {
		return nil, err
	}
	if len(contents) == 0 {
		return nil, c.fault(line, "%s has a body of no media type", op)
	}
	c.noteInline(b.Content, site)
	presence := schema.Optional
	if b.Required {
		presence = schema.Required
	}
	first := contents[0]
	first.root.Keywords[presence] = line
	c.addContents(contents, line)
	c.sites[rule.MakeSite(string(site), KeywordMediaType)] = line
	sent := first.mediaType
	if strings.Contains(sent, "*") {
		sent = judgedMediaType(sent)
	}
	return &RequestBody{Required: b.Required, MediaType: sent, Site: site, root: first.root, contents: contents}, nil
}

// addContents adds the sites of the contents of a body.
func (c *Contract) addContents(contents []content, line int) {
	for _, one := range contents {
		c.addSites(one.root)
		if isJSON(judgedMediaType(one.mediaType)) {
			c.sites[rule.MakeSite(string(one.root.Site), KeywordJSON)] = line
		}
	}
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
		if http.CanonicalHeaderKey(name) == "Content-Type" {
			continue // OpenAPI gives its definition no effect (3.0.3, Response Object, headers)
		}
		c.rememberWritten(headers[name].Value)
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

func (c *Contract) readResponseBody(a *Response, media openapi3.Content) (err error) {
	if len(media) == 0 {
		c.sites[a.noBodySite()] = a.Line
		return nil
	}
	if a.contents, err = c.readContents(media, a.bodySite(), a.Line); err != nil {
		return err
	}
	a.MediaType, a.root = a.contents[0].mediaType, a.contents[0].root
	c.addContents(a.contents, a.Line)
	c.sites[rule.MakeSite(string(a.Site), KeywordMediaType)] = a.Line
	return nil
}
