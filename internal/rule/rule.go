// Package rule holds the catalogue: what the vendors' documents promise, one row a promise.
//
// A rule is stated here (in specs/<vendor>/rules.yaml), kept by the stub, checked on any
// target and proven by a defect that turns its check red. The four faces are joined by
// [Site], the place where the promise lives; a rule says which sites it claims, and nothing
// else in the house ever names a rule outside the catalogue and the tags of the scenarios.
//
// The package is a leaf: it knows no contract, no stub and no run. Whether the sites of a
// rule exist is asked by package suite, which knows all the faces.
package rule

import (
	"strconv"
	"strings"
)

// Kind says what a documented sentence is about.
type Kind string

const (
	Behaviour   Kind = "behaviour"   // a call can show it
	Document    Kind = "document"    // a property of the contract document
	Information Kind = "information" // no call can show it
)

// Level is the strength of a promise, in the sense of RFC 2119.
type Level string

const (
	Must   Level = "must"   // evidence against it fails the rule
	Should Level = "should" // evidence against it is a warning
	May    Level = "may"    // the same
)

// Carrier says what keeps, checks and proves a behaviour.
type Carrier string

const (
	ByContract Carrier = "contract" // a schema constraint or a documented answer
	ByPolicy   Carrier = "policy"   // x-permissions or security of the document, one middleware
	ByScenario Carrier = "scenario" // a guard in the stub's handler, a Gherkin scenario
)

// Rule is one documented promise: one row of a vendor's rules.yaml.
type Rule struct {
	ID         string   `json:"id"`
	Vendor     string   `json:"vendor"`
	Statement  string   `json:"statement"`      // the requirement as the vendor could read it; names and values in backticks
	Note       string   `json:"note,omitempty"` // what was decided about it, and why
	Kind       Kind     `json:"kind"`
	Level      Level    `json:"level,omitempty"`
	Carrier    Carrier  `json:"carrier,omitempty"`
	Capability string   `json:"capability,omitempty"` // id of the theme that it shares with other vendors' rules
	Source     Source   `json:"source"`
	Sites      []Site   `json:"sites"`
	Needs      []string `json:"needs"`                // names that a target must offer
	Statuses   []int    `json:"statuses,omitempty"`   // statuses that keep it; empty when the sites tell
	Tolerated  []int    `json:"tolerated,omitempty"`  // statuses that are a warning, because the document contradicts itself
	Asserts    []Assert `json:"asserts,omitempty"`    // what the contract document itself must say
	Untested   string   `json:"not_tested,omitempty"` // why no trial judges it; empty when one does

	Where string `json:"-"` // file:line of the row in rules.yaml, for messages
}

// Assert is one thing that the contract document must say for a document rule to be kept.
type Assert struct {
	At     string `json:"at" yaml:"at"`                             // JSON pointer into the document
	Is     any    `json:"is,omitempty" yaml:"is,omitempty"`         // the value there; nil accepts any
	Absent bool   `json:"absent,omitempty" yaml:"absent,omitempty"` // nothing may stand there
}

// documentRoot begins the sites of a document: it takes the place of an operation.
const documentRoot = "document"

// Site is the place in the document, as a site.
func (a Assert) Site() Site { return MakeSite(documentRoot, a.At) }

// Refusals lists the documented statuses of the refusal that the rule promises, and those
// that are tolerated; none when the source names no status.
func (r Rule) Refusals() (documented, tolerated []int) {
	if len(r.Statuses) > 0 {
		return r.Statuses, r.Tolerated
	}
	for _, s := range r.Sites {
		_, status, _ := strings.Cut(string(s.Response()), "/")
		if code, err := strconv.Atoi(status); err == nil && code >= 400 {
			documented = append(documented, code)
		}
	}
	return documented, r.Tolerated
}

// Claims says whether evidence at site s is evidence about the rule.
func (r Rule) Claims(s Site) bool {
	for _, own := range r.Sites {
		if s.SpeaksOf(own) {
			return true
		}
	}
	return false
}
