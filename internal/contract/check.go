package contract

import (
	"errors"
	"maps"
	"net/http"
	"net/url"
	"path"
	"slices"
	"strings"

	"github.com/assay-conformance/assay/internal/evidence"
	"github.com/assay-conformance/assay/internal/exchange"
	"github.com/assay-conformance/assay/internal/rule"
)

// Errors of Find.
var (
	ErrNoPath   = errors.New("the contract has no such path")
	ErrNoMethod = errors.New("the contract has no such method on this path")
)

// Find gives the operation that a request calls.
func (c *Contract) Find(r *http.Request) (*Operation, error) {
	if op := c.served(r.Method, r.URL); op != nil {
		return op, nil
	}
	for _, other := range c.operations {
		if c.served(other.Method, r.URL) != nil {
			return nil, ErrNoMethod
		}
	}
	return nil, ErrNoPath
}

// served finds the operation at a URL; nil when there is none. The router tells a wrong method
// from a wrong path only where no parameter is, lets the last parameter be nothing, and does
// not mind slashes and dots too many, which a server redirects.
func (c *Contract) served(method string, u *url.URL) *Operation {
	route, parameters, err := c.router.FindRoute(&http.Request{Method: method, URL: u})
	if err != nil || slices.Contains(slices.Collect(maps.Values(parameters)), "") {
		return nil
	}
	clean := path.Clean(u.Path)
	if strings.HasSuffix(route.Path, "/") && clean != "/" {
		clean += "/"
	}
	if clean != u.Path {
		return nil
	}
	return c.byID[route.Operation.OperationID]
}

// CheckRequest says what is wrong with a request that a server has received, by kin and a raw
// look at the body alone: a server need not be as thorough as a judge. The request's own body
// is read and left to be read again.
func (c *Contract) CheckRequest(op *Operation, r *http.Request, body []byte) []evidence.Finding {
	j := &judgement{contract: c, op: op, found: map[findingKey]*evidence.Finding{}}
	s := side{request: true, base: rule.MakeSite(op.ID, "body"), asked: c.RequestContextOf(r), header: r.Header}
	if op.Body != nil {
		s.root = op.Body.root
		if len(body) > 0 {
			j.readBody(&s, op.Body, exchange.Message{Header: r.Header, Body: body})
		}
	}
	if prefix := s.spread(op.Body.rootNode(), "r"); prefix != "" {
		r = r.Clone(r.Context()) // the handler is to see the path as it came
		r.URL.Path = prefix + r.URL.Path
	}
	j.kinRequest(s, r)
	return j.sorted()
}
