package reports

import "github.com/assay-conformance/assay/internal/result"

// tile is one of the seven things that a rule can have come to, as far as the reader must act
// on them: who has to. The nine verdicts are told apart further down.
type tile struct {
	Look    result.Verdict
	Rules   int
	Name    string
	Whose   string // whose matter it is
	Section string // id; empty when there is nothing to show
}

func newTiles(r result.Result, outside int) []tile {
	kept := len(pick(r.Rules, func(rr result.RuleResult) bool { return rr.Stated && rr.Verdict == result.Pass }))
	kinds := []struct {
		name, whose string
		verdicts    []result.Verdict
	}{
		{"broken", "The target’s matter: promises that it must keep", []result.Verdict{result.Fail}},
		{"our errors", "Our matter: they say nothing about the target", []result.Verdict{result.Error}},
		{"could not be tested", "Nobody’s fault that we know of: something was missing", []result.Verdict{result.Blocked, result.Vacuous}},
		{"with a warning", "The target’s matter, but no promise that it must keep", []result.Verdict{result.Warn}},
		{"kept", "Checked by calls to the target, at every place that they claim", []result.Verdict{result.Pass}},
		{"stated by the contract", "Our own contract says so; no call to the target shows it", nil},
		{"not covered", "Not judged in this run, for the reasons given", []result.Verdict{result.Untested, result.Unsupported, result.Filtered}},
	}
	tiles := make([]tile, len(kinds))
	for i, k := range kinds {
		t := tile{Look: result.Pass, Name: k.name, Whose: k.whose}
		for _, v := range k.verdicts {
			t.Look = k.verdicts[0]
			t.Rules += r.Footer.Counts[v]
		}
		switch {
		case k.verdicts == nil:
			t.Rules = kept
		case t.Look == result.Pass:
			t.Rules -= kept
		}
		if t.Rules > 0 {
			t.Section = sections[t.Look]
		}
		tiles[i] = t
	}
	if outside > 0 {
		tiles[0].Whose += "; see also " + count(outside, "place") + " outside every rule"
	}
	return tiles
}
