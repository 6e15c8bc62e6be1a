// Package evidence is what speaks for and against a rule.
//
// # What there is
//
// A [Finding] is one violation of the contract that a validator saw in an exchange. A [Check]
// is what a step of a scenario, or a derived case, asserted of a response. Both name the sites
// that they are about, and a [Grade] that says which way they point. An [Evidence] is one of
// them seen as something that counts against the target, with where it was seen.
//
// # What counts against what
//
// Evidence at a site counts against every rule that claims the site or one above it, but for
// the status of a response, which its body says nothing about ([rule.Site.CountsFor]). [Against]
// lists what counts against the target in one trial; an [Index] finds it by site.
//
//	index := evidence.Index{}
//	for _, e := range evidence.Against(source, checks, findings) {
//		index.Add(e)
//	}
//	broken := index.Under(rule.Sites)
package evidence

import (
	"fmt"

	"github.com/assay-conformance/assay/internal/rule"
)

// Grade says which way a piece of evidence points.
type Grade string

const (
	OK        Grade = "ok"        // the promise was kept
	Tolerated Grade = "tolerated" // not what the document says, but it contradicts itself here: a warning
	Violated  Grade = "violated"  // the promise was broken
	Empty     Grade = "empty"     // there was nothing to check: proves nothing
	Note      Grade = "note"      // about a part of the contract that the source does not document
)

// Bad says whether the evidence is against the target.
func (g Grade) Bad() bool { return g == Violated || g == Tolerated }

// Finding is one breach of the contract that a validator saw in an exchange.
type Finding struct {
	Site     rule.Site `json:"site"`
	Grade    Grade     `json:"grade"`
	Pointer  string    `json:"pointer,omitempty"` // JSON pointer into the body
	Expected string    `json:"expected"`
	Actual   string    `json:"actual"`
	Line     int       `json:"line,omitempty"`     // of the contract document
	By       []string  `json:"by"`                 // who saw it: kin-openapi, libopenapi, wire check
	Exchange string    `json:"exchange,omitempty"` // id of the exchange
	Request  bool      `json:"request,omitempty"`  // it is about our request, not about the answer
}

// Redact puts every text of a finding that a target can have a word in through clean. Its site
// is a place of the contract.
func (f *Finding) Redact(clean func(string) string) {
	f.Pointer, f.Expected, f.Actual = clean(f.Pointer), clean(f.Expected), clean(f.Actual)
}

// Check is what one Then, or one derived case, asserted of one answer.
type Check struct {
	Sites    []rule.Site `json:"sites"`
	Grade    Grade       `json:"grade"`
	Phrase   string      `json:"phrase"` // what was asserted, in words
	Expected string      `json:"expected"`
	Actual   string      `json:"actual"`
	Exchange string      `json:"exchange,omitempty"` // id of the exchange that it speaks about
}

// Redact puts every text of a check that a target can have a word in through clean.
func (c *Check) Redact(clean func(string) string) {
	c.Phrase, c.Expected, c.Actual = clean(c.Phrase), clean(c.Expected), clean(c.Actual)
}

// Evidence is one thing that speaks against a rule, with where it was seen.
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

// Key tells pieces of evidence apart within a run.
func (e Evidence) Key() string {
	return fmt.Sprint(e.Vendor, e.Trial, e.Sites, e.Expected, e.Actual)
}
