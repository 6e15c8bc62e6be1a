package contract

import (
	"net/http"
	"net/url"
	"regexp"
	"slices"
	"strings"

	"github.com/getkin/kin-openapi/openapi3"
)

// template is a path of the document, with the operations on it.
type template struct {
	path       string
	pattern    *regexp.Regexp
	names      []string          // of its parameters, in order
	operations map[string]string // operationIds by method
}

// placeholder is a parameter in a path, which may be a part of a segment: /books/{id}.json.
var placeholder = regexp.MustCompile(`\{([^{}/]+)\}`)

// templatesOf returns the paths of a document, the most concrete first (OpenAPI 3.0.3, Paths Object).
func templatesOf(doc *openapi3.T) []template {
	var all []template
	for path, item := range doc.Paths.Map() {
		t := template{path: path, operations: map[string]string{}}
		pattern, rest := "^", path
		for _, at := range placeholder.FindAllStringSubmatchIndex(path, -1) {
			pattern += regexp.QuoteMeta(path[len(path)-len(rest):at[0]]) + "([^/]+)"
			rest = path[at[1]:]
			t.names = append(t.names, path[at[2]:at[3]])
		}
		t.pattern = regexp.MustCompile(pattern + regexp.QuoteMeta(rest) + "$")
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

// match returns the path parameters of a URL; ok is false if it has another path.
func (t template) match(u *url.URL) (parameters map[string]string, ok bool) {
	found := t.pattern.FindStringSubmatch(u.EscapedPath())
	if found == nil {
		return nil, false
	}
	parameters = map[string]string{}
	for i, name := range t.names {
		value, err := url.PathUnescape(found[i+1])
		if err != nil {
			return nil, false
		}
		parameters[name] = value
	}
	return parameters, true
}

// route returns the operation of a request, before its form is known, and its path parameters. A path
// without parameters is not one with a parameter that looks like it.
func (c *Contract) route(method string, u *url.URL) (*Operation, map[string]string) {
	for _, t := range c.templates {
		parameters, ok := t.match(u)
		if !ok {
			continue
		}
		if op := c.byID[t.operations[method]]; op != nil {
			return op, parameters
		}
		if len(t.names) == 0 {
			break
		}
	}
	return nil, nil
}

// judgedPath is a path in the document that the validators load. It has no parameters, so that nothing in
// a request decides which operation it is: the judge knows that.
func judgedPath(documented string) string {
	return strings.NewReplacer("{", "~", "}", "~").Replace(documented)
}

// withJudgedPaths gives every operation of a document its path for the validators, without its path
// parameters, which the wire check judges.
func withJudgedPaths(doc *openapi3.T) {
	paths := openapi3.NewPathsWithCapacity(doc.Paths.Len())
	for path, item := range doc.Paths.Map() {
		item.Parameters = withoutPath(item.Parameters)
		for _, op := range item.Operations() {
			op.Parameters = withoutPath(op.Parameters)
			withJudgedMediaTypes(op)
		}
		paths.Set(judgedPath(path), item)
	}
	doc.Paths = paths
}

// withJudgedMediaTypes gives bodies the media types that the judge sets.
func withJudgedMediaTypes(op *openapi3.Operation) {
	rename := func(content openapi3.Content) openapi3.Content {
		renamed := openapi3.Content{}
		for name, body := range content {
			renamed[judgedMediaType(bareMediaType(name))] = body
		}
		return renamed
	}
	if op.RequestBody != nil {
		op.RequestBody.Value.Content = rename(op.RequestBody.Value.Content)
	}
	for _, r := range op.Responses.Map() {
		if len(r.Value.Content) > 0 {
			r.Value.Content = rename(r.Value.Content)
		}
	}
}

func withoutPath(parameters openapi3.Parameters) openapi3.Parameters {
	return slices.DeleteFunc(slices.Clone(parameters), func(p *openapi3.ParameterRef) bool { return p.Value.In == openapi3.ParameterInPath })
}

// isRequestOf reports whether a request is one of an operation.
func (c *Contract) isRequestOf(op *Operation, r *http.Request) bool {
	return c.operationAt(r.Method, r.URL) == op
}
