package contract

import (
	"cmp"
	"mime"
	"regexp"
	"slices"

	"github.com/assay-conformance/assay/internal/contract/schema"
	"github.com/assay-conformance/assay/internal/contract/value"
	"github.com/assay-conformance/assay/internal/contract/wire"
	"github.com/assay-conformance/assay/internal/evidence"
	"github.com/assay-conformance/assay/internal/rule"
)

// judgeBody checks the media type of a body, reads it, and checks it as a value. contents are the documented
// ones, and exercised gets the sites that were looked at. It reports whether the validators can look at the
// body as well: they know only the JSON that comes first among the contents.
func (j *judgement) judgeBody(m *message, contents []content, body []byte, exercised map[rule.Site]bool) (both bool) {
	given := m.header.Get("Content-Type")
	exercised[m.mediaTypeSite()] = true
	one, takes := contentFor(contents, given)
	if !takes {
		one = contents[0]
	}
	m.root = one.root
	kind := one.mediaType
	if takes {
		kind = bareMediaType(given)
	}
	if len(body) == 0 && given == "" && isJSON(judgedMediaType(kind)) { // one fault: there is no body
		exercised[m.jsonSite()] = true
		_, _ = j.readJSON(m, body)
		return false
	}
	if !takes {
		j.addFinding(m, evidence.Finding{Site: m.mediaTypeSite(), Expected: mediaTypesOf(contents), Actual: cmp.Or(given, "no Content-Type"), Line: m.line})
		if given != "" && wellFormed(body) != nil {
			return false // a body of another type, as it says
		}
	}
	if !j.readBody(m, one, kind, body, exercised) {
		return false
	}
	m.root.Exercise(m.context, m.body, exercised)
	j.checkNulls(m)
	j.addViolations(m, m.root, m.body, nil)
	j.checkVariants(m, m.root, m.body, nil)
	return takes && one.mediaType == contents[0].mediaType && isJSON(judgedMediaType(kind)) && !value.DeeperThan(m.body, confirmable)
}

// confirmable is how deep a body may be nested so that the validators look at it too: with branches that lead
// to one another their time is exponential in it.
const confirmable = 12

// readBody decodes a body of a media type. ok is false for one that assay has no value of: only its media type
// is known.
func (j *judgement) readBody(m *message, c content, kind string, body []byte, exercised map[rule.Site]bool) (ok bool) {
	switch {
	case isJSON(judgedMediaType(kind)):
		exercised[m.jsonSite()] = true
		m.body, ok = j.readJSON(m, body)
		m.raw = body
		return ok
	case kind == formType:
		m.body = formOf(m.root, c.styles, string(body))
		return true
	case kind == multipartType:
		_, parameters, _ := mime.ParseMediaType(m.header.Get("Content-Type"))
		object, err := wire.Multipart(m.root, c.styles, body, parameters["boundary"])
		if err != nil {
			j.addFinding(m, evidence.Finding{Site: m.mediaTypeSite(), Expected: "a multipart body", Actual: err.Error()})
			return false
		}
		m.body = object
		return true
	case kind == "text/plain" && !wire.IsList(m.root) && !wire.IsObject(m.root):
		m.body = wire.Text(m.root, string(body))
		return true
	}
	return false
}

// noFloat matches a text with a number that may be no float, which the validators read as one.
var noFloat = regexp.MustCompile(`[0-9]{16}|[eE][+-]?[0-9]{3}`)

// formOf reads a form as an object, each property by its encoding.
func formOf(n *schema.Node, styles map[string]wire.Style, body string) map[string]any {
	q := wire.ParseQuery(body)
	object := map[string]any{}
	for name := range q.Values() {
		style, declared := styles[name]
		if !declared {
			style = wire.Style{Name: "form", Explode: true, JSON: wire.IsObject(n.Child(name))}
		}
		object[name], _, _ = q.Decode(n.Child(name), name, style)
	}
	for name, style := range styles {
		if style.Name == "deepObject" {
			if v, _, there := q.Decode(n.Child(name), name, style); there {
				object[name] = v
			}
		}
	}
	return object
}

// checkNulls tells of each null that is nullable, beside a list of values without null. By the later
// clarification of OpenAPI 3.0.3 that is a violation; until then most read it as allowed.
func (j *judgement) checkNulls(m *message) {
	schema.EachNull(m.body, nil, func(pointer []string) {
		n := m.placeAt(pointer).Node
		if listed, has := n.Limits["enum"].([]any); has && n.Nullable && !slices.Contains(listed, nil) {
			j.addFinding(m, evidence.Finding{
				Site: n.SiteOf("enum"), Pointer: schema.FormatPointer(pointer), Grade: evidence.Tolerated,
				Expected: "one of the listed values; by one reading of OpenAPI 3.0 nullable allows null as well, by the other the list excludes it", Actual: "null",
			})
		}
	})
}
