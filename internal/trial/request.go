package trial

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"maps"
	"net/http"
	"net/url"
	"strings"

	"github.com/assay-conformance/assay/internal/contract"
	"github.com/assay-conformance/assay/internal/target"
)

// request builds the HTTP request of a call.
func (c Call) request(ctx context.Context, t *target.Target, op *contract.Operation) (*http.Request, error) {
	values := maps.Clone(t.Parameters)
	if values == nil {
		values = map[string]string{}
	}
	maps.Copy(values, c.Path)
	for name, value := range values {
		if !fitsInPath(value) {
			return nil, Blocked("%s: %q is not a valid %s in a path: it would name another resource", c.Operation, value, name)
		}
	}
	path := op.URLPath(values)
	if strings.Contains(path, "{") {
		return nil, Blocked("%s: nothing gives the path a value: %s", c.Operation, path)
	}
	query := url.Values{}
	for name, value := range c.Query {
		op.SetQuery(query, name, value, false)
	}
	if len(query) > 0 {
		path += "?" + op.EncodeQuery(query)
	}
	if called := op.OfRequest(contract.RequestContext{Path: values, Query: query}); called != op {
		return nil, Blocked("%s: with these parameters the call is one of %s: %s %s", c.Operation, called.ID, op.Method, path)
	}
	body, mediaType, err := c.encode(op)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", c.Operation, err)
	}
	var reader io.Reader
	if body != nil {
		reader = bytes.NewReader(body)
	}
	req, err := http.NewRequestWithContext(ctx, op.Method, t.URL+path, reader)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", c.Operation, err)
	}
	req.Header.Set("Accept", "application/json")
	if body != nil {
		req.Header.Set("Content-Type", mediaType)
	}
	for name, value := range c.Header {
		req.Header.Set(name, value)
	}
	return req, nil
}

// fitsInPath reports whether a value can be one segment of a path. An empty segment and dots would
// name the parent resource (RFC 3986, section 5.2.4).
func fitsInPath(value string) bool { return value != "" && value != "." && value != ".." }

// encode encodes the body of a call in the media type of the operation, or in that of the call if
// it has one.
func (c Call) encode(op *contract.Operation) (body []byte, mediaType string, err error) {
	switch {
	case op.Body == nil || c.Raw == nil && c.Body == nil:
		return nil, "", nil
	case c.Raw != nil:
		body, mediaType = c.Raw, op.Body.MediaType
	default:
		body, mediaType, err = op.Body.Encode(c.Body)
	}
	if c.MediaType != "" {
		mediaType = c.MediaType
	}
	return body, mediaType, err
}
