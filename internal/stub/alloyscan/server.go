// Package alloyscan is the stub of AlloyScan's segment endpoints: segments on two sites, Audit
// Services, bearer tokens from a token endpoint, and scans. It adds little to what the source
// leaves open: errors have one shape, a listing is in order of creation.
package alloyscan

import (
	"encoding/json"
	"net/http"
	"sync"
	"time"

	"github.com/oapi-codegen/nullable"

	api "github.com/assay-conformance/assay/generated/alloyscan"
	"github.com/assay-conformance/assay/internal/contract"
	"github.com/assay-conformance/assay/internal/rule"
	"github.com/assay-conformance/assay/internal/stub"
)

const (
	tokenPath     = "/api/oauth/token"
	tokenLifetime = time.Hour
)

// server is the state of one stub.
type server struct {
	mu       sync.Mutex // protects everything below
	segments stub.Collection[segment]
	former   map[string]bool // site/name: names that a segment of the site no longer has
	ids      stub.IDs
	switches *stub.Switches
}

// segment is a segment with its internal state.
type segment struct {
	api.Segment
	site     string
	scanning bool
	devices  int
	lastScan nullable.Nullable[time.Time] // unset before the first scan has ended
}

// New returns a stub.
func New(c *contract.Contract, o stub.Options) *stub.Stub {
	o = o.Filled()
	principals := stub.Principals(c, accounts...)
	s := &server{former: map[string]bool{}, switches: stub.NewSwitches(append(Guards(), c.Guards()...), o.Break)}
	s.seed()
	chain := &stub.Chain{
		Contract: c, Options: o, Switches: s.switches, Refuse: refuse, Tokens: tokenPath,
		Accounts: stub.NewAccounts(o.Clock, tokenLifetime, principals...),
	}
	handlers := api.HandlerWithOptions(
		api.NewStrictHandlerWithOptions(s, nil, api.StrictHTTPServerOptions{RequestErrorHandlerFunc: chain.Misread, ResponseErrorHandlerFunc: chain.Failed}),
		api.StdHTTPServerOptions{BaseRouter: stub.NewRouter(c), ErrorHandlerFunc: chain.Misread})
	return &stub.Stub{Handler: chain.Around(handlers), Switches: s.switches, Config: config(o.BaseURL, principals), Clock: o.Clock}
}

// enforces reports whether a guard is on.
func (s *server) enforces(guard rule.Site) bool { return s.switches.Enforces(guard) }

// refuse writes the one error shape of this stub.
func refuse(w http.ResponseWriter, status int, code, message string) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	// a failed write means that the client is gone
	_ = json.NewEncoder(w).Encode(api.Error{Error: code, Message: message})
}

func problem(code, message string) api.Error { return api.Error{Error: code, Message: message} }
