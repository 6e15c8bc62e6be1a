// Package result is what a run found out, and the only place where a verdict is made.
//
// Trials come in, one for each scenario or derived case, each with the checks that it
// recorded and the findings of its exchanges. [Fold] lays them against the catalogue, rule
// by rule and site by site, and gives one [Result]. Every report, the exit code and the
// words on the terminal are made from that one value; nothing else decides what is green.
//
// Green means: a trial ran, it checked each site that the rule claims, and all the evidence
// is good. A skip, a blocked precondition and an empty check are never green.
package result

import (
	"slices"
	"time"

	"github.com/assay-conformance/assay/internal/evidence"
	"github.com/assay-conformance/assay/internal/exchange"
	"github.com/assay-conformance/assay/internal/rule"
)

// Schema names the form of report.json; it changes when a reader must change.
const Schema = "assay.report/2"

// Verdict is what a run says of one rule.
type Verdict string

// The verdicts, worst first, with what each alone means for the exit code.
const (
	Fail        Verdict = "fail"        // evidence against a MUST: 1
	Error       Verdict = "error"       // our fault: 3
	Vacuous     Verdict = "vacuous"     // trials ran, nothing was checked: 3
	Blocked     Verdict = "blocked"     // something needed was missing, or a Given failed: 3
	Warn        Verdict = "warn"        // evidence against a SHOULD, or a tolerated answer: 0
	Pass        Verdict = "pass"        // 0
	Unsupported Verdict = "unsupported" // the target says that it is without something needed: 0
	Untested    Verdict = "untested"    // the catalogue says why: 0
	Filtered    Verdict = "filtered"    // not selected: 0
)

// Verdicts lists all verdicts, worst first: the order of every table.
var Verdicts = []Verdict{Fail, Error, Vacuous, Blocked, Warn, Pass, Unsupported, Untested, Filtered}

// Judged says whether the verdict rests on evidence: an error, a vacuous rule and a blocked one
// were to be judged, and were not.
func (v Verdict) Judged() bool { return v == Fail || v == Warn || v == Pass }

// Kind says what a trial is made from.
type Kind string

const (
	Scenario Kind = "scenario" // a Gherkin scenario
	Derived  Kind = "derived"  // a case derived from the contract
)

// Trial is the record of one scenario or one derived case.
type Trial struct {
	Number    int                `json:"number"` // place in the plan, from 1; the same in every run of the same plan
	ID        string             `json:"id"`
	Vendor    string             `json:"vendor"`
	Kind      Kind               `json:"kind"`
	Title     string             `json:"title"`
	Where     string             `json:"where"`           // file:line of the scenario, or of the contract
	Rules     []string           `json:"rules,omitempty"` // ids that the scenario is tagged with
	Sites     []rule.Site        `json:"sites"`           // what it sets out to judge
	Checks    []evidence.Check   `json:"checks,omitempty"`
	Findings  []evidence.Finding `json:"findings,omitempty"`
	Exchanges []string           `json:"exchanges,omitempty"` // ids
	Blocked   string             `json:"blocked,omitempty"`   // why it could not go on
	Error     string             `json:"error,omitempty"`     // our fault
	Responses map[rule.Site]int  `json:"responses,omitempty"` // responses as they came, operation/status, and how often
	Leftovers []string           `json:"leftovers,omitempty"` // what it made and could not remove
	Waited    int                `json:"waited,omitempty"`    // seconds that it waited because the target said that it came too often

	Filtered  bool               `json:"-"` // known to the plan, but not run
	Validated map[rule.Site]bool `json:"-"` // sites of answers that were validated in its exchanges
}

// Called says whether the trial called the target. One that did not looked at our own contract,
// and says nothing about the target.
func (t Trial) Called() bool { return len(t.Exchanges) > 0 }

// Failed says whether anything in the trial counts against the target.
func (t *Trial) Failed() bool {
	return slices.ContainsFunc(t.Checks, func(c evidence.Check) bool { return c.Grade.Bad() }) ||
		slices.ContainsFunc(t.Findings, func(f evidence.Finding) bool { return f.Grade.Bad() && !f.Request })
}

// Against lists what counts against the target in the trial.
func (t *Trial) Against() []evidence.Evidence {
	return evidence.Against(evidence.Source{Vendor: t.Vendor, Trial: t.ID, Where: t.Where}, t.Checks, t.Findings)
}

// RuleResult is the verdict on one rule, with the evidence that made it.
type RuleResult struct {
	Rule     rule.Rule           `json:"rule"`
	Verdict  Verdict             `json:"verdict"`
	Stated   bool                `json:"stated,omitempty"` // judged by our own contract alone: no call to the target tested it
	Why      string              `json:"why,omitempty"`    // in words; empty for a pass
	Trials   []string            `json:"trials,omitempty"`
	Evidence []evidence.Evidence `json:"evidence,omitempty"`

	// BlockedBy and BlockedAt say of a blocked rule which violations its blocked trials met: the
	// ids of the rules that were violated, and the sites where no rule claims one.
	BlockedBy []string    `json:"blocked_by,omitempty"`
	BlockedAt []rule.Site `json:"blocked_at,omitempty"`
}

// Document names a file that the run rested on.
type Document struct {
	File   string `json:"file"`
	SHA256 string `json:"sha256"`
}

// Meta says what was judged, by what, and when.
type Meta struct {
	Tool        string     `json:"tool"`
	Version     string     `json:"version"`
	Commit      string     `json:"commit,omitempty"`
	Go          string     `json:"go"`
	Vendors     []string   `json:"vendors"`
	Target      string     `json:"target"`    // "stub", or the URL
	Published   bool       `json:"published"` // the credentials are an assay stub's published ones
	Documents   []Document `json:"documents"`
	Selection   string     `json:"selection"`          // the filters in words
	Selected    []string   `json:"selected,omitempty"` // ids of the rules that the filters name; none means all
	Shard       string     `json:"shard,omitempty"`    // "2/5": the second of five parts of a run; empty for a whole one
	Offers      []string   `json:"offers,omitempty"`   // names of what the target offers
	Without     []string   `json:"without,omitempty"`  // names of what the target can never offer
	Writes      bool       `json:"writes"`             // whether calls that change state were allowed
	Seed        int64      `json:"seed"`
	Started     time.Time  `json:"started"`
	Ended       time.Time  `json:"ended"`
	Interrupted bool       `json:"interrupted,omitempty"` // stopped before all trials had run

	// PropagationDelay is how long a change was given to show on a URL, such as "2s"; empty when
	// it was to show at once.
	PropagationDelay string `json:"propagation_delay,omitempty"`
}

// Result is a whole run: the one value that every report is made from.
type Result struct {
	Schema     string                        `json:"schema"`
	Meta       Meta                          `json:"meta"`
	Rules      []RuleResult                  `json:"rules"`
	Unclaimed  []evidence.Evidence           `json:"unclaimed,omitempty"` // against sites that no judged rule claims
	Trials     []Trial                       `json:"trials"`
	NotRun     []Trial                       `json:"not_run,omitempty"`   // trials of the plan that were not selected, or are another shard's
	Validated  map[string][]rule.Site        `json:"validated,omitempty"` // sites of answers that were validated, by vendor: what a merge folds again
	Operations []Operation                   `json:"operations"`          // what was called of each contract, answer by answer
	Proof      *Proof                        `json:"proof,omitempty"`     // the latest proof, when one lies beside the report
	Exchanges  map[string]*exchange.Exchange `json:"exchanges,omitempty"` // those of the trials that failed
	Footer     Footer                        `json:"footer"`
}

// Footer closes a report: one that has none was cut short.
type Footer struct {
	Verdict  string          `json:"verdict"` // the conclusion in words
	Exit     int             `json:"exit"`
	Counts   map[Verdict]int `json:"counts"`
	Rules    int             `json:"rules"`
	Tested   int             `json:"tested"` // rules judged on the wire: by calls to the target
	Stated   int             `json:"stated"` // rules judged by our own contract alone
	Trials   int             `json:"trials"`
	Complete bool            `json:"complete"` // every planned trial ran
}
