package contract

import (
	"net/http"
	"slices"

	"github.com/getkin/kin-openapi/openapi3"
	"golang.org/x/net/http/httpguts"

	"github.com/assay-conformance/assay/internal/contract/schema"
	"github.com/assay-conformance/assay/internal/contract/wire"
	"github.com/assay-conformance/assay/internal/rule"
)

// parameterSite is the site of a parameter. The case of a header's name does not matter: the
// site has the canonical one.
func parameterSite(of, in, name string) rule.Site {
	if in == openapi3.ParameterInHeader {
		name = http.CanonicalHeaderKey(name)
	}
	return rule.MakeSite(of, in, name)
}

// isIgnored reports whether OpenAPI ignores the definition of a parameter (3.0.3, Parameter Object, name).
func isIgnored(p *openapi3.Parameter) bool {
	name := http.CanonicalHeaderKey(p.Name)
	return p.In == openapi3.ParameterInHeader && (name == "Accept" || name == "Content-Type" || name == "Authorization")
}

// readParameter reads a parameter of an operation, or a header of a response. The caller adds its
// sites.
func (c *Contract) readParameter(site rule.Site, p *openapi3.Parameter) (Parameter, error) {
	line := originLine(p.Origin)
	if p.In == openapi3.ParameterInHeader {
		if err := c.checkHeader(site, p.Name, line); err != nil {
			return Parameter{}, err
		}
	}
	ref, style := p.Schema, styleOf(p)
	for name, media := range p.Content { // instead of a schema, and only one
		ref, style.JSON = media.Schema, isJSON(bareMediaType(name))
	}
	if ref == nil {
		ref = openapi3.NewSchemaRef("", openapi3.NewSchema())
	}
	root, err := c.readSchema(ref, site, line)
	if err != nil {
		return Parameter{}, err
	}
	if len(root.Variants) > 0 {
		return Parameter{}, c.fault(line, "%s: a parameter has no variants", site)
	}
	root.Each(func(n *schema.Node) { asText(n, line) })
	switch {
	case p.In == openapi3.ParameterInPath: // without it the path is another one
	case p.Required:
		root.Keywords[schema.Required] = line
	default:
		root.Keywords[schema.Optional] = line
	}
	requires, there := p.Extensions[extensionRequires]
	name, isText := requires.(string)
	if there && (!isText || name == "" || name == p.Name || p.In != openapi3.ParameterInQuery) {
		return Parameter{}, c.fault(line, "%s: %s: must be the name of another query parameter", site, extensionRequires)
	}
	return Parameter{
		Requires: name,
		Name:     p.Name, In: p.In, Required: p.Required, root: root,
		Repeats: wire.IsList(root) && !style.JSON,
		style:   style, empty: p.AllowEmptyValue,
	}, nil
}

// styleOf returns the style of a parameter, or of a header (OpenAPI 3.0.3, Parameter Object).
func styleOf(p *openapi3.Parameter) wire.Style {
	style := wire.Style{Name: p.Style}
	if style.Name == "" {
		style.Name = openapi3.SerializationSimple
		if p.In == openapi3.ParameterInQuery || p.In == openapi3.ParameterInCookie {
			style.Name = openapi3.SerializationForm
		}
	}
	if style.Explode = style.Name == openapi3.SerializationForm; p.Explode != nil {
		style.Explode = *p.Explode
	}
	return style
}

// asText removes the constraints of a parameter that text on the wire cannot violate: there is
// no null, and any text is a string, and a list of one. line is that of the parameter, because
// kin-openapi has no line for the schema of a header.
func asText(n *schema.Node, line int) {
	delete(n.Keywords, schema.Nullable)
	if slices.Equal(n.Types, []string{openapi3.TypeString}) || slices.Equal(n.Types, []string{openapi3.TypeArray}) {
		delete(n.Keywords, schema.Type)
	}
	if n.Line == 0 {
		n.Line = line
		for keyword := range n.Keywords {
			n.Keywords[keyword] = line
		}
	}
}

// checkHeader checks that a header can be sent, and that it is declared once, ignoring case.
func (c *Contract) checkHeader(site rule.Site, name string, line int) error {
	if !httpguts.ValidHeaderFieldName(name) {
		return c.fault(line, "%s: %q is not the name of a header", site, name)
	}
	if c.Has(site) {
		return c.fault(line, "%s: the header stands twice: the case of its name does not matter", site)
	}
	return nil
}
