// Package evidence defines what counts for and against a rule.
//
// # Kinds of evidence
//
// A [Finding] is a violation of the contract that a validator detected in an exchange. A [Check]
// is an assertion that a step of a scenario, or a derived case, made about a response. Both name
// their sites, and have a [Grade]. An [Evidence] is a finding or a check that counts against the
// target, with where it was seen.
//
// # What counts against which rule
//
// Evidence at a site counts against every rule that claims the site or one above it. The exception
// is the status of a response, about which its body says nothing ([rule.Site.CountsFor]). [Against]
// returns what counts against the target in one trial; an [Index] finds it by site.
//
//	index := evidence.Index{}
//	for _, e := range evidence.Against(source, checks, findings) {
//		index.Add(e)
//	}
//	violations := index.Under(rule.Sites)
package evidence

import (
	"fmt"

	"github.com/assay-conformance/assay/internal/rule"
)

// Grade classifies a piece of evidence.
type Grade string

const (
	OK        Grade = "ok"        // the expectation was met
	Tolerated Grade = "tolerated" // not what the documentation says, but it contradicts itself here: a warning
	Violated  Grade = "violated"  // the expectation was not met
	Empty     Grade = "empty"     // there was nothing to check
	Note      Grade = "note"      // about a part of the contract that the source does not document
)

// Bad reports whether the evidence counts against the target.
func (g Grade) Bad() bool { return g == Violated || g == Tolerated }

// Finding is a violation of the contract that a validator detected in an exchange.
type Finding struct {
	Site     rule.Site `json:"site"`
	Grade    Grade     `json:"grade"`
	Pointer  string    `json:"pointer,omitempty"` // JSON pointer into the body
	Expected string    `json:"expected"`
	Actual   string    `json:"actual"`
	Line     int       `json:"line,omitempty"`     // of the contract document
	By       []string  `json:"by"`                 // validators that detected it: kin-openapi, libopenapi, wire check
	Exchange string    `json:"exchange,omitempty"` // id of the exchange
	Request  bool      `json:"request,omitempty"`  // it is about the request, not the response
}

// Redact passes every text of a finding that a target can influence through clean. Its site comes
// from the contract.
func (f *Finding) Redact(clean func(string) string) {
	f.Pointer, f.Expected, f.Actual = clean(f.Pointer), clean(f.Expected), clean(f.Actual)
}

// Check is what a Then step, or a derived case, asserted about a response.
type Check struct {
	Sites    []rule.Site `json:"sites"`
	Grade    Grade       `json:"grade"`
	Phrase   string      `json:"phrase"` // what was asserted, in words
	Expected string      `json:"expected"`
	Actual   string      `json:"actual"`
	Exchange string      `json:"exchange,omitempty"` // id of the exchange that it is about
}

// Redact passes every text of a check that a target can influence through clean.
func (c *Check) Redact(clean func(string) string) {
	c.Phrase, c.Expected, c.Actual = clean(c.Phrase), clean(c.Expected), clean(c.Actual)
}

// Evidence is a check or a finding that counts against the target, with where it was seen.
type Evidence struct {
	Vendor      string      `json:"vendor"`
	Sites       []rule.Site `json:"sites"`
	Grade       Grade       `json:"grade"`
	Expectation string      `json:"expectation"` // what was asserted, in words
	Expected    string      `json:"expected"`
	Actual      string      `json:"actual"`
	Pointer     string      `json:"pointer,omitempty"` // JSON pointer into the body
	Line        int         `json:"line,omitempty"`    // of the contract document
	By          []string    `json:"by,omitempty"`
	Trial       string      `json:"trial"`
	Where       string      `json:"where"`              // file:line of the trial
	Exchange    string      `json:"exchange,omitempty"` // id
}

// Key identifies a piece of evidence within a run.
func (e Evidence) Key() string {
	return fmt.Sprint(e.Vendor, e.Trial, e.Sites, e.Expected, e.Actual)
}
