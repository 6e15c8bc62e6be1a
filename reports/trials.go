package reports

import (
	"github.com/assay-conformance/assay/internal/evidence"
	"github.com/assay-conformance/assay/internal/result"
)

// trials indexes the trials of a run by vendor and id: ids are unique only within a vendor.
type trials map[[2]string]*result.Trial

func indexTrials(all []result.Trial) trials {
	x := trials{}
	for i := range all {
		x[[2]string{all[i].Vendor, all[i].ID}] = &all[i]
	}
	return x
}

// of returns the trial of a piece of evidence.
func (x trials) of(e evidence.Evidence) result.Trial {
	if t := x[[2]string{e.Vendor, e.Trial}]; t != nil {
		return *t
	}
	return result.Trial{ID: e.Trial, Title: e.Trial, Where: e.Where}
}

// judging returns the trials that judged a rule.
func (x trials) judging(rr result.RuleResult) []result.Trial {
	var found []result.Trial
	for _, id := range rr.Trials {
		if t := x[[2]string{rr.Rule.Vendor, id}]; t != nil {
			found = append(found, *t)
		}
	}
	return found
}

// errored reports whether a trial has a harness error.
func errored(t result.Trial) bool { return t.Error != "" }

// stopped reports whether a trial was blocked.
func stopped(t result.Trial) bool { return t.Blocked != "" && t.Error == "" }

// stated reports whether only the contract document judged a rule.
func stated(rr result.RuleResult) bool { return rr.Stated }

func pick[T any](all []T, want func(T) bool) []T {
	var found []T
	for _, t := range all {
		if want(t) {
			found = append(found, t)
		}
	}
	return found
}
