// Package zpa is a server of the segment groups of Zscaler Private Access, written from the article
// "Configuring Segment Groups Using API" alone.
//
// A customer is a tenant. Its groups lie in Microtenants, of which 0 is the Default one. A group
// links application segments, which exist already and which nothing here creates. All that is kept
// is kept in memory, under one lock.
package zpa

import (
	"net/http"
	"sync"
	"time"

	"github.com/assay-conformance/assay/independent/server"
)

// Vendor makes the servers.
var Vendor = server.Vendor{Name: "zpa", Bugs: bugs, Variants: variants, New: build}

// service is one server with its own state.
type service struct {
	opts  server.Options
	delay time.Duration // how long a change takes to show

	mu      sync.Mutex
	store   *store
	clients map[string]*client // by client id
	tokens  map[string]*token  // by what is sent
	windows map[string]*window // calls counted, by client and kind

	cache  map[string]cached // answers kept by one of the bugs
	last   string            // the Microtenant that was named last, for one of the bugs
	listed int               // lists answered, for one of the bugs
}

func build(o server.Options) server.Server {
	if o.Now == nil {
		o.Now = time.Now
	}
	s := &service{
		opts:    o,
		clients: map[string]*client{},
		tokens:  map[string]*token{},
		windows: map[string]*window{},
		cache:   map[string]cached{},
	}
	if s.variant("shows-after-a-second") {
		s.delay = time.Second
	}
	s.signUp()
	s.store = newStore(s.variant("short-ids"))
	s.seed()
	return server.Server{Handler: http.HandlerFunc(s.serve), Access: s.access()}
}

// bug says whether the server has this bug.
func (s *service) bug(name string) bool { return s.opts.Bug == name }

// variant says whether the server is this variant.
func (s *service) variant(name string) bool { return s.opts.Variant == name }
