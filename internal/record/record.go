// Package record records the exchanges of a trial.
//
// # Judge, record, redact
//
// A [Recorder] has each exchange judged, and records what a verdict rests on: findings, responses,
// and the sites that were validated. When the trial ends it redacts the record and the exchanges,
// once, and passes the exchanges to the log. Nothing else redacts, and nothing leaves the recorder
// unredacted.
//
//	r := record.New(trial, contract, log, target.Redactor)
//	about, err := r.Judged(e) // about: findings about the request
//	r.Check(check)
//	r.Close()
//
// The recorder does not know why a call was made. The caller decides what a finding about a request
// means: a trial must not violate the contract, but an observed client may.
package record

import (
	"fmt"
	"slices"

	"github.com/assay-conformance/assay/internal/evidence"
	"github.com/assay-conformance/assay/internal/exchange"
	"github.com/assay-conformance/assay/internal/result"
	"github.com/assay-conformance/assay/internal/rule"
)

// Judge adds the findings of a contract to an exchange.
type Judge interface {
	Judge(*exchange.Exchange) error
}

// Recorder records one trial. It is not safe for concurrent use.
type Recorder struct {
	Trial  *result.Trial
	Strict bool   // a tolerated finding is a violation: the target is an assay stub
	Step   string // what the trial is doing, in words; copied to each exchange

	judge     Judge
	log       *exchange.Log
	redactor  func() *exchange.Redactor
	exchanges []*exchange.Exchange
	exercised map[rule.Site]bool
	accepted  map[string]bool // operations that have succeeded
}

// New starts the record of a trial. A nil log stores nothing. redactor returns a redactor for all
// secrets so far; [Recorder.Close] calls it.
func New(trial *result.Trial, judge Judge, log *exchange.Log, redactor func() *exchange.Redactor) *Recorder {
	trial.Validated, trial.Responses, trial.Seen = map[rule.Site]bool{}, map[rule.Site]int{}, map[rule.Site]bool{}
	return &Recorder{Trial: trial, judge: judge, log: log, redactor: redactor, exercised: map[rule.Site]bool{}, accepted: map[string]bool{}}
}

// NextID returns the id of the next exchange: the number of the trial, a dot, its number in the
// trial.
func (r *Recorder) NextID() string {
	return fmt.Sprintf("%d.%d", r.Trial.Number, len(r.exchanges)+1)
}

// Judged has an exchange judged and records it. It returns the findings about the request.
func (r *Recorder) Judged(e *exchange.Exchange) (about []evidence.Finding, err error) {
	if err := r.judge.Judge(e); err != nil {
		return nil, err
	}
	r.add(e)
	r.Trial.Exchanges = append(r.Trial.Exchanges, e.ID)
	r.Trial.Responses[e.ResponseSite()]++
	if e.Status/100 == 2 {
		r.accepted[e.Operation] = true
	}
	for _, site := range e.Validated {
		r.Trial.Validated[site] = true
	}
	for _, site := range e.Exercised {
		r.exercised[site] = true
	}
	return r.findings(e), nil
}

// findings records what is wrong with a response, and returns what is wrong with the request.
func (r *Recorder) findings(e *exchange.Exchange) (about []evidence.Finding) {
	for i := range e.Findings {
		f := &e.Findings[i]
		f.Exchange = e.ID
		if r.Strict && f.Grade == evidence.Tolerated && !f.Request {
			f.Grade = evidence.Violated
		}
		switch {
		case !f.Request:
			r.Trial.Findings = append(r.Trial.Findings, *f)
		case f.Grade == evidence.Violated: // a request may be odd
			about = append(about, *f)
		}
	}
	return about
}

// Blame records what is wrong with the response of an exchange that was judged by [Recorder.Rely], and makes
// it part of the trial's story.
func (r *Recorder) Blame(e *exchange.Exchange) {
	if before := len(r.Trial.Findings); len(e.Findings) > 0 {
		r.findings(e)
		if len(r.Trial.Findings) > before {
			r.Show(e)
		}
	}
}

// Unjudged records an exchange that says nothing about the target: one of the clean-up.
func (r *Recorder) Unjudged(e *exchange.Exchange) { r.add(e) }

// Rely has an unjudged exchange judged only to know what of its response can be relied on: the
// findings are no evidence.
func (r *Recorder) Rely(e *exchange.Exchange) error { return r.judge.Judge(e) }

// Show makes unjudged exchanges part of the trial's story, where they were made: a check that they
// show to be violated depends on them.
func (r *Recorder) Show(exchanges ...*exchange.Exchange) {
	for _, e := range exchanges {
		if !slices.Contains(r.Trial.Exchanges, e.ID) {
			r.Trial.Exchanges = append(r.Trial.Exchanges, e.ID)
		}
	}
	order := map[string]int{}
	for i, e := range r.exchanges {
		order[e.ID] = i
	}
	slices.SortFunc(r.Trial.Exchanges, func(a, b string) int { return order[a] - order[b] })
}

func (r *Recorder) add(e *exchange.Exchange) {
	e.Step = r.Step
	r.Trial.Seen[e.ResponseSite()] = true
	r.exchanges = append(r.exchanges, e)
}

// Check records a check.
func (r *Recorder) Check(c evidence.Check) { r.Trial.Checks = append(r.Trial.Checks, c) }

// Accepted reports whether a call of an operation has succeeded: otherwise it may be refused for
// any reason.
func (r *Recorder) Accepted(operation string) bool { return r.accepted[operation] }

// Exercise records a site that a request exercises.
func (r *Recorder) Exercise(site rule.Site) { r.exercised[site] = true }

// Touched returns the sites that were tested: responses, what was validated of them, and
// constraints that requests exercised.
func (r *Recorder) Touched() map[rule.Site]bool {
	touched := map[rule.Site]bool{}
	for _, from := range []map[rule.Site]bool{r.Trial.Validated, r.exercised} {
		for site := range from {
			touched[site] = true
		}
	}
	return touched
}
