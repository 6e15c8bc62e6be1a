package contract

import (
	"maps"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"github.com/getkin/kin-openapi/openapi3"
)

// Route returns the operation whose path and method a request has, before its form is known, and its path
// parameters; nil if there is none.
func (c *Contract) Route(r *http.Request) (*Operation, map[string]string) {
	return c.route(r.Method, r.URL)
}

// route returns the operation of a request, before its form is known, and its path parameters. A path
// without parameters is not one with a parameter that looks like it.
func (c *Contract) route(method string, u *url.URL) (*Operation, map[string]string) {
	given := segmentsOf(u.EscapedPath())
	for _, t := range c.templates {
		raw, ok := t.match(given)
		if !ok {
			continue
		}
		if op := c.byID[t.operations[method]]; op != nil {
			return op, unescaped(raw)
		}
		if len(t.names) == 0 {
			break
		}
	}
	return nil, nil
}

// pathOf returns the path parameters of a request whose operation is known, as they stand in the URL; ok is
// false if its path is not that of the operation, with or without the path of a server before it.
func (c *Contract) pathOf(op *Operation, u *url.URL) (raw map[string]string, ok bool) {
	for _, before := range append([]string{""}, c.serverPaths...) {
		if rest, has := strings.CutPrefix(u.EscapedPath(), before); has {
			if raw, ok := op.template.match(segmentsOf(rest)); ok {
				return raw, true
			}
		}
	}
	return nil, false
}

// serverPathsOf lists the paths of the servers of a document, without a slash at the end: with each value that
// a variable may have, or with its default if it may have any.
func serverPathsOf(doc *openapi3.T) (all []string) {
	for _, s := range doc.Servers {
		for _, text := range serverURLs(s) {
			if u, err := url.Parse(text); err == nil && strings.Trim(u.EscapedPath(), "/") != "" {
				all = append(all, strings.TrimRight(u.EscapedPath(), "/"))
			}
		}
	}
	return all
}

// mostServerURLs bounds the URLs of one server.
const mostServerURLs = 1000

func serverURLs(s *openapi3.Server) []string {
	all := []string{s.URL}
	for _, name := range slices.Sorted(maps.Keys(s.Variables)) {
		values := append([]string{s.Variables[name].Default}, s.Variables[name].Enum...)
		var next []string
		for _, text := range all {
			for _, value := range slices.Compact(slices.Sorted(slices.Values(values))) {
				next = append(next, strings.ReplaceAll(text, "{"+name+"}", value))
			}
		}
		all = next[:min(len(next), mostServerURLs)]
	}
	return all
}

// isRequest reports whether a request is one of the operation, in its form.
func (j *judgement) isRequest(r *http.Request) bool {
	op := j.contract.byID[j.op.idWithoutForm()]
	return r.Method == j.op.Method && j.path != nil && op != nil && op.OfRequest(j.context) == j.op
}
