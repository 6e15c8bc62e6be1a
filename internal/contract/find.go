package contract

import (
	"errors"
	"net/http"
	"net/url"
	"path"
	"strings"
)

// Errors of Find.
var (
	ErrNoPath   = errors.New("the contract has no such path")
	ErrNoMethod = errors.New("the contract has no such method on this path")
)

// Find returns the operation that a request calls, in the form that it calls.
func (c *Contract) Find(r *http.Request) (*Operation, error) {
	if op := c.operationAt(r.Method, r.URL); op != nil {
		return op, nil
	}
	for _, method := range c.methods {
		if c.operationAt(method, r.URL) != nil {
			return nil, ErrNoMethod
		}
	}
	return nil, ErrNoPath
}

// operationAt finds the operation at a URL; nil if there is none.
func (c *Contract) operationAt(method string, u *url.URL) *Operation {
	op, parameters := c.route(method, u)
	if op == nil || !isClean(u.Path, op.Path) {
		return nil
	}
	return op.OfRequest(RequestContext{Query: u.Query(), Path: parameters})
}

// isClean reports whether a path has no superfluous slashes and dots, which a server
// redirects. Only a path that ends with a slash in the document may end with one.
func isClean(given, documented string) bool {
	clean := path.Clean(given)
	if strings.HasSuffix(documented, "/") && clean != "/" {
		clean += "/"
	}
	return clean == given
}
