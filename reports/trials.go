package reports

import (
	"github.com/assay-conformance/assay/internal/evidence"
	"github.com/assay-conformance/assay/internal/result"
)

// trials finds the trials of a run by vendor and id: ids are unique for a vendor only.
type trials map[[2]string]*result.Trial

func indexTrials(all []result.Trial) trials {
	x := trials{}
	for i := range all {
		x[[2]string{all[i].Vendor, all[i].ID}] = &all[i]
	}
	return x
}

// of finds the trial that a piece of evidence came from.
func (x trials) of(e evidence.Evidence) result.Trial {
	if t := x[[2]string{e.Vendor, e.Trial}]; t != nil {
		return *t
	}
	return result.Trial{ID: e.Trial, Title: e.Trial, Where: e.Where}
}

// judging lists the trials that judged a rule.
func (x trials) judging(rr result.RuleResult) []result.Trial {
	var found []result.Trial
	for _, id := range rr.Trials {
		if t := x[[2]string{rr.Rule.Vendor, id}]; t != nil {
			found = append(found, *t)
		}
	}
	return found
}

// faulty says whether a trial went wrong by our fault.
func faulty(t result.Trial) bool { return t.Error != "" }

// stopped says whether a trial could not go on, by nobody's fault that we know of.
func stopped(t result.Trial) bool { return t.Blocked != "" && t.Error == "" }

// stated says whether our own contract alone judged a rule.
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
