package zpa

import "github.com/assay-conformance/assay/independent/server"

// access tells an operator how to sign in, and what there is.
func (s *service) access() server.Access {
	a := server.Access{
		Vendor:      "zpa",
		URL:         s.opts.BaseURL,
		TokenPath:   "/signin",
		Main:        "main",
		Credentials: map[string]server.Credential{"expired": {Token: expiredToken}},
		Offers: map[string]string{
			"application-segment":        s.appNamed(freeApp),
			"second-application-segment": s.appNamed(secondFreeApp),
			"referenced-group":           s.groupNamed(linkedGroup),
			"deception-group":            s.groupNamed(decoyGroup),
			"microtenant":                branch,
			"microtenant-credential":     "branch",
			"more-than-500-groups":       archive,
			"second-credential":          "second",
			"expired-token":              "expired",
			"low-rate-limit":             "yes",
		},
		Parameters: map[string]string{"customerId": mainCustomer},
		Delay:      s.delay,
	}
	for id, c := range s.clients {
		if c.customer != mainCustomer {
			continue
		}
		one := server.Credential{ClientID: id, ClientSecret: c.secret}
		if c.microtenant == "" {
			one.Holds = []string{"administrator"}
		}
		a.Credentials[c.name] = one
	}
	if s.variant("one-api") {
		a.URL, a.TokenPath = s.opts.BaseURL+"/zpa", "/../oauth2/v1/token"
	}
	return a
}
