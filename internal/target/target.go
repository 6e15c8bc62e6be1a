// Package target describes what trials run against: an assay stub in this process, an assay
// stub in another process, or a vendor's real endpoint. All three have a [Config]; the stub
// makes its own.
//
// # Offers
//
// A target offers names ("running-scan", "non-admin-credential") and a rule needs names. A
// trial that needs a name that is not offered is blocked; a rule that needs a name that the
// config lists under Without is unsupported.
//
// # Time
//
// All waiting and all times use the target's [Clock].
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
	URL              string                // base URL of the contract's paths, without a trailing slash
	TokenPath        string                // path of the OAuth 2.0 token endpoint under URL (RFC 6749, section 4.4)
	Session          *Session              // nil if the token itself identifies the caller of each call
	Main             string                // name of the default credential of calls
	Credentials      map[string]Credential // by name
	Offers           map[string]string     // by name that a rule needs: an id, a value or a credential
	Without          []string              // names that this target can never offer
	Parameters       map[string]string     // path parameters that all calls share: a customer, a tenant
	PropagationDelay time.Duration         // how long a change may take to show; 0 if it shows at once
	CallTime         time.Duration         // how long a call may take, including its body; 0 means a minute
	Rate             *contract.Rate        // rate limit of this target, if it differs from the document's
	Writes           bool                  // whether calls that change state are allowed
	Permanent        bool                  // whether one thing that nothing can remove may be made for each rule
	Published        bool                  // the credentials are a stub's published ones, not secrets
}

// Credential is one way to sign in.
type Credential struct {
	ClientID, ClientSecret string
	Key                    string   // API key to open a session with, instead of a token of the client
	RunAs, Password        string   // the user of the key, and its password if it has one
	Token                  string   // a fixed token, or the id of a session; empty to fetch one
	Holds                  []string // its permissions, with their levels: Asset Management (Read)
}

// Target is a config with a transport.
type Target struct {
	Config
	Transport   http.RoundTripper
	Clock       Clock
	Shared      bool                      // others use it too: a trial removes its objects, and changes nothing that is not proven to be its own
	Recovers    bool                      // time passes between calls: a rate limit recovers while it is used up
	Strict      bool                      // it is an assay stub, whose responses may have only what is declared
	GuardsAsked func() map[rule.Site]bool // guards that were reached so far; nil if unknown

	mu        sync.Mutex
	names     names
	permanent permanent
	wrote     time.Time           // when the last write ended; zero before the first
	sessions  map[string]signedIn // by credential
	issued    map[string]bool     // fetched tokens, ids of sessions, and what [Target.Learn] was told
}

// Source returns the target for a trial that needs the given names: for the embedded stub a new
// one each time, for an instance always the same.
type Source func(needs []string) (*Target, error)

// Clock tells the time and waits. The embedded stub's clock waits in no time.
type Clock interface {
	Now() time.Time
	Sleep(ctx context.Context, d time.Duration) error
}

// Secrets lists the values that must never be stored: those of the credentials and the URL, and
// the tokens issued so far.
func (t *Target) Secrets() []string {
	t.mu.Lock()
	defer t.mu.Unlock()
	all := secretsOf(t.URL)
	for _, c := range t.Credentials {
		all = append(all, c.ClientSecret, c.Token, c.Key, c.Password)
	}
	for token := range t.issued {
		all = append(all, token)
	}
	return all
}

// Learn adds values that must never be stored: secrets that the target made for a trial.
func (t *Target) Learn(values ...string) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.issued == nil {
		t.issued = map[string]bool{}
	}
	for _, v := range values {
		t.issued[v] = true
	}
}

// secretsOf lists the possible secrets of a URL, in its user info and its query: a user name
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

// Redactor returns a redactor of the target's secrets, as far as they are known by now.
func (t *Target) Redactor() *exchange.Redactor { return exchange.NewRedactor(t.Secrets()...) }

// Lacking finds a credential that has none of the permissions in lacks and one of each list in
// holds: a caller that fails one condition and no other. Of several it is the one with the most
// permissions, then the main one, then the first by name.
func (c Config) Lacking(lacks []string, holds ...[]string) (string, bool) {
	matching := c.matching(lacks, holds)
	if len(matching) == 0 {
		return "", false
	}
	return slices.MaxFunc(matching, c.fewer), true
}

// Least is like Lacking but finds the credential with the fewest permissions.
func (c Config) Least(lacks []string, holds ...[]string) (string, bool) {
	matching := c.matching(lacks, holds)
	if len(matching) == 0 {
		return "", false
	}
	return slices.MinFunc(matching, c.fewer), true
}

// fewer compares credentials by the number of their permissions.
func (c Config) fewer(a, b string) int {
	return len(c.Credentials[a].Holds) - len(c.Credentials[b].Holds)
}

// matching lists the credentials that have none of lacks and one of each list in holds.
func (c Config) matching(lacks []string, holds [][]string) []string {
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

// Missing lists the needed names that the target neither offers nor is known to lack.
func (c Config) Missing(needs []string) []string {
	var missing []string
	for _, n := range needs {
		if _, ok := c.Offers[n]; !ok && !slices.Contains(c.Without, n) {
			missing = append(missing, n)
		}
	}
	return missing
}
