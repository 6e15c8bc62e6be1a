// Package target is where trials go: an assay stub inside this process, an assay stub in
// another one, or a vendor's real endpoint. All three are described by the same [Config];
// the stub writes its own.
//
// A target offers names ("running-scan", "non-admin-credential") and a rule needs names. What
// is needed and not offered blocks a trial; what the config says the target is without makes
// a rule unsupported. All waiting and all dates go through the target's [Clock].
package target

import (
	"context"
	"net/http"
	"net/url"
	"slices"
	"sort"
	"sync"
	"time"

	"github.com/assay-conformance/assay/internal/contract"
	"github.com/assay-conformance/assay/internal/exchange"
	"github.com/assay-conformance/assay/internal/rule"
)

// Config describes a target.
type Config struct {
	Vendor           string
	URL              string                // base URL, before the contract's paths; no slash at the end
	TokenPath        string                // path of the OAuth 2.0 token endpoint under URL (RFC 6749, section 4.4)
	Main             string                // name of the credential that calls are made with unless they say otherwise
	Credentials      map[string]Credential // by name
	Offers           map[string]string     // name that a rule needs, to the id, value or credential that stands for it
	Without          []string              // names that this target can never offer
	Parameters       map[string]string     // path parameters that are the same in every call: a customer, a tenant
	PropagationDelay time.Duration         // how long a change may take to show; 0 when it shows at once
	CallTime         time.Duration         // how long a call may take, its body included; 0 for a minute
	Rate             *contract.Rate        // rate limit of this target, where it is another than the document's
	Writes           bool                  // whether calls that change state are allowed
	Published        bool                  // the credentials are a stub's published ones, no secrets
}

// Credential is one way to sign in.
type Credential struct {
	ClientID, ClientSecret string
	Token                  string   // a token to send as it is; empty to fetch one
	Holds                  []string // the permissions that it has, in the words of x-permissions
}

// Target is a config that can be called.
type Target struct {
	Config
	Transport   http.RoundTripper
	Clock       Clock
	Shared      bool                      // others use it too: a trial removes what it made, and changes nothing that is not proven to be its own
	Recovers    bool                      // time goes by between calls: a rate limit recovers while it is used up
	Strict      bool                      // it is a stub of ours, which has no business to answer with more than is declared
	GuardsAsked func() map[rule.Site]bool // guards that were asked so far; nil when they cannot be seen

	mu       sync.Mutex
	sessions map[string]session // by credential
	issued   map[string]bool    // tokens that were fetched
}

// Source gives the target for a trial that needs some names: an embedded stub a fresh one each
// time, made as they ask; an instance always the same.
type Source func(needs []string) (*Target, error)

// Clock tells the time and waits. The stub's clock turns at once.
type Clock interface {
	Now() time.Time
	Sleep(ctx context.Context, d time.Duration) error
}

// Secrets lists the values that must never be stored: those of the credentials and of the URL,
// and the tokens that were issued so far.
func (t *Target) Secrets() []string {
	t.mu.Lock()
	defer t.mu.Unlock()
	all := secretsOf(t.URL)
	for _, c := range t.Credentials {
		all = append(all, c.ClientSecret, c.Token)
	}
	for token := range t.issued {
		all = append(all, token)
	}
	return all
}

// secretsOf lists what a URL has before its host and in its query that may be a secret: a name
// without a password is a key.
func secretsOf(raw string) []string {
	u, err := url.Parse(raw)
	if err != nil {
		return nil
	}
	password, has := u.User.Password()
	if !has {
		password = u.User.Username()
	}
	all := []string{password}
	for _, values := range u.Query() {
		all = append(all, values...)
	}
	return all
}

// Redactor takes the secrets of the target, as far as they are known by now, out of what a run
// has seen.
func (t *Target) Redactor() *exchange.Redactor { return exchange.NewRedactor(t.Secrets()...) }

// Lacking finds a credential that has none of the permissions in lacks and one of each list
// in holds: the principal that shows one condition and no other. The main credential comes
// first, then the others by name.
func (c Config) Lacking(lacks []string, holds ...[]string) (string, bool) {
	fitting := c.fitting(lacks, holds)
	if len(fitting) == 0 {
		return "", false
	}
	return fitting[0], true
}

// Least finds, of the credentials that Lacking chooses among, the one with the fewest
// permissions.
func (c Config) Least(lacks []string, holds ...[]string) (string, bool) {
	fitting := c.fitting(lacks, holds)
	if len(fitting) == 0 {
		return "", false
	}
	return slices.MinFunc(fitting, func(a, b string) int { return len(c.Credentials[a].Holds) - len(c.Credentials[b].Holds) }), true
}

// fitting lists the credentials that have none of some permissions and one of each list.
func (c Config) fitting(lacks []string, holds [][]string) []string {
	return slices.DeleteFunc(c.names(), func(name string) bool {
		meets := func(anyOf []string) bool {
			return slices.ContainsFunc(anyOf, func(p string) bool { return slices.Contains(c.Credentials[name].Holds, p) })
		}
		return meets(lacks) || slices.ContainsFunc(holds, func(anyOf []string) bool { return !meets(anyOf) })
	})
}

// names lists the credentials that can sign in, the main one first.
func (c Config) names() []string {
	var names []string
	for name, credential := range c.Credentials {
		if credential.Token == "" {
			names = append(names, name)
		}
	}
	sort.Slice(names, func(i, j int) bool {
		if (names[i] == c.Main) != (names[j] == c.Main) {
			return names[i] == c.Main
		}
		return names[i] < names[j]
	})
	return names
}

// Missing lists the needed names that the target neither offers nor says it is without.
func (c Config) Missing(needs []string) []string {
	var missing []string
	for _, n := range needs {
		if _, ok := c.Offers[n]; !ok && !slices.Contains(c.Without, n) {
			missing = append(missing, n)
		}
	}
	return missing
}
