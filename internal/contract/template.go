package contract

import (
	"maps"
	"net/url"
	"regexp"
	"slices"
	"strings"

	"github.com/getkin/kin-openapi/openapi3"

	"github.com/assay-conformance/assay/internal/contract/wire"
)

// template is a path of the document, with the operations on it.
type template struct {
	path       string
	segments   []segment
	names      []string          // of its parameters, in order
	operations map[string]string // operationIds by method
}

// segment is a part of a path between slashes. A parameter may be a part of it: /books/{id}.json.
type segment struct {
	literal string         // decoded, of one without parameters
	pattern *regexp.Regexp // of one with parameters; nil if there are none
}

// placeholder is a parameter in a path.
var placeholder = regexp.MustCompile(`\{([^{}/]+)\}`)

func newTemplate(path string) template {
	t := template{path: path, operations: map[string]string{}}
	for _, text := range strings.Split(path, "/") {
		places := placeholder.FindAllStringSubmatchIndex(text, -1)
		if places == nil {
			t.segments = append(t.segments, segment{literal: wire.Unescaped(text)})
			continue
		}
		pattern, end := "^", 0
		for _, at := range places {
			pattern += regexp.QuoteMeta(text[end:at[0]]) + "(.+)"
			t.names = append(t.names, text[at[2]:at[3]])
			end = at[1]
		}
		t.segments = append(t.segments, segment{pattern: regexp.MustCompile(pattern + regexp.QuoteMeta(text[end:]) + "$")})
	}
	return t
}

// templatesOf returns the paths of a document, the most concrete first (OpenAPI 3.0.3, Paths Object).
func templatesOf(doc *openapi3.T) []template {
	var all []template
	for path, item := range doc.Paths.Map() {
		t := newTemplate(path)
		for method, op := range item.Operations() {
			t.operations[method] = op.OperationID
		}
		all = append(all, t)
	}
	slices.SortFunc(all, func(a, b template) int {
		if len(a.names) != len(b.names) {
			return len(a.names) - len(b.names)
		}
		if literal := len(placeholder.ReplaceAllString(b.path, "")) - len(placeholder.ReplaceAllString(a.path, "")); literal != 0 {
			return literal
		}
		return strings.Compare(a.path, b.path)
	})
	return all
}

// methodsOf returns the methods of the operations on some paths.
func methodsOf(all []template) []string {
	methods := map[string]bool{}
	for _, t := range all {
		for method := range t.operations {
			methods[method] = true
		}
	}
	return slices.Sorted(maps.Keys(methods))
}

// segmentsOf returns the parts of a path as it stands in a URL.
func segmentsOf(escaped string) []string { return strings.Split(escaped, "/") }

// match returns the path parameters of a path as it stands in a URL; ok is false if it is another path. A slash
// at the end does not matter.
func (t template) match(given []string) (raw map[string]string, ok bool) {
	wanted := t.segments
	if len(given) == len(wanted)+1 && given[len(given)-1] == "" {
		given = given[:len(given)-1]
	}
	if last := len(wanted) - 1; len(given) == last && last > 0 && wanted[last] == (segment{}) {
		wanted = wanted[:last]
	}
	if len(given) != len(wanted) {
		return nil, false
	}
	for i, s := range wanted { // most paths differ in a literal part
		if s.pattern == nil && wire.Unescaped(given[i]) != s.literal {
			return nil, false
		}
	}
	raw = map[string]string{}
	for i, s := range wanted {
		values, ok := s.match(given[i])
		if !ok {
			return nil, false
		}
		for _, value := range values {
			raw[t.names[len(raw)]] = value
		}
	}
	return raw, true
}

// match returns the parameters in a segment of a URL. A literal part may be escaped there.
func (s segment) match(given string) (values []string, ok bool) {
	plain := wire.Unescaped(given)
	if s.pattern == nil {
		return nil, plain == s.literal
	}
	if found := s.pattern.FindStringSubmatch(given); found != nil {
		return found[1:], true
	}
	found := s.pattern.FindStringSubmatch(plain)
	if found == nil {
		return nil, false
	}
	for _, value := range found[1:] {
		values = append(values, url.PathEscape(value))
	}
	return values, true
}

// unescaped decodes the percent signs of path parameters.
func unescaped(raw map[string]string) map[string]string {
	values := map[string]string{}
	for name, value := range raw {
		values[name] = wire.Unescaped(value)
	}
	return values
}
