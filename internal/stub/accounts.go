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

// Principal is somebody who may call a stub. Its secrets are published: they protect nothing.
type Principal struct {
	Name   string
	Secret string   // client secret; the client id is the name
	Holds  []string // permissions
	Tenant string   // the tenant, site or customer that its calls are about
}

// HoldsAny says whether the principal has one of the permissions.
func (p Principal) HoldsAny(permissions []string) bool {
	return slices.ContainsFunc(permissions, func(want string) bool { return slices.Contains(p.Holds, want) })
}

// DemoToken is a token that a principal can use without signing in.
func (p Principal) DemoToken() string { return "demo-" + p.Name }

// ExpiredToken is a token that was issued once and is no longer valid.
const ExpiredToken = "demo-expired"

// Credential describes the principal to a target's config.
func (p Principal) Credential() target.Credential {
	return target.Credential{ClientID: p.Name, ClientSecret: p.Secret, Holds: p.Holds}
}

// Accounts are the principals of a stub and the tokens that it has issued.
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

// NewAccounts makes the accounts of a stub. Tokens live as long as told. The first principal
// is the one who may do everything.
func NewAccounts(clock target.Clock, lifetime time.Duration, principals ...Principal) *Accounts {
	over := grant{principal: principals[0], until: clock.Now()}
	return &Accounts{clock: clock, lifetime: lifetime, principals: principals, issued: map[string]grant{ExpiredToken: over}}
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

// serveToken answers a client credentials grant (RFC 6749, section 4.4) sent as a form, with
// the client in the form or in the Authorization header (section 2.3.1). Where the grant is
// implied it may be left out.
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
	// an answer that cannot be written has no reader
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
