package stub

import (
	"encoding/json"
	"fmt"
	"net/http"
	"slices"
	"sync"
	"time"

	"github.com/assay-conformance/assay/internal/target"
)

// Principal is an account of a stub. Its secrets are published: they protect nothing.
type Principal struct {
	Name   string
	Secret string   // client secret; the client id is the name
	Holds  []string // permissions
	Tenant string   // the tenant, site or customer of its calls
}

// HoldsAny reports whether the principal has one of the permissions.
func (p Principal) HoldsAny(permissions []string) bool {
	return slices.ContainsFunc(permissions, func(want string) bool { return slices.Contains(p.Holds, want) })
}

// DemoToken returns a token that works without signing in.
func (p Principal) DemoToken() string { return "demo-" + p.Name }

// ExpiredToken is a token that has expired.
const ExpiredToken = "demo-expired"

// Credential returns the principal as a credential of a target.
func (p Principal) Credential() target.Credential {
	return target.Credential{ClientID: p.Name, ClientSecret: p.Secret, Holds: p.Holds}
}

// Accounts contains the principals of a stub and the tokens that it has issued.
type Accounts struct {
	clock      target.Clock
	lifetime   time.Duration
	principals []Principal

	mu     sync.Mutex
	issued map[string]grant
	n      int
}

type grant struct {
	principal Principal
	until     time.Time
}

// NewAccounts returns the accounts of a stub, whose tokens expire after lifetime. The first
// principal has all permissions.
func NewAccounts(clock target.Clock, lifetime time.Duration, principals ...Principal) *Accounts {
	expired := grant{principal: principals[0], until: clock.Now()}
	return &Accounts{clock: clock, lifetime: lifetime, principals: principals, issued: map[string]grant{ExpiredToken: expired}}
}

func (a *Accounts) byToken(token string) (Principal, bool) {
	a.mu.Lock()
	defer a.mu.Unlock()
	if g, ok := a.issued[token]; ok {
		return g.principal, a.clock.Now().Before(g.until)
	}
	for _, p := range a.principals {
		if token == p.DemoToken() {
			return p, true
		}
	}
	return Principal{}, false
}

// serveToken serves a client credentials grant (RFC 6749, section 4.4) sent as a form, with the
// client in the form or in the Authorization header (section 2.3.1). grant_type is optional if
// implied is set.
func (a *Accounts) serveToken(w http.ResponseWriter, r *http.Request, refuse Refuse, implied bool) {
	r.Body = http.MaxBytesReader(w, r.Body, MaxBody)
	if err := r.ParseMultipartForm(MaxBody); err != nil && err != http.ErrNotMultipart {
		refuse(w, http.StatusBadRequest, "invalid_request", "the body is not a form")
		return
	}
	id, secret, basic := r.BasicAuth()
	if !basic {
		id, secret = r.PostFormValue("client_id"), r.PostFormValue("client_secret")
	}
	if got := r.PostFormValue("grant_type"); got != "client_credentials" && (got != "" || !implied) {
		refuse(w, http.StatusBadRequest, "unsupported_grant_type", fmt.Sprintf("want grant_type=client_credentials, got %q", got))
		return
	}
	i := slices.IndexFunc(a.principals, func(p Principal) bool { return p.Name == id && p.Secret == secret })
	if i < 0 {
		refuse(w, http.StatusUnauthorized, "invalid_client", "unknown client or wrong secret")
		return
	}
	w.Header().Set("Content-Type", "application/json")
	w.Header().Set("Cache-Control", "no-store")
	// a failed write means that the client is gone
	_ = json.NewEncoder(w).Encode(map[string]any{"access_token": a.issue(a.principals[i]), "token_type": "Bearer", "expires_in": int(a.lifetime.Seconds())})
}

func (a *Accounts) issue(p Principal) string {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.n++
	token := fmt.Sprintf("stub-%s-%d", p.Name, a.n)
	a.issued[token] = grant{principal: p, until: a.clock.Now().Add(a.lifetime)}
	return token
}
