// Package result holds the result of a run. It is the only place where verdicts are made.
//
// # From trials to verdicts
//
// There is one [Trial] for each scenario or derived case, with the checks that it recorded and the
// findings of its exchanges. [Fold] joins the trials with the catalogue, rule by rule and site by
// site, and returns one [Result]. Every report, the exit code and the text on the terminal are made
// from that value.
//
//	r := result.Fold(meta, scope, trials, exchanges)
//	words, exit := r.Conclusion()
//
// A rule passes if trials ran, each site that it claims was checked, and no evidence counts against
// it. A skip, a blocked precondition and an empty check are never a pass.
package result

import (
	"slices"
	"time"

	"github.com/assay-conformance/assay/internal/evidence"
	"github.com/assay-conformance/assay/internal/exchange"
	"github.com/assay-conformance/assay/internal/rule"
)

// Schema identifies the schema of report.json. It changes when readers have to.
const Schema = "assay.report/2"

// Verdict is the outcome of a run for one rule.
type Verdict string

// The verdicts, worst first, with the exit code that each gives by itself.
const (
	Fail        Verdict = "fail"        // evidence against a MUST rule: 1
	Error       Verdict = "error"       // harness error: 3
	Vacuous     Verdict = "vacuous"     // trials ran, nothing was checked: 3
	Blocked     Verdict = "blocked"     // a precondition was missing, or a Given failed: 3
	Warn        Verdict = "warn"        // evidence against a SHOULD or MAY rule, or a tolerated response: 0
	Pass        Verdict = "pass"        // 0
	Unsupported Verdict = "unsupported" // the target says that it does not offer what the rule needs: 0
	Untested    Verdict = "untested"    // the catalogue says why: 0
	Filtered    Verdict = "filtered"    // not selected: 0
)

// Verdicts lists all verdicts, worst first, which is their order in every table.
var Verdicts = []Verdict{Fail, Error, Vacuous, Blocked, Warn, Pass, Unsupported, Untested, Filtered}

// Judged reports whether the verdict rests on evidence.
func (v Verdict) Judged() bool { return v == Fail || v == Warn || v == Pass }

// Kind is what a trial is made from.
type Kind string

const (
	Scenario Kind = "scenario" // a Gherkin scenario
	Derived  Kind = "derived"  // a case derived from the contract
)

// Trial is the record of one scenario or one derived case.
type Trial struct {
	Number    int                `json:"number"` // position in the plan, from 1; the same in every run of the same plan
	ID        string             `json:"id"`
	Vendor    string             `json:"vendor"`
	Kind      Kind               `json:"kind"`
	Title     string             `json:"title"`
	Where     string             `json:"where"`           // file:line of the scenario, or of the contract
	Rules     []string           `json:"rules,omitempty"` // ids that the scenario is tagged with
	Sites     []rule.Site        `json:"sites"`           // sites that it sets out to judge
	Checks    []evidence.Check   `json:"checks,omitempty"`
	Findings  []evidence.Finding `json:"findings,omitempty"`
	Exchanges []string           `json:"exchanges,omitempty"` // ids
	Blocked   string             `json:"blocked,omitempty"`   // why it could not continue
	Error     string             `json:"error,omitempty"`     // harness error
	Responses map[rule.Site]int  `json:"responses,omitempty"` // how often each response was returned, by operation/status
	Leftovers []string           `json:"leftovers,omitempty"` // what it created and could not remove
	Permanent []string           `json:"permanent,omitempty"` // what it created that nothing can remove, as the target allows
	Waited    int                `json:"waited,omitempty"`    // seconds that it waited because the target limits the rate

	Filtered  bool               `json:"-"` // in the plan, but not run
	Validated map[rule.Site]bool `json:"-"` // sites of responses that were validated in its exchanges
	Seen      map[rule.Site]bool `json:"-"` // responses that were returned, even those that say nothing about the target
}

// Called reports whether the trial called the target. A trial that did not checks the contract
// document, and says nothing about the target.
func (t Trial) Called() bool { return len(t.Exchanges) > 0 }

// Failed reports whether anything in the trial counts against the target.
func (t *Trial) Failed() bool {
	return slices.ContainsFunc(t.Checks, func(c evidence.Check) bool { return c.Grade.Bad() }) ||
		slices.ContainsFunc(t.Findings, func(f evidence.Finding) bool { return f.Grade.Bad() && !f.Request })
}

// Against returns the evidence against the target in the trial.
func (t *Trial) Against() []evidence.Evidence {
	return evidence.Against(evidence.Source{Vendor: t.Vendor, Trial: t.ID, Where: t.Where}, t.Checks, t.Findings)
}

// RuleResult is the verdict on one rule, with its evidence.
type RuleResult struct {
	Rule     rule.Rule           `json:"rule"`
	Verdict  Verdict             `json:"verdict"`
	Stated   bool                `json:"stated,omitempty"` // judged only by the contract document: no call to the target tested it
	Why      string              `json:"why,omitempty"`    // reason in words; empty for a pass
	Trials   []string            `json:"trials,omitempty"`
	Evidence []evidence.Evidence `json:"evidence,omitempty"`

	// BlockedBy and BlockedAt are the violations that the blocked trials of a blocked rule met: the
	// ids of the violated rules, and the sites that no rule claims.
	BlockedBy []string    `json:"blocked_by,omitempty"`
	BlockedAt []rule.Site `json:"blocked_at,omitempty"`
}

// Document identifies a file that the run used.
type Document struct {
	File   string `json:"file"`
	SHA256 string `json:"sha256"`
}

// Meta describes what was judged, with which version, and when.
type Meta struct {
	Tool        string     `json:"tool"`
	Version     string     `json:"version"`
	Commit      string     `json:"commit,omitempty"`
	Go          string     `json:"go"`
	Vendors     []string   `json:"vendors"`
	Target      string     `json:"target"`    // "stub", or the URL
	Published   bool       `json:"published"` // the credentials are the published ones of an assay stub
	Documents   []Document `json:"documents"`
	Selection   string     `json:"selection"`          // the filters in words
	Selected    []string   `json:"selected,omitempty"` // ids of the rules that the filters name; empty means all
	Shard       string     `json:"shard,omitempty"`    // "2/5": the second of five shards of a run; empty for a whole run
	Offers      []string   `json:"offers,omitempty"`   // names of what the target offers
	Without     []string   `json:"without,omitempty"`  // names of what the target can never offer
	Writes      bool       `json:"writes"`             // whether calls that change state were allowed
	Seed        int64      `json:"seed"`
	Started     time.Time  `json:"started"`
	Ended       time.Time  `json:"ended"`
	Interrupted bool       `json:"interrupted,omitempty"` // stopped before all trials had run

	// PropagationDelay is how long writes may take to become visible, such as "2s"; empty if they
	// are visible at once.
	PropagationDelay string `json:"propagation_delay,omitempty"`
}

// Result is the result of a run. Every report is made from it.
type Result struct {
	Schema     string                        `json:"schema"`
	Meta       Meta                          `json:"meta"`
	Rules      []RuleResult                  `json:"rules"`
	Unclaimed  []evidence.Evidence           `json:"unclaimed,omitempty"` // evidence at sites that no judged rule claims
	Trials     []Trial                       `json:"trials"`
	NotRun     []Trial                       `json:"not_run,omitempty"`   // trials of the plan that were not selected, or belong to another shard
	Validated  map[string][]rule.Site        `json:"validated,omitempty"` // sites of responses that were validated, by vendor: a merge needs them
	Operations []Operation                   `json:"operations"`          // operations of each contract, with the responses that they returned
	Proof      *Proof                        `json:"proof,omitempty"`     // the latest proof, if there is one in the report's directory
	Exchanges  map[string]*exchange.Exchange `json:"exchanges,omitempty"` // of the trials that failed, by id
	Footer     Footer                        `json:"footer"`
}

// Footer ends a report: a report without one was cut short.
type Footer struct {
	Verdict  string          `json:"verdict"` // the conclusion in words
	Exit     int             `json:"exit"`
	Counts   map[Verdict]int `json:"counts"`
	Rules    int             `json:"rules"`
	Tested   int             `json:"tested"` // rules judged on the wire: by calls to the target
	Stated   int             `json:"stated"` // rules judged only by the contract document
	Trials   int             `json:"trials"`
	Complete bool            `json:"complete"` // every planned trial ran
}
