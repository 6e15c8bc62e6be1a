// Package stub is the kit that the vendors' stub servers are made of.
//
// A stub keeps every promise of its vendor's documentation, and each promise can be broken
// from outside: a request or an answer by a defect that is wrapped around the handler, a
// behaviour by a switch. Behaviours are called guards. A handler asks [Switches.Keeps] at the
// place where the promise is kept, effects included ("delete deletes", "the total counts
// all"), and lists the guard in a static table, so that the catalogue can be held against it.
//
// Handlers are the strict server interface that oapi-codegen makes of the contract, and hold
// only what is the vendor's. Around them stands the chain of middleware:
//
//	recover ▸ normalise ▸ route ▸ authenticate ▸ limit ▸ permit ▸ validate ▸ handler
//
// What the document can carry is in the chain, read from the document: who may call what,
// and what a request looks like. A request is validated last, so that the stub tells a caller
// who has no business here nothing about what it would have accepted.
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

// Epoch is when a stub's own clock starts: the same in every run.
var Epoch = time.Date(2026, time.January, 1, 0, 0, 0, 0, time.UTC)

// Options says how a stub is to behave.
type Options struct {
	Clock   target.Clock                    // nil for a clock of its own that stands still until turned
	Break   []rule.Site                     // guards that are off
	Wrap    func(http.Handler) http.Handler // stands around the whole stub; nil for nothing
	Rate    *contract.Rate                  // instead of the document's rate limits; one of no calls is no limit; nil for the document's
	Latency time.Duration                   // how long every answer takes
	Lag     time.Duration                   // how long a change takes to show, where the vendor says that it may take time; 0 for the stub's own
	Strict  bool                            // only what the document says: no spellings that public clients send besides
	BaseURL string                          // where the stub will be reached; empty for the address that "assay stub" listens at unless told otherwise
}

// Filled is the options with what was left to the stub: its own clock, and its address.
func (o Options) Filled() Options {
	if o.Clock == nil {
		o.Clock = target.NewManualClock(Epoch)
	}
	if o.BaseURL == "" {
		o.BaseURL = "http://" + DefaultAddress
	}
	return o
}

// DefaultAddress is where "assay stub" listens, and the host of the embedded stub's URLs, so
// that a curl line from a report can be tried against it.
const DefaultAddress = "127.0.0.1:8787"

// Stub is a vendor's server, ready to be called.
type Stub struct {
	Handler  http.Handler
	Switches *Switches
	Config   target.Config
	Clock    target.Clock
}

// Make builds the stub of a vendor.
type Make func(*contract.Contract, Options) *Stub

// Target gives the stub as a target for one trial, called without a socket.
func (s *Stub) Target() *target.Target {
	return &target.Target{Config: s.Config, Transport: inProcess{s.Handler}, Clock: s.Clock, Strict: true, GuardsReached: s.Switches.GuardsReached}
}

// Switches turn guards off, and remember which were asked.
type Switches struct {
	mu    sync.Mutex
	known map[rule.Site]bool
	off   map[rule.Site]bool
	asked map[rule.Site]bool
}

// NewSwitches makes the switches of a stub. Guards that are off and not known are ignored
// here: whoever takes a name from outside asks the table first.
func NewSwitches(known, off []rule.Site) *Switches {
	s := &Switches{known: map[rule.Site]bool{}, off: map[rule.Site]bool{}, asked: map[rule.Site]bool{}}
	for _, g := range known {
		s.known[g] = true
	}
	for _, g := range off {
		s.off[g] = true
	}
	return s
}

// Keeps says whether the stub keeps the promise at a guard. It panics for a guard that is not
// in the table: the code and its table have drifted apart.
func (s *Switches) Enforces(guard rule.Site) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	if !s.known[guard] {
		panic(fmt.Sprintf("the guard %s is not in the stub's table", guard))
	}
	s.asked[guard] = true
	return !s.off[guard]
}

// Asked is the set of the guards that were asked so far.
func (s *Switches) GuardsReached() map[rule.Site]bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	asked := make(map[rule.Site]bool, len(s.asked))
	for g := range s.asked {
		asked[g] = true
	}
	return asked
}
