// Package beyondinsight is the stub of BeyondInsight's public API. A caller signs in with a token or an
// API key and has a session from then on; refusals are plain texts. Each family of operations has a file
// of its own, with the name that it has everywhere else: address_groups.go, rules/address-groups.yaml.
//
// The stub adds little to what the source leaves open. A listing is in order of creation. An address
// group that was created belongs to the default organization, and every caller may see that one.
package beyondinsight

import (
	"encoding/json"
	"net/http"
	"strconv"
	"strings"
	"sync"
	"time"

	api "github.com/assay-conformance/assay/generated/beyondinsight"
	"github.com/assay-conformance/assay/internal/contract"
	"github.com/assay-conformance/assay/internal/rule"
	"github.com/assay-conformance/assay/internal/stub"
	"github.com/assay-conformance/assay/internal/target"
)

// Paths and lifetimes are outside the source (A-BI-56).
const (
	basePath        = "/BeyondTrust/api/public/v3" // before the contract's paths
	tokenPath       = "/Auth/connect/token"
	tokenLifetime   = time.Hour
	sessionLifetime = 20 * time.Minute
)

// sessions are how a caller is known.
var sessions = target.Session{SignIn: "/Auth/SignAppIn", SignOut: "/Auth/Signout", Cookie: "ASP.NET_SessionId", Lifetime: sessionLifetime}

// server is the state of one stub.
type server struct {
	mu             sync.Mutex                  // protects everything below
	organizations  map[string]api.Organization // by id
	workgroups     stub.Collection[api.Workgroup]
	groups         stub.Collection[api.ListedAddressGroup]
	addresses      stub.Collection[api.Address]
	assets         stub.Collection[asset]
	databases      stub.Collection[api.Database]
	attributeTypes stub.Collection[api.AttributeType]
	attributes     stub.Collection[api.Attribute]
	assigned       map[int32]*stub.Collection[bool] // ids of attributes, by asset
	smartRules     stub.Collection[smartRule]
	access         access // of user groups to them
	userGroups     stub.Collection[userGroup]
	users          stub.Collection[user]
	deliveries     []delivery
	epmPolicies    map[string][]api.EpmApplication // applications, by the id of the policy
	registrations  stub.Collection[registration]
	credentials    map[string]string // the user with whom a directory is bound, by its name

	made     int32
	started  time.Time
	clock    target.Clock
	switches *stub.Switches
}

// New returns a stub.
func New(c *contract.Contract, o stub.Options) *stub.Stub {
	o = o.Filled()
	principals := stub.Principals(c, accounts...)
	s := &server{organizations: map[string]api.Organization{}, assigned: map[int32]*stub.Collection[bool]{}, access: access{}, clock: o.Clock, switches: stub.NewSwitches(append(Guards(), c.Guards()...), o.Break)}
	s.seed()
	chain := &stub.Chain{
		Contract: c, Options: o, Switches: s.switches, Refuse: refuse, Tokens: tokenPath, Sessions: &sessions, AnyCase: true, Normalise: normalise,
		Accounts: stub.NewAccounts(o.Clock, tokenLifetime, principals...),
	}
	handlers := api.HandlerWithOptions(s, api.StdHTTPServerOptions{BaseRouter: stub.NewRouter(c), ErrorHandlerFunc: chain.Misread})
	return &stub.Stub{Handler: atBase(chain.Around(s.locked(handlers))), Switches: s.switches, Config: config(o.BaseURL, principals), Clock: o.Clock}
}

// atBase serves the paths below the base path, in any case.
func atBase(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		at := r.URL.EscapedPath()
		if len(at) <= len(basePath) || !strings.EqualFold(at[:len(basePath)], basePath) {
			refuse(w, http.StatusNotFound, "", "no such path; paths of the API start with "+basePath)
			return
		}
		http.StripPrefix(at[:len(basePath)], next).ServeHTTP(w, r)
	})
}

// locked handles one request at a time.
func (s *server) locked(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		s.mu.Lock()
		defer s.mu.Unlock()
		next.ServeHTTP(w, r)
	})
}

// enforces reports whether a guard is on.
func (s *server) enforces(guard rule.Site) bool { return s.switches.Enforces(guard) }

// next returns the identifier of the next thing, the same in every run. Each is the one before plus one,
// whatever its kind.
func (s *server) next() int32 {
	s.made++
	return firstID + s.made
}

// key is the key of a thing in its collection.
func key(id int32) string { return strconv.Itoa(int(id)) }

// respond writes a body.
func respond(w http.ResponseWriter, status int, body any) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	_ = json.NewEncoder(w).Encode(body) // a failed write means that the client is gone
}

// read reads the body of a request that the chain has found valid.
func read[T any](r *http.Request) (body T) {
	_ = json.NewDecoder(r.Body).Decode(&body)
	return body
}

// refuse writes a refusal: a plain text.
func refuse(w http.ResponseWriter, status int, _, message string) {
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	w.WriteHeader(status)
	_, _ = w.Write([]byte(message)) // as above
}

// text returns a string that a request may leave out.
func text(sent *string) string { return *orElse(sent, new(string)) }

// orElse returns a value that a request may leave out, or another one.
func orElse[T any](sent, other *T) *T {
	if sent != nil {
		return sent
	}
	return other
}

func notFound(w http.ResponseWriter, what string) {
	refuse(w, http.StatusNotFound, "", "no such "+what)
}

// config returns the stub as a target.
func config(base string, principals []stub.Principal) target.Config {
	c := target.Config{
		Vendor: "beyondinsight", URL: strings.TrimSuffix(strings.TrimSuffix(base, "/"), basePath) + basePath, TokenPath: tokenPath, Session: &sessions,
		Main: "administrator", Writes: true, Published: true, Credentials: map[string]target.Credential{"expired": {Token: stub.ExpiredToken}},
		Offers: offers,
	}
	for _, p := range principals {
		c.Credentials[p.Name] = p.Credential()
	}
	return c
}
