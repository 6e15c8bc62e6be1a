package contract

import (
	"errors"
	"net/http"
	"strings"

	"github.com/getkin/kin-openapi/routers"

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
	route, _, err := c.router.FindRoute(r)
	switch {
	case errors.Is(err, routers.ErrMethodNotAllowed):
		return nil, ErrNoMethod
	case err != nil, strings.HasSuffix(r.URL.Path, "/") != strings.HasSuffix(route.Path, "/"): // the router does not mind a slash at the end
		return nil, ErrNoPath
	}
	return c.byID[route.Operation.OperationID], nil
}

// CheckRequest says what is wrong with a request that a server has received, by kin and a raw
// look at the body alone: a server need not be as thorough as a judge. The request's own body
// is read and left to be read again.
func (c *Contract) CheckRequest(op *Operation, r *http.Request, body []byte) []exchange.Finding {
	j := &judgement{contract: c, op: op, found: map[findingKey]*exchange.Finding{}}
	s := side{request: true, base: rule.MakeSite(op.ID, "body")}
	if op.Body != nil {
		s.root = op.Body.root
		if len(body) > 0 {
			s.body = j.rawJSON(s, op.Body.Site, body)
		}
	}
	j.kinRequest(s, r)
	return j.sorted()
}
