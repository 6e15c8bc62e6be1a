// Package rule holds the catalogue: the rules that the vendors document, one row each.
//
// A rule is stated here (in specs/<vendor>/rules.yaml), enforced by the stub, checked on any
// target, and proven by a mutant that makes the check fail. All four refer to a [Site], the
// place that a rule is about. A rule lists the sites that it claims; only the catalogue and the
// tags of the scenarios name rules.
//
// The package depends on no contract, stub or run. Package suite checks that the sites of a
// rule exist.
package rule

import (
	"strconv"
)

// Kind is what a documented statement is about.
type Kind string

const (
	Behaviour   Kind = "behaviour"   // a call can show it
	Document    Kind = "document"    // a property of the contract document
	Information Kind = "information" // no call can show it
)

// Level is the strength of a rule, as in RFC 2119.
type Level string

const (
	Must   Level = "must"   // evidence against it fails the rule
	Should Level = "should" // evidence against it is a warning
	May    Level = "may"    // like Should
)

// Carrier is where a behaviour is enforced, checked and proven.
type Carrier string

const (
	ByContract Carrier = "contract" // a schema constraint or a documented response
	ByPolicy   Carrier = "policy"   // x-permissions or security of the document, one middleware
	ByScenario Carrier = "scenario" // a guard in the stub's handler, a Gherkin scenario
)

// Rule is one documented requirement: one row of a vendor's rules.yaml.
type Rule struct {
	ID          string            `json:"id"`
	Vendor      string            `json:"vendor"`
	Statement   string            `json:"statement"`      // the requirement, worded for the vendor; names and values in backticks
	Note        string            `json:"note,omitempty"` // what was decided about it, and why
	Kind        Kind              `json:"kind"`
	Level       Level             `json:"level,omitempty"`
	Carrier     Carrier           `json:"carrier,omitempty"`
	Capability  string            `json:"capability,omitempty"` // id of the capability that it shares with other vendors' rules
	Source      Source            `json:"source"`
	Sites       []Site            `json:"sites"`
	Conventions []string          `json:"conventions,omitempty"` // names of the shared scenarios that check it
	Resource    string            `json:"resource,omitempty"`    // noun of the resource that the conventions are about
	With        map[string]string `json:"with,omitempty"`        // values for other placeholders of those scenarios
	Needs       []string          `json:"needs"`                 // names that a target must offer
	Statuses    []int             `json:"statuses,omitempty"`    // statuses that satisfy it; empty if the sites name them
	Tolerated   []int             `json:"tolerated,omitempty"`   // statuses that are only a warning, because the document contradicts itself
	Asserts     []Assert          `json:"asserts,omitempty"`     // what the contract document itself must say
	Untested    string            `json:"not_tested,omitempty"`  // why no trial judges it; empty if one does

	Where string `json:"-"` // file:line of the row in rules.yaml, for messages
}

// Assert is one value that a document rule requires in the contract document.
type Assert struct {
	At     string `json:"at" yaml:"at"`                             // JSON pointer into the document
	Is     any    `json:"is,omitempty" yaml:"is,omitempty"`         // the value there; nil means any
	Absent bool   `json:"absent,omitempty" yaml:"absent,omitempty"` // there must be no value
}

// documentRoot begins the sites of a document, in place of an operation.
const documentRoot = "document"

// Site is the site of the place in the document.
func (a Assert) Site() Site { return MakeSite(documentRoot, a.At) }

// Refusals lists the documented statuses of the refusal that the rule requires, and those that
// are tolerated; none if the source names no status.
func (r Rule) Refusals() (documented, tolerated []int) {
	if len(r.Statuses) > 0 {
		return r.Statuses, r.Tolerated
	}
	for _, s := range r.Sites {
		if code, err := strconv.Atoi(s.Status()); err == nil && code >= 400 {
			documented = append(documented, code)
		}
	}
	return documented, r.Tolerated
}

// Claims reports whether evidence at site s counts for the rule.
func (r Rule) Claims(s Site) bool {
	for _, own := range r.Sites {
		if s.CountsFor(own) {
			return true
		}
	}
	return false
}

// Checked returns the sites at which a check of rules is evidence: those that are not responses, or
// all if the rules claim only responses.
func Checked(rules []Rule) []Site {
	var behaviour, all []Site
	for _, r := range rules {
		for _, s := range r.Sites {
			all = append(all, s)
			if s.Response() == "" {
				behaviour = append(behaviour, s)
			}
		}
	}
	if len(behaviour) > 0 {
		return behaviour
	}
	return all
}
