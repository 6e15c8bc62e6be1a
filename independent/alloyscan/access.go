package alloyscan

import (
	"time"

	"github.com/assay-conformance/assay/independent/server"
)

// The sites.
const (
	mainSite   = "headquarters"
	secondSite = "branch-office"
)

const expired = "0f1e2d3c4b5a69788796a5b4c3d2e1f00112233445566778"

// signUp makes the App registrations.
func (s *service) signUp() {
	for _, c := range []struct {
		id, site string
		holds    []string
	}{
		{"main", mainSite, []string{administrator, starter}},
		{"without-administrator", mainSite, []string{starter}},
		{"without-scans", mainSite, []string{administrator}},
		{"second-site", secondSite, []string{administrator, starter}},
	} {
		s.clients[c.id] = &client{id: "app-" + c.id, secret: randomText(), site: c.site, holds: c.holds}
	}
	s.tokens[expired] = &token{client: s.clients["main"], expires: s.now().Add(-time.Minute)}
}

// access says how to call the server and what there is.
func (s *service) access() server.Access {
	credentials := map[string]server.Credential{
		"expired": {Token: expired, Holds: []string{administrator, starter}},
	}
	for name, c := range s.clients {
		credentials[name] = server.Credential{ClientID: c.id, ClientSecret: c.secret, Holds: c.holds}
	}
	s.offers["non-admin-credential"] = "without-administrator"
	s.offers["scan-only-credential"] = "without-administrator"
	s.offers["no-scan-credential"] = "without-scans"
	s.offers["second-site-credential"] = "second-site"
	s.offers["expired-token"] = "expired"
	return server.Access{
		Vendor:      "alloyscan",
		URL:         s.opts.BaseURL,
		TokenPath:   "/api/oauth/token",
		Main:        "main",
		Credentials: credentials,
		Offers:      s.offers,
		Delay:       s.delay,
	}
}
