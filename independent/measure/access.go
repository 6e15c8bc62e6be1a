package main

import (
	"github.com/assay-conformance/assay/independent/server"
	"github.com/assay-conformance/assay/internal/target"
)

// config is a server's description of itself as assay's description of a target.
func config(a server.Access) target.Config {
	c := target.Config{
		Vendor: a.Vendor, URL: a.URL, TokenPath: a.TokenPath, Main: a.Main, Offers: a.Offers, Without: a.Without,
		Parameters: a.Parameters, PropagationDelay: a.Delay, Writes: true, Credentials: map[string]target.Credential{},
	}
	if a.Session != nil {
		c.Session = &target.Session{SignIn: a.Session.SignIn, SignOut: a.Session.SignOut, Cookie: a.Session.Cookie}
	}
	for name, one := range a.Credentials {
		c.Credentials[name] = target.Credential{
			ClientID: one.ClientID, ClientSecret: one.ClientSecret, Key: one.Key, RunAs: one.RunAs, Password: one.Password, Token: one.Token, Holds: one.Holds,
		}
	}
	return c
}
