// Package sailpoint is the stub of SailPoint's access request segments (beta): a tenant with its
// segments, a second tenant with many segments, bearer tokens from a token endpoint, and
// changes by JSON Patch.
//
// The source says three times that a change may be visible only after a delay. The stub therefore
// separates writes from reads: a creation, change or removal becomes visible after a propagation
// delay, which is zero by default. A write sees the same segments as a read: an invisible segment
// cannot be changed or removed, and one whose removal is pending can be removed again. A change
// builds on the newest state, visible or not, so that no accepted change is lost; it is refused for
// a segment whose removal was accepted.
//
// Names may occur twice, because the source documents no such refusal (A-SP-18). For what the
// source leaves open, the stub follows the vendor's public pages: bodies of refusals, a limit of at
// most 250, IDENTITY as the only type of an owner, AND and EQUALS as the only operators. Of
// the vendor's clients only the shell module leaves the documented syntax, in the text of a boolean.
package sailpoint

import (
	"context"
	"net/http"
	"path"
	"strings"
	"sync"
	"time"

	api "github.com/assay-conformance/assay/generated/sailpoint"
	"github.com/assay-conformance/assay/internal/contract"
	"github.com/assay-conformance/assay/internal/rule"
	"github.com/assay-conformance/assay/internal/stub"
	"github.com/assay-conformance/assay/internal/target"
)

const (
	basePath      = "/beta"        // before the contract's paths
	tokenPath     = "/oauth/token" // at the root of the tenant
	tokenLifetime = time.Hour
)

// server is the state of one stub.
type server struct {
	mu       sync.Mutex // protects tenants and ids
	tenants  map[string]*propagating
	creators map[string]string // by the id of a segment: the name of its caller
	ids      stub.IDs
	switches *stub.Switches
	clock    target.Clock
	lag      time.Duration
	problems problems
}

// New returns a stub.
func New(c *contract.Contract, o stub.Options) *stub.Stub {
	o = o.Filled()
	principals := stub.Principals(c, accounts...)
	s := &server{switches: stub.NewSwitches(append(Guards(), c.Guards()...), o.Break), tenants: map[string]*propagating{}, creators: map[string]string{}, clock: o.Clock, lag: o.Lag}
	chain := &stub.Chain{
		Contract: c, Options: o, Switches: s.switches, Refuse: s.problems.refuse, Tokens: tokenPath, Normalise: normalise,
		Accounts: stub.NewAccounts(o.Clock, tokenLifetime, principals...),
	}
	handlers := api.HandlerWithOptions(
		api.NewStrictHandlerWithOptions(s, nil, api.StrictHTTPServerOptions{RequestErrorHandlerFunc: chain.Misread, ResponseErrorHandlerFunc: chain.Failed}),
		api.StdHTTPServerOptions{BaseRouter: stub.NewRouter(c), ErrorHandlerFunc: chain.Misread})
	return &stub.Stub{Handler: s.atTenant(chain.Around(handlers)), Switches: s.switches, Config: config(o.BaseURL, o.Lag, principals), Clock: o.Clock}
}

// atTenant serves the contract's paths below the base path and the token endpoint next to it, also
// for a client that addresses it relative to the base path.
func (s *server) atTenant(next http.Handler) http.Handler {
	contractPaths := http.StripPrefix(basePath, next)
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch requested := r.URL.EscapedPath(); {
		case path.Clean(requested) == tokenPath:
			signIn := r.Clone(r.Context())
			signIn.URL.Path, signIn.URL.RawPath = tokenPath, ""
			next.ServeHTTP(w, signIn)
		case strings.HasPrefix(requested, basePath+"/") && requested != basePath+tokenPath:
			contractPaths.ServeHTTP(w, r)
		default:
			s.problems.refuse(w, http.StatusNotFound, "not_found", "no such path; paths of the API start with "+basePath)
		}
	})
}

// enforces reports whether a guard is on.
func (s *server) enforces(guard rule.Site) bool { return s.switches.Enforces(guard) }

// of returns the segments of the tenant that has one with an id, if the guard is off that a caller sees
// only those of his own; otherwise those of his own.
func (s *server) of(own *propagating, id string, guard rule.Site) *propagating {
	if _, ok := own.shown.Get(id); ok || s.enforces(guard) {
		return own
	}
	for _, other := range s.tenants {
		if _, ok := other.shown.Get(id); ok {
			return other
		}
	}
	return own
}

// unknown reports whether an id is refused as unknown: with the guard off, only one that another tenant
// has is.
func (s *server) unknown(id string, guard rule.Site) bool {
	for _, tenant := range s.tenants {
		if _, ok := tenant.shown.Get(id); ok {
			return true
		}
	}
	return s.enforces(guard)
}

// enter locks the server and returns the segments of the caller's tenant, with all due changes;
// leave unlocks it.
func (s *server) enter(ctx context.Context) (segments *propagating, leave func()) {
	s.mu.Lock()
	name := stub.Caller(ctx).Tenant
	segments, known := s.tenants[name]
	if !known {
		segments = &propagating{lag: s.lag, clock: s.clock}
		seed(segments, name)
		s.tenants[name] = segments
	}
	segments.propagate()
	return segments, s.mu.Unlock
}
