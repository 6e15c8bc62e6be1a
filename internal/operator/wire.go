package operator

import (
	"bytes"
	"context"
	"io"
	"maps"
	"net/http"
	"net/http/httptest"
	"net/url"
	"sync"

	"github.com/assay-conformance/assay/internal/contract"
	"github.com/assay-conformance/assay/internal/resource"
)

// wire stands between a client and a server.
type wire struct {
	contract  *contract.Contract
	resources *resource.Set
	resource  *resource.Resource // the one that the operator is about
	next      http.Handler

	before func(*call) // may change the request; nil for nothing
	after  func(*call) // may change the response, and enter what later views show; nil for nothing

	mu    sync.Mutex // one call at a time
	fired bool
	memory
}

func newWire(c *contract.Contract, resources *resource.Set, r *resource.Resource) *wire {
	return &wire{contract: c, resources: resources, resource: r, memory: newMemory()}
}

// ServeHTTP passes a call of the operator's resource on with its changes, and any other as it is.
func (w *wire) ServeHTTP(to http.ResponseWriter, r *http.Request) {
	w.mu.Lock()
	defer w.mu.Unlock()
	op, err := w.contract.Find(r)
	if err != nil || w.resources.Owner(op.ID) != w.resource {
		w.next.ServeHTTP(to, r)
		return
	}
	c := w.read(op, r)
	if w.before != nil {
		w.before(c)
	}
	if c.status == 0 { // not answered yet
		c.take(w.send(c.request, c.request.Method, c.request.URL.Path, c.request.URL.Query(), c.raw))
	}
	w.alter(c)
	if w.after != nil {
		w.after(c)
	}
	w.remember(c)
	c.write(to)
}

// read reads a request.
func (w *wire) read(op *contract.Operation, r *http.Request) *call {
	c := &call{wire: w, op: op, request: r}
	_, c.path = w.contract.Route(r)
	if c.path == nil {
		c.path = map[string]string{}
	}
	c.raw, _ = io.ReadAll(r.Body) // the server refuses what cannot be read
	c.query = r.URL.Query()
	if op.Body != nil && len(c.raw) > 0 {
		c.sent = op.Body.Decode(r.Header, c.raw)
	}
	return c
}

// send makes a request of the server with the credential of another one.
func (w *wire) send(like *http.Request, method, path string, query url.Values, body []byte) *httptest.ResponseRecorder {
	r := like.Clone(context.WithoutCancel(like.Context()))
	r.Method, r.URL.Path, r.URL.RawPath = method, path, ""
	if method != like.Method || path != like.URL.Path || !sameQuery(query, like.URL.Query()) {
		r.URL.RawQuery = query.Encode()
		if op, _ := w.contract.Route(r); op != nil {
			r.URL.RawQuery = op.EncodeQuery(query)
		}
	} else {
		r.URL.RawPath = like.URL.RawPath
	}
	r.RequestURI = r.URL.RequestURI()
	r.GetBody, r.Body, r.ContentLength = nil, io.NopCloser(bytes.NewReader(body)), int64(len(body))
	if len(body) == 0 {
		r.Body = http.NoBody
	}
	if method == http.MethodGet {
		r.Header.Del("Content-Type")
	}
	recorded := httptest.NewRecorder()
	w.next.ServeHTTP(recorded, r)
	return recorded
}

func sameQuery(a, b url.Values) bool { return a.Encode() == b.Encode() }

// as returns a request with the credential of another one.
func (w *wire) as(who, r *http.Request) *http.Request {
	again := r.Clone(r.Context())
	again.Header = maps.Clone(r.Header)
	for _, name := range []string{"Authorization", "Cookie"} {
		again.Header.Del(name)
		if values := who.Header.Values(name); len(values) > 0 {
			again.Header[name] = values
		}
	}
	return again
}
