package stub

import (
	"net/http"

	"github.com/assay-conformance/assay/internal/contract"
)

// Router calls the handler of the operation that the contract finds for a request. The generated code
// registers its handlers with it. There is a stub for each trial, and an http.ServeMux takes longer to build
// than most trials take.
type Router struct {
	contract *contract.Contract
	handlers map[string]http.HandlerFunc // by method and path
}

// NewRouter returns a router without handlers.
func NewRouter(c *contract.Contract) *Router {
	return &Router{contract: c, handlers: make(map[string]http.HandlerFunc, len(c.Operations()))}
}

// HandleFunc adds a handler. The pattern is a method and a path of the document, as in [http.ServeMux].
func (m *Router) HandleFunc(pattern string, handler func(http.ResponseWriter, *http.Request)) {
	m.handlers[pattern] = handler
}

// ServeHTTP calls the handler of a request, whose path parameters it sets.
func (m *Router) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	op, parameters := m.contract.Route(r)
	if op == nil || m.handlers[op.Method+" "+op.Path] == nil {
		http.NotFound(w, r)
		return
	}
	for name, value := range parameters {
		r.SetPathValue(name, value)
	}
	m.handlers[op.Method+" "+op.Path](w, r)
}
