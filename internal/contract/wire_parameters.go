package contract

import (
	"encoding/json"
	"net/http"
	"net/url"
	"strings"

	"github.com/getkin/kin-openapi/openapi3"

	"github.com/assay-conformance/assay/internal/contract/schema"
	"github.com/assay-conformance/assay/internal/evidence"
	"github.com/assay-conformance/assay/internal/rule"
)

// judgeParameters decodes the parameters of a request, or the headers of a response, once, by their style,
// and checks them as values. What a validator alone says about a parameter does not count: each of them
// decodes parameters in its own way. What it says as well is recorded with the finding.
func (j *judgement) judgeParameters(m *message) {
	for _, p := range m.parameters {
		value, given, there := m.decoded(p)
		if !there {
			if _, required := p.root.Keywords[schema.Required]; required {
				j.addFinding(m, evidence.Finding{Site: rule.MakeSite(string(p.root.Site), schema.Required), Expected: "present", Actual: "absent"}, byWireCheck)
			}
			continue
		}
		j.judgeParameter(m, p, value, given)
	}
}

// judgeParameter checks a decoded parameter. given is its text, for the finding.
func (j *judgement) judgeParameter(m *message, p Parameter, value any, given string) {
	plain := asJSON(value)
	at := message{request: m.request, root: p.root, body: plain}
	add := func(pointer []string, keyword string) {
		place := at.placeAt(pointer)
		f := place.finding(place.violated(keyword))
		f.Pointer, f.Actual = "", schema.Show(given)
		j.addFinding(m, f, byWireCheck)
	}
	mistyped := mistypedIn(p.root, value, nil)
	for _, pointer := range mistyped {
		add(pointer, schema.Type)
	}
	inexact := func(one any, pointer []string) bool {
		number, ok := one.(json.Number)
		return ok && !keeps(at.placeAt(pointer).Node, "format", number.String())
	}
	for _, pointer := range placesOf(value, nil, inexact) {
		add(pointer, "format")
	}
	for _, v := range p.root.Checker.Violations(plain) {
		if !under(mistyped, v.Pointer) {
			add(v.Pointer, v.Keyword)
		}
	}
}

// under reports whether a place is, or is in, one of several.
func under(places [][]string, pointer []string) bool {
	for _, place := range places {
		if len(pointer) >= len(place) && strings.Join(pointer[:len(place)], "\x00") == strings.Join(place, "\x00") {
			return true
		}
	}
	return false
}

// decoded returns the value of a parameter, with its text. there is false if it is absent.
func (m *message) decoded(p Parameter) (value any, given string, there bool) {
	switch p.In {
	case openapi3.ParameterInPath:
		text, there := m.context.Path[p.Name]
		return p.split(text, func(s string) string { return s }), text, there
	case openapi3.ParameterInQuery:
		return m.query.decoded(p)
	case openapi3.ParameterInCookie:
		for _, c := range (&http.Request{Header: m.header}).Cookies() {
			if c.Name == p.Name {
				return p.split(c.Value, func(s string) string { return s }), c.Value, true
			}
		}
		return nil, "", false
	}
	values := m.header.Values(p.Name)
	if len(values) == 0 {
		return nil, "", false
	}
	if given = values[0]; p.Repeats {
		given = strings.Join(values, ",")
	}
	return p.split(given, strings.TrimSpace), given, true
}

// split reads a text that holds a whole parameter. A list is separated by commas.
func (p Parameter) split(text string, clean func(string) string) any {
	if p.root.Items == nil {
		return typed(p.root, clean(text))
	}
	items := []any{}
	for _, item := range strings.Split(text, ",") {
		items = append(items, typed(p.root.Items, clean(item)))
	}
	return items
}

// rawQuery is a query, in its order and before percent-decoding: a separator that is encoded separates
// nothing.
type rawQuery []struct{ name, value string }

// rawQueryOf reads the query of a URL.
func rawQueryOf(u *url.URL) (q rawQuery) {
	for _, pair := range strings.Split(u.RawQuery, "&") {
		name, value, _ := strings.Cut(pair, "=")
		if name = unescaped(name); pair != "" {
			q = append(q, struct{ name, value string }{name, value})
		}
	}
	return q
}

func unescaped(text string) string {
	if plain, err := url.QueryUnescape(text); err == nil {
		return plain
	}
	return text
}

// decoded returns the value of a query parameter by its style, with its text.
func (q rawQuery) decoded(p Parameter) (value any, given string, there bool) {
	if p.Style == openapi3.SerializationDeepObject {
		return q.deepObject(p)
	}
	var raw []string
	for _, pair := range q {
		if pair.name == p.Name {
			raw = append(raw, pair.value)
		}
	}
	if len(raw) == 0 {
		return nil, "", false
	}
	given = unescaped(strings.Join(raw, ","))
	if p.root.Items == nil {
		return typed(p.root, unescaped(raw[0])), unescaped(raw[0]), true
	}
	if !p.Explode {
		raw = p.separated(raw[0])
	}
	items := []any{}
	for _, item := range raw {
		items = append(items, typed(p.root.Items, unescaped(item)))
	}
	return items, given, true
}

// separated splits a list by the separator of its style.
func (p Parameter) separated(raw string) []string {
	switch p.Style {
	case openapi3.SerializationSpaceDelimited:
		return strings.Split(strings.NewReplacer("%20", " ", "+", " ").Replace(raw), " ")
	case openapi3.SerializationPipeDelimited:
		return strings.Split(strings.NewReplacer("%7C", "|", "%7c", "|").Replace(raw), "|")
	}
	return strings.Split(raw, ",")
}

// deepObject reads an object whose properties are parameters of their own: f[x]=1.
func (q rawQuery) deepObject(p Parameter) (value any, given string, there bool) {
	object := map[string]any{}
	for _, pair := range q {
		property, ok := strings.CutPrefix(pair.name, p.Name+"[")
		if property, ok = strings.CutSuffix(property, "]"); !ok || !strings.HasPrefix(pair.name, p.Name+"[") {
			continue
		}
		object[property] = typed(p.root.Properties[property], unescaped(pair.value))
		given = strings.TrimPrefix(given+"&"+pair.name+"="+unescaped(pair.value), "&")
	}
	return object, given, len(object) > 0
}
