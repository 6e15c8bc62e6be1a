package sailpoint

import (
	"fmt"

	"github.com/assay-conformance/assay/independent/server"
)

// access says how to call the server, and what it holds.
func (s *service) access() server.Access {
	a := server.Access{
		Vendor:      "sailpoint",
		URL:         s.opts.BaseURL + "/beta",
		TokenPath:   "/../oauth/token",
		Main:        "main",
		Credentials: map[string]server.Credential{},
		Delay:       s.delay,
	}
	for _, cl := range s.clients {
		a.Credentials[cl.name] = server.Credential{
			ClientID: cl.id, ClientSecret: cl.secret, Holds: cl.holds,
		}
	}
	for _, tok := range s.tokens {
		// The only token that there is yet is the one that has expired.
		a.Credentials["expired"] = server.Credential{Token: tok.value, Holds: tok.client.holds}
	}
	nora, tomas := "Nora Lindqvist", "Tomas Reyes"
	a.Offers = map[string]string{
		"identity":                 identityID(nora),
		"identity-name":            nora,
		"other-identity":           identityID(tomas),
		"other-identity-name":      tomas,
		"more-than-250-segments":   "many-segments",
		"org-admin-credential":     "org-admin",
		"api-authority-credential": "api",
		"no-authority-credential":  "no-authority",
		"second-credential":        "second",
		"second-tenant-credential": "other-tenant",
		"expired-token":            "expired",
		"low-rate-limit": fmt.Sprintf("a token may make %d calls in %v",
			callsInWindow, windowLength),
	}
	return a
}
