// Package alloyscan is a server of the network segments of AlloyScan, written from the help page
// "Segments — Endpoints Reference" alone.
//
// A caller belongs to a site and sees the segments of that site. Audit Services, tags, credentials
// and schedules exist already, belong to the account and can be used on all its sites. Everything is
// kept in memory, under one lock.
package alloyscan

import (
	"net/http"
	"sync"
	"time"

	"github.com/assay-conformance/assay/independent/server"
)

// Vendor makes the servers.
var Vendor = server.Vendor{Name: "alloyscan", Bugs: bugs(), Variants: variants, New: build}

// service is one server with its own state.
type service struct {
	opts  server.Options
	delay time.Duration // how long a change takes to show

	mu      sync.Mutex
	records []*record          // every segment that there was, in order of creation
	stock   stock              // what segments refer to
	clients map[string]*client // by client id
	tokens  map[string]*token  // by what is sent
	windows map[string]*window // calls counted, by client
	offers  map[string]string  // what assay's operator is told about

	cache  map[string]segment // segments read before, for one of the bugs
	freed  []string           // ids of deleted segments, for one of the bugs
	listed int                // lists answered, for one of the bugs
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
		offers:  map[string]string{},
		cache:   map[string]segment{},
	}
	if s.variant("shows-after-a-second") {
		s.delay = time.Second
	}
	s.signUp()
	s.seed()
	return server.Server{Handler: http.HandlerFunc(s.serve), Access: s.access()}
}

// bug says whether the server has this bug.
func (s *service) bug(name string) bool { return s.opts.Bug == name }

// variant says whether the server is this variant.
func (s *service) variant(name string) bool { return s.opts.Variant == name }

// now is the time of the server's clock.
func (s *service) now() time.Time { return s.opts.Now().UTC() }
