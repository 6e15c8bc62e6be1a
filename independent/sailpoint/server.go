// Package sailpoint is a server of the access request segments of SailPoint Identity Security Cloud
// (beta), written from the page "Segments" of its documentation alone.
//
// A tenant is an organization. A token belongs to a client, and a client to one tenant, so the same
// paths lead every caller to the segments of its own tenant. All that is kept is kept in memory,
// under one lock.
package sailpoint

import (
	"net/http"
	"sync"
	"time"

	"github.com/assay-conformance/assay/independent/server"
)

// Vendor makes the servers.
var Vendor = server.Vendor{Name: "sailpoint", Bugs: bugs, Variants: variants, New: build}

// service is one server with its own state.
type service struct {
	opts  server.Options
	delay time.Duration // how long a change takes to show

	mu      sync.Mutex
	tenants []*tenant
	clients map[string]*client // by client id
	tokens  map[string]*token  // by what is sent
	refused int                // refusals so far, for tracking ids
	listed  int                // lists so far, for one of the bugs
}

func build(o server.Options) server.Server {
	if o.Now == nil {
		o.Now = time.Now
	}
	s := &service{
		opts:    o,
		clients: map[string]*client{},
		tokens:  map[string]*token{},
	}
	if s.variant("shows-after-a-second") {
		s.delay = time.Second
	}
	s.seed()
	return server.Server{Handler: http.HandlerFunc(s.serve), Access: s.access()}
}

// bug says whether the server has this bug.
func (s *service) bug(name string) bool { return s.opts.Bug == name }

// variant says whether the server is this variant.
func (s *service) variant(name string) bool { return s.opts.Variant == name }
