package result

import "github.com/assay-conformance/assay/internal/evidence"

// counts are the numbers that the conclusion rests on.
type counts struct {
	rules     map[Verdict]int
	tested    int  // rules judged by calls to the target
	violated  int  // of them
	stated    int  // rules judged only by the contract document
	misstated int  // of them
	open      int  // rules that could not be judged
	unclaimed int  // violations of the contract that no rule claims
	leftovers int  // objects that trials created and could not remove
	errored   bool // a trial failed with a harness error
}

func (r Result) tally() counts {
	t := counts{rules: map[Verdict]int{}}
	for _, rr := range r.Rules {
		t.rules[rr.Verdict]++
		switch {
		case !rr.Verdict.Judged():
		case rr.Stated:
			t.stated++
			t.misstated += one(rr.Verdict == Fail)
		default:
			t.tested++
			t.violated += one(rr.Verdict == Fail)
		}
	}
	t.open = t.rules[Error] + t.rules[Vacuous] + t.rules[Blocked]
	for _, e := range r.Unclaimed {
		t.unclaimed += one(e.Grade == evidence.Violated)
	}
	for _, trial := range r.Trials {
		t.leftovers += len(trial.Leftovers)
		t.errored = t.errored || trial.Error != ""
	}
	return t
}

func one(when bool) int {
	if when {
		return 1
	}
	return 0
}
