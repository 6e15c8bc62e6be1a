// Package stub is the kit for the stub servers of the vendors.
//
// # Guards
//
// A stub enforces every rule of its vendor's documentation, and a mutant can violate each of them:
// it wraps the handler to change a request or a response, or it switches off a behaviour. Behaviours
// that can be switched off are called guards. A handler calls [Switches.Enforces] where it
// implements the behaviour ("delete deletes", "the total counts all"). A static table lists the
// guards, so that the catalogue can be checked against it.
//
// # The middleware
//
// The handlers implement the strict server interface that oapi-codegen generates from the contract,
// and contain only vendor logic. A chain of middleware wraps them:
//
//	recover ▸ normalise ▸ route ▸ authenticate ▸ limit ▸ permit ▸ validate ▸ handler
//
// The chain reads permissions, rate limits and the shape of requests from the document. It validates
// a request last, so that a caller without permission learns nothing about valid requests.
package stub

import (
	"fmt"
	"net/http"
	"sync"
	"time"

	"github.com/assay-conformance/assay/internal/contract"
	"github.com/assay-conformance/assay/internal/rule"
	"github.com/assay-conformance/assay/internal/target"
)

// Epoch is the start of a stub's own clock, the same in every run.
var Epoch = time.Date(2026, time.January, 1, 0, 0, 0, 0, time.UTC)

// Options configures a stub.
type Options struct {
	Clock   target.Clock                    // nil for the stub's own manual clock
	Break   []rule.Site                     // guards that are off
	Wrap    func(http.Handler) http.Handler // wraps the whole stub; nil for nothing
	Rate    *contract.Rate                  // replaces the document's rate limits, zero calls mean no limit; nil for the document's
	Latency time.Duration                   // delay added to each response
	Lag     time.Duration                   // propagation delay of changes, if the vendor documents one
	Strict  bool                            // accept only the documented request syntax, not the variants of public clients
	BaseURL string                          // URL of the stub; empty for the default address of "assay stub"
}

// Filled returns the options with the defaults for the clock and the URL.
func (o Options) Filled() Options {
	if o.Clock == nil {
		o.Clock = target.NewManualClock(Epoch)
	}
	if o.BaseURL == "" {
		o.BaseURL = "http://" + DefaultAddress
	}
	return o
}

// DefaultAddress is where "assay stub" listens, and the host in URLs of the embedded stub, so that
// a curl command from a report works against it.
const DefaultAddress = "127.0.0.1:8787"

// Stub is a running stub of a vendor.
type Stub struct {
	Handler  http.Handler
	Switches *Switches
	Config   target.Config
	Clock    target.Clock
}

// Make builds the stub of a vendor.
type Make func(*contract.Contract, Options) *Stub

// Target returns the stub as a target for one trial, called without a socket.
func (s *Stub) Target() *target.Target {
	return &target.Target{Config: s.Config, Transport: InProcess{s.Handler}, Clock: s.Clock, Strict: true, GuardsAsked: s.Switches.GuardsAsked}
}

// Switches turn guards off and record which guards were evaluated.
type Switches struct {
	mu        sync.Mutex
	known     map[rule.Site]bool
	off       map[rule.Site]bool
	evaluated map[rule.Site]bool
}

// NewSwitches returns the switches of a stub. It ignores unknown guards in off: a caller that takes
// names from outside must check them against the table first.
func NewSwitches(known, off []rule.Site) *Switches {
	s := &Switches{known: map[rule.Site]bool{}, off: map[rule.Site]bool{}, evaluated: map[rule.Site]bool{}}
	for _, g := range known {
		s.known[g] = true
	}
	for _, g := range off {
		s.off[g] = true
	}
	return s
}

// Enforces reports whether the stub enforces a guard. It panics for a guard that is not in the
// table: the code and the table disagree.
func (s *Switches) Enforces(guard rule.Site) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	if !s.known[guard] {
		panic(fmt.Sprintf("the guard %s is not in the stub's table", guard))
	}
	s.evaluated[guard] = true
	return !s.off[guard]
}

// GuardsAsked returns the set of guards evaluated so far.
func (s *Switches) GuardsAsked() map[rule.Site]bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	evaluated := make(map[rule.Site]bool, len(s.evaluated))
	for g := range s.evaluated {
		evaluated[g] = true
	}
	return evaluated
}
