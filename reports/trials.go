package reports

import "github.com/assay-conformance/assay/internal/result"

// trials finds the trials of a run. Ids are unique for a vendor only, so a trial is asked for
// by its vendor too, or by where it is written.
type trials struct {
	ofVendor, written map[[2]string]*result.Trial
}

func indexTrials(all []result.Trial) trials {
	x := trials{ofVendor: map[[2]string]*result.Trial{}, written: map[[2]string]*result.Trial{}}
	for i := range all {
		t := &all[i]
		x.ofVendor[[2]string{t.Vendor, t.ID}] = t
		x.written[[2]string{t.ID, t.Where}] = t
	}
	return x
}

// of finds the trial that a piece of evidence came from.
func (x trials) of(e result.Evidence) result.Trial {
	if t := x.written[[2]string{e.Trial, e.Where}]; t != nil {
		return *t
	}
	return result.Trial{ID: e.Trial, Title: e.Trial, Where: e.Where}
}

// judging lists the trials that judged a rule.
func (x trials) judging(rr result.RuleResult) []result.Trial {
	var found []result.Trial
	for _, id := range rr.Trials {
		if t := x.ofVendor[[2]string{rr.Rule.Vendor, id}]; t != nil {
			found = append(found, *t)
		}
	}
	return found
}

// faulty says whether a trial went wrong by our fault.
func faulty(t result.Trial) bool { return t.Error != "" }

// stopped says whether a trial could not go on, by nobody's fault that we know of.
func stopped(t result.Trial) bool { return t.Blocked != "" && t.Error == "" }

func pick(all []result.Trial, want func(result.Trial) bool) []result.Trial {
	var found []result.Trial
	for _, t := range all {
		if want(t) {
			found = append(found, t)
		}
	}
	return found
}
