package contract

import (
	"maps"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"github.com/assay-conformance/assay/internal/contract/wire"
)

// RequestContextOf returns what a request of an operation has besides its body.
func (c *Contract) RequestContextOf(r *http.Request) RequestContext {
	context := RequestContext{Query: wire.ParseQuery(r.URL.RawQuery).Values()}
	_, context.Path = c.route(r.Method, r.URL)
	return context
}

// URLPath returns the path of an operation with its parameters filled in.
func (o *Operation) URLPath(values map[string]string) string {
	path := o.Path
	for name, value := range values {
		path = strings.ReplaceAll(path, "{"+name+"}", url.PathEscape(value))
	}
	return path
}

// Parameter returns a parameter of a request; a list is joined by commas.
func (c *Contract) Parameter(r *http.Request, in, name string) (value string, there bool) {
	switch in {
	case "query":
		values, there := r.URL.Query()[name]
		return strings.Join(values, ","), there
	case "header":
		return r.Header.Get(name), r.Header.Values(name) != nil
	}
	value, there = c.RequestContextOf(r).Path[name]
	return value, there
}

// SetParameter sets a parameter of an operation in a request, or removes it if absent is true.
// The value of one that repeats is a list with commas. A path parameter is never removed.
func (c *Contract) SetParameter(o *Operation, r *http.Request, in, name, value string, absent bool) {
	switch in {
	case "query":
		query := r.URL.Query()
		o.SetQuery(query, name, value, absent)
		r.URL.RawQuery = o.EncodeQuery(query)
	case "header":
		if r.Header.Del(name); !absent {
			r.Header.Set(name, value)
		}
	case "path":
		c.setPath(o, r, name, value)
	}
}

func (c *Contract) setPath(o *Operation, r *http.Request, name, value string) {
	values := c.RequestContextOf(r).Path
	if _, there := values[name]; !there {
		return
	}
	values[name] = value
	r.URL.RawPath = o.URLPath(values)
	if path, err := url.PathUnescape(r.URL.RawPath); err == nil {
		r.URL.Path = path
	}
}

// SetQuery sets a query parameter, with lists in the form that the document declares.
func (o *Operation) SetQuery(query url.Values, name, value string, absent bool) {
	if query.Del(name); absent {
		return
	}
	for _, p := range o.Parameters {
		if p.In == "query" && p.Name == name && p.Repeats && p.style.Explode {
			query[name] = strings.Split(value, ",")
			return
		}
	}
	query.Set(name, value)
}

// EncodeQuery writes a query. The commas of a list that is one value stay as they are: encoded, they
// would be part of an item (RFC 6570, section 3.2.8).
func (o *Operation) EncodeQuery(query url.Values) string {
	var pairs []string
	for _, name := range slices.Sorted(maps.Keys(query)) {
		pair := url.Values{name: query[name]}.Encode()
		if slices.ContainsFunc(o.Parameters, func(p Parameter) bool { return p.In == "query" && p.Name == name && p.Repeats && !p.style.Explode }) {
			pair = strings.ReplaceAll(pair, "%2C", ",")
		}
		pairs = append(pairs, pair)
	}
	return strings.Join(pairs, "&")
}
