// Package acme is the stub of an invented vendor's parcels.
package acme

import (
	"encoding/json"
	"net/http"
	"strconv"
	"sync"
	"time"

	api "github.com/assay-conformance/assay/generated/acme"
	"github.com/assay-conformance/assay/internal/contract"
	"github.com/assay-conformance/assay/internal/rule"
	"github.com/assay-conformance/assay/internal/stub"
	"github.com/assay-conformance/assay/internal/target"
)

const (
	tokenPath     = "/token"
	tokenLifetime = time.Hour
)

// accounts are the principals of the stub, beside those that the cases of the document's permissions need.
var accounts = []stub.Principal{{Name: "dispatcher", Secret: "demo-secret-dispatcher", Holds: []string{"dispatcher"}}}

// server is the state of one stub.
type server struct {
	mu       sync.Mutex // protects everything below
	parcels  stub.Collection[api.Parcel]
	made     int32
	switches *stub.Switches
}

// New returns a stub, which has one parcel.
func New(c *contract.Contract, o stub.Options) *stub.Stub {
	o = o.Filled()
	principals := stub.Principals(c, accounts...)
	s := &server{made: first, switches: stub.NewSwitches(append(Guards(), c.Guards()...), o.Break)}
	s.parcels.Put(key(first), api.Parcel{ID: first, Label: "First", Weight: 100})
	chain := &stub.Chain{
		Contract: c, Options: o, Switches: s.switches, Refuse: refuse, Tokens: tokenPath,
		Accounts: stub.NewAccounts(o.Clock, tokenLifetime, principals...),
	}
	handlers := api.HandlerWithOptions(
		api.NewStrictHandlerWithOptions(s, nil, api.StrictHTTPServerOptions{RequestErrorHandlerFunc: chain.Misread, ResponseErrorHandlerFunc: chain.Failed}),
		api.StdHTTPServerOptions{BaseRouter: stub.NewRouter(c), ErrorHandlerFunc: chain.Misread})
	config := target.Config{
		Vendor: "acme", URL: o.BaseURL, TokenPath: tokenPath, Main: "dispatcher", Writes: true, Published: true,
		Credentials: map[string]target.Credential{"expired": {Token: stub.ExpiredToken}},
	}
	for _, p := range principals {
		config.Credentials[p.Name] = p.Credential()
	}
	return &stub.Stub{Handler: chain.Around(handlers), Switches: s.switches, Config: config, Clock: o.Clock}
}

// enforces reports whether a guard is on.
func (s *server) enforces(guard rule.Site) bool { return s.switches.Enforces(guard) }

// first is the id of the parcel that a new stub has.
const first int32 = 101

// key is the key of a parcel in its collection.
func key(id int32) string { return strconv.Itoa(int(id)) }

// refuse writes the one error shape of this stub.
func refuse(w http.ResponseWriter, status int, _, message string) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	_ = json.NewEncoder(w).Encode(api.Problem{Message: message}) // a failed write means that the client is gone
}
