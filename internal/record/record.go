// Package record keeps what is seen of a target.
//
// # One door
//
// A [Recorder] takes an exchange from whoever made it, has it judged, and enters what a verdict
// rests on: findings, answers, the sites that were validated. When the trial ends it redacts
// the record and the exchanges, once, and hands the exchanges to the log. Nothing else redacts,
// and nothing that was not redacted leaves it.
//
//	r := record.New(trial, contract, log, target.Redactor)
//	about, err := r.Judged(e) // about: what is wrong with the request
//	r.Check(check)
//	r.Close()
//
// The recorder does not know why a call was made. What a finding about a request means is for
// its maker to say: a trial of ours must not break the contract, a client that is watched may.
package record

import (
	"fmt"

	"github.com/assay-conformance/assay/internal/evidence"
	"github.com/assay-conformance/assay/internal/exchange"
	"github.com/assay-conformance/assay/internal/result"
	"github.com/assay-conformance/assay/internal/rule"
)

// Judge writes into an exchange what a contract says of it.
type Judge interface {
	Judge(*exchange.Exchange) error
}

// Recorder records one trial. It is not safe for concurrent use.
type Recorder struct {
	Trial  *result.Trial
	Strict bool   // a tolerated finding is a violation: the target is a stub of ours
	Step   string // what the trial is doing, in words; each exchange that is entered gets it

	judge     Judge
	log       *exchange.Log
	redactor  func() *exchange.Redactor
	exchanges []*exchange.Exchange
	exercised map[rule.Site]bool
	accepted  map[string]bool // operations that were seen to succeed
}

// New starts the record of a trial. A nil log stores nothing. redactor gives the redactor that
// knows all secrets so far; it is asked when the record is closed.
func New(trial *result.Trial, judge Judge, log *exchange.Log, redactor func() *exchange.Redactor) *Recorder {
	trial.Validated, trial.Responses = map[rule.Site]bool{}, map[rule.Site]int{}
	return &Recorder{Trial: trial, judge: judge, log: log, redactor: redactor, exercised: map[rule.Site]bool{}, accepted: map[string]bool{}}
}

// NextID is the id of the next exchange: the number of the trial, a dot, its number in the trial.
func (r *Recorder) NextID() string {
	return fmt.Sprintf("%d.%d", r.Trial.Number, len(r.exchanges)+1)
}

// Judged has an exchange judged and enters it. It gives the findings about the request.
func (r *Recorder) Judged(e *exchange.Exchange) (about []evidence.Finding, err error) {
	if err := r.judge.Judge(e); err != nil {
		return nil, err
	}
	r.enter(e)
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
	for i := range e.Findings {
		f := &e.Findings[i]
		f.Exchange = e.ID
		if r.Strict && f.Grade == evidence.Tolerated && !f.Request {
			f.Grade = evidence.Violated
		}
		if f.Request {
			about = append(about, *f)
		} else {
			r.Trial.Findings = append(r.Trial.Findings, *f)
		}
	}
	return about, nil
}

// Unjudged enters an exchange that says nothing about the target: one of the clean-up.
func (r *Recorder) Unjudged(e *exchange.Exchange) { r.enter(e) }

func (r *Recorder) enter(e *exchange.Exchange) {
	e.Step = r.Step
	r.exchanges = append(r.exchanges, e)
}

// Check enters a check.
func (r *Recorder) Check(c evidence.Check) { r.Trial.Checks = append(r.Trial.Checks, c) }

// Accepted says whether an operation was seen to succeed: without that a refusal of it may have
// any reason.
func (r *Recorder) Accepted(operation string) bool { return r.accepted[operation] }

// Exercise enters a site that a request puts to the test.
func (r *Recorder) Exercise(site rule.Site) { r.exercised[site] = true }

// Touched lists the sites that were put to the test: answers and what was validated of them,
// and constraints that requests exercised.
func (r *Recorder) Touched() map[rule.Site]bool {
	touched := map[rule.Site]bool{}
	for _, from := range []map[rule.Site]bool{r.Trial.Validated, r.exercised} {
		for site := range from {
			touched[site] = true
		}
	}
	return touched
}
