package contract

import (
	"fmt"
	"net/http"
	"strings"

	"github.com/getkin/kin-openapi/openapi3"

	"github.com/assay-conformance/assay/internal/contract/schema"
	"github.com/assay-conformance/assay/internal/contract/wire"
	"github.com/assay-conformance/assay/internal/evidence"
	"github.com/assay-conformance/assay/internal/rule"
)

// judgeParameters decodes the parameters of a request, or the headers of a response, once, by their style,
// checks them as values, and adds the sites that they exercise. What a validator alone says about a parameter
// does not count: each of them decodes parameters in its own way.
func (j *judgement) judgeParameters(m *message, exercised map[rule.Site]bool) {
	for _, p := range m.parameters {
		value, given, there := m.decoded(p)
		if !there {
			p.root.ExerciseAbsence(exercised)
			if _, required := p.root.Keywords[schema.Required]; required {
				j.addFinding(m, evidence.Finding{Site: rule.MakeSite(string(p.root.Site), schema.Required), Expected: "present", Actual: "absent"})
			}
			continue
		}
		p.root.ExercisePresence(exercised)
		p.root.Exercise(RequestContext{}, value, exercised)
		if n := m.count(p); n > 1 && !p.Repeats && !p.joins() && !p.isSetCookie() {
			j.addFinding(m, evidence.Finding{Site: p.root.Site, Expected: "at most one " + p.Name, Actual: fmt.Sprintf("%d of them", n)})
		}
		if given == "" && p.empty {
			continue
		}
		j.judgeParameter(m, p, value, given)
	}
}

// judgeParameter checks a decoded parameter. given is its text, for the finding.
func (j *judgement) judgeParameter(m *message, p Parameter, value any, given string) {
	at := message{request: m.request, root: p.root, body: value}
	if _, isText := value.(string); isText && p.style.JSON && wellFormed([]byte(given)) != nil {
		j.addFinding(m, evidence.Finding{Site: p.root.SiteOf(KeywordJSON), Expected: "a JSON value", Actual: schema.Show(given)})
		return
	}
	for _, v := range p.root.Checker.Violations(value, m.direction()) {
		place := at.placeAt(v.Pointer)
		f := place.finding(place.violated(v.Keyword))
		f.Pointer, f.Actual = "", schema.Show(given)
		j.addFinding(m, f)
	}
}

// decoded returns the value of a parameter, with its text. there is false if it is absent.
func (m *message) decoded(p Parameter) (value any, given string, there bool) {
	switch p.In {
	case openapi3.ParameterInPath:
		raw, there := m.path[p.Name]
		return p.read(raw, wire.Unescaped), wire.Unescaped(raw), there
	case openapi3.ParameterInQuery:
		return m.query.Decode(p.root, p.Name, p.style)
	case openapi3.ParameterInCookie:
		for _, c := range (&http.Request{Header: m.header}).Cookies() {
			if c.Name == p.Name {
				return p.read(c.Value, asItIs), c.Value, true
			}
		}
		return nil, "", false
	}
	values := m.header.Values(p.Name)
	if len(values) == 0 {
		return nil, "", false
	}
	if given = values[0]; p.Repeats || p.joins() {
		given = strings.Join(values, ", ")
	}
	return p.read(given, strings.TrimSpace), given, true
}

// read reads a parameter that is one text. clean makes the text of an item plain.
func (p Parameter) read(text string, clean func(string) string) any {
	if p.style.JSON {
		return wire.JSON(clean(text))
	}
	return p.style.Decode(p.root, p.Name, text, clean)
}

// asItIs is the clean of a cookie.
func asItIs(text string) string { return text }

// count is how often a parameter, or a header, stands in the message.
func (m *message) count(p Parameter) int {
	switch p.In {
	case openapi3.ParameterInQuery:
		return m.query.Count(p.Name)
	case openapi3.ParameterInHeader:
		return len(m.header.Values(p.Name))
	}
	return 1
}
