// Package server says what the independent servers have in common: how one is made, and what it
// tells about itself. It holds no behaviour of any vendor.
//
// Each server was written from its vendor's source document, by somebody who had not read assay's
// stub, and none imports a package of assay. A server is honest unless it is asked to have a [Bug].
// A [Variant] is something that the document leaves open, and that another honest server does
// differently.
//
//	made, err := alloyscan.Vendor.Make(server.Options{Now: time.Now, Bug: "names-in-small-letters"})
//	http.ListenAndServe("127.0.0.1:8790", made.Handler)
package server

import (
	"fmt"
	"net/http"
	"strings"
	"time"
)

// Options are the options of one server.
type Options struct {
	Now     func() time.Time // the server's clock, for tokens, limits, times and delays
	Bug     string           // the name of the bug that it has; empty for none
	Variant string           // the name of the variant that it is; empty for none
	BaseURL string           // where it is served, such as http://127.0.0.1:8790, without a trailing slash
}

// Bug is something that a server does although the document says otherwise.
type Bug struct {
	Name string // such as names-in-small-letters
	What string // one sentence about what the server does
	Line string // where the source document says otherwise, such as 000:95

	// Silent says why no document rules the bug out, with the lines that leave it open. Such a bug
	// cannot be noticed by a test of what is documented. Empty for any other bug.
	Silent string
}

// Variant is another honest way to be a server of the vendor.
type Variant struct {
	Name string
	What string // one sentence
}

// Vendor is how servers of one vendor are made.
type Vendor struct {
	Name     string
	Bugs     []Bug
	Variants []Variant
	New      func(Options) Server // of options that name only what is listed
}

// Server is a server with its description.
type Server struct {
	Handler http.Handler
	Access  Access
}

// Access says how to call a server, and what it holds that a caller may rely on. It is what an
// operator writes down for those who test a staging instance.
type Access struct {
	Vendor      string                `json:"vendor"`
	URL         string                `json:"url"`                  // to which the paths of the contract are added
	TokenPath   string                `json:"token_path,omitempty"` // of OAuth 2.0 client credentials, under the URL; may begin with /../
	Session     *Session              `json:"session,omitempty"`    // if a cookie identifies the caller
	Main        string                `json:"main"`                 // the credential that may do everything
	Credentials map[string]Credential `json:"credentials"`          // by a name of the server's choice
	Offers      map[string]string     `json:"offers"`               // what exists: ids, values and names of credentials
	Without     []string              `json:"without,omitempty"`    // what this server can never offer
	Parameters  map[string]string     `json:"parameters,omitempty"` // path parameters that all calls share
	Delay       time.Duration         `json:"delay,omitempty"`      // how long a change may take to show
}

// Credential is one way to sign in.
type Credential struct {
	ClientID     string   `json:"client_id,omitempty"`
	ClientSecret string   `json:"client_secret,omitempty"`
	Key          string   `json:"key,omitempty"`    // an API key, to sign in with instead
	RunAs        string   `json:"run_as,omitempty"` // the user of the key
	Password     string   `json:"password,omitempty"`
	Token        string   `json:"token,omitempty"` // a fixed token, such as an expired one
	Holds        []string `json:"holds,omitempty"` // its permissions, as the document spells them
}

// Session says how a caller signs in, where a cookie then identifies it.
type Session struct {
	SignIn  string `json:"sign_in"`  // path under the URL
	SignOut string `json:"sign_out"` // path under the URL
	Cookie  string `json:"cookie"`   // its name
}

// Make makes a server. A bug or a variant that the vendor does not have is an error.
func (v Vendor) Make(o Options) (Server, error) {
	var bugs, variants []string
	for _, b := range v.Bugs {
		bugs = append(bugs, b.Name)
	}
	for _, variant := range v.Variants {
		variants = append(variants, variant.Name)
	}
	if err := known("bug", o.Bug, bugs); err != nil {
		return Server{}, err
	}
	if err := known("variant", o.Variant, variants); err != nil {
		return Server{}, err
	}
	return v.New(o), nil
}

func known(what, name string, all []string) error {
	for _, one := range all {
		if one == name {
			return nil
		}
	}
	if name == "" {
		return nil
	}
	return fmt.Errorf("unknown %s %q (available: %s)", what, name, strings.Join(all, ", "))
}
