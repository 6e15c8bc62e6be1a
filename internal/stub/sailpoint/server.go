// Package sailpoint is the stub of SailPoint's access request segments (beta): a tenant with its
// segments and a second, crowded one, bearer tokens from a token endpoint beside the API, and
// changes by JSON Patch.
//
// The source says three times that a change may take time to show. So what is written and what
// is read are kept apart: a create, a change and a removal show in reads after a lag, none
// unless the stub is told one. A write sees whether a segment is there as a read does: what
// does not show yet cannot be changed or removed, and what is about to go can be removed once
// more. A change builds on the newest state, shown or not, so that no accepted change is lost,
// and is refused for a segment whose removal has been accepted: nothing comes back to life.
//
// Names may occur twice, for the source names no such refusal (A-SP-18). What it leaves open is
// as the vendor's public pages have it: bodies of refusals, a limit of at most 250, IDENTITY as
// the only type of an owner, AND and EQUALS as the only operators. The vendor's clients need no
// other spelling of requests than the document's, so the stub has no normaliser.
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
	tokenPath     = "/oauth/token" // beside them, at the tenant's own root
	tokenLifetime = time.Hour
)

// server holds the state of one stub.
type server struct {
	mu       sync.Mutex // over the tenants and the ids
	tenants  map[string]*propagating
	ids      stub.IDs
	switches *stub.Switches
	clock    target.Clock
	lag      time.Duration
	problems problems
}

// New builds a stub.
func New(c *contract.Contract, o stub.Options) *stub.Stub {
	o = o.Filled()
	s := &server{switches: stub.NewSwitches(append(Guards(), c.Guards()...), o.Break), tenants: map[string]*propagating{}, clock: o.Clock, lag: o.Lag}
	chain := &stub.Chain{
		Contract: c, Options: o, Switches: s.switches, Refuse: s.problems.refuse, Tokens: tokenPath,
		Accounts: stub.NewAccounts(o.Clock, tokenLifetime, principals...),
	}
	handlers := api.HandlerWithOptions(
		api.NewStrictHandlerWithOptions(s, nil, api.StrictHTTPServerOptions{RequestErrorHandlerFunc: chain.Misread, ResponseErrorHandlerFunc: chain.Failed}),
		api.StdHTTPServerOptions{ErrorHandlerFunc: chain.Misread})
	return &stub.Stub{Handler: s.atTenant(chain.Around(handlers)), Switches: s.switches, Config: config(o.BaseURL, o.Lag), Clock: o.Clock}
}

// atTenant serves the contract's paths under the base path, and the token endpoint beside it,
// also to a client that writes it as a path from there.
func (s *server) atTenant(next http.Handler) http.Handler {
	contractPaths := http.StripPrefix(basePath, next)
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch asked := r.URL.EscapedPath(); {
		case path.Clean(asked) == tokenPath:
			signIn := r.Clone(r.Context())
			signIn.URL.Path, signIn.URL.RawPath = tokenPath, ""
			next.ServeHTTP(w, signIn)
		case strings.HasPrefix(asked, basePath+"/") && asked != basePath+tokenPath:
			contractPaths.ServeHTTP(w, r)
		default:
			s.problems.refuse(w, http.StatusNotFound, "not_found", "no such path; those of the API begin with "+basePath)
		}
	})
}

// keeps asks a switch.
func (s *server) enforces(guard rule.Site) bool { return s.switches.Enforces(guard) }

// enter takes the lock, and gives the segments of the caller's tenant, with all that is due to
// show; leave gives the lock back.
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
