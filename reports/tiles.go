package reports

import "github.com/assay-conformance/assay/internal/result"

// tile is the number of rules with one of seven outcomes, grouped by who has to act. The page lists
// the nine verdicts separately further down.
type tile struct {
	Look    result.Verdict
	Rules   int
	Name    string
	Caption string
	Section string // id; empty if there are no rules
}

func newTiles(r result.Result, outside int) []tile {
	stated := len(pick(r.Rules, func(rr result.RuleResult) bool { return rr.Stated && rr.Verdict == result.Pass }))
	kinds := []struct {
		name, caption string
		verdicts      []result.Verdict
	}{
		{"violated", "Target at fault: rules that it must follow", []result.Verdict{result.Fail}},
		{"in error", "Harness errors, not evidence about the target", []result.Verdict{result.Error}},
		{"could not be tested", "A precondition was missing, or nothing was checked", []result.Verdict{result.Blocked, result.Vacuous}},
		{"with a warning", "Rules that the target should or may follow, or tolerated responses", []result.Verdict{result.Warn}},
		{"passed", "Checked by calls to the target, at every site that they claim", []result.Verdict{result.Pass}},
		{"stated by the contract", "Checked only in the contract document, not by calls to the target", nil},
		{"not covered", "Not judged in this run, for the reasons given", []result.Verdict{result.Untested, result.Unsupported, result.Filtered}},
	}
	tiles := make([]tile, len(kinds))
	for i, k := range kinds {
		t := tile{Look: result.Pass, Name: k.name, Caption: k.caption}
		for _, v := range k.verdicts {
			t.Look = k.verdicts[0]
			t.Rules += r.Footer.Counts[v]
		}
		switch {
		case k.verdicts == nil:
			t.Rules = stated
		case t.Look == result.Pass:
			t.Rules -= stated
		}
		if t.Rules > 0 {
			t.Section = sections[t.Look]
		}
		tiles[i] = t
	}
	if outside > 0 {
		tiles[0].Caption += "; see also " + count(outside, "contract finding") + " not covered by a rule"
	}
	return tiles
}
