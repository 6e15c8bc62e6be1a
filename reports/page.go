package reports

import (
	"strings"
	"time"

	"github.com/assay-conformance/assay/internal/exchange"
	"github.com/assay-conformance/assay/internal/result"
	"github.com/assay-conformance/assay/internal/rule"
)

// page is what the HTML report shows, in the order in which it does.
type page struct {
	result.Result
	Title            string
	Headline, Detail string
	Tone             string // pass, fail or open: the look of the headline
	Duration         time.Duration
	Tally            tally

	Failing   []ruleView
	Unclaimed []placeView
	Open      []group[ruleView] // error, vacuous and blocked, by reason
	Faults    []result.Trial    // trials with an error of ours
	Stopped   []group[result.Trial]
	Warned    []ruleView
	Passed    []group[ruleView] // by vendor
	Uncovered []group[ruleView] // unsupported, untested and filtered, by reason
	Derived   []group[derived]  // by operation
	Leftovers []result.Trial
}

// derived is a derived trial with what it saw. It has no verdict: only a rule has.
type derived struct {
	result.Trial
	Good    int // checks that found a promise kept
	Against int // pieces of evidence against the target
}

func newPage(r result.Result) page {
	words, exit := r.Conclusion()
	headline, detail := split(words)
	b := newBuilder(r)
	p := page{
		Result: r, Headline: headline, Detail: detail, Tone: tone(exit),
		Title:    headline + " · " + strings.Join(r.Meta.Vendors, ", ") + " · assay",
		Duration: r.Meta.Ended.Sub(r.Meta.Started).Round(time.Millisecond),
		Tally:    newTally(r),
	}
	// the order here is the order of the ids: what is shown first keeps its rule's id
	p.Failing = b.rules(withVerdict(r, result.Fail))
	for _, found := range places(r) {
		p.Unclaimed = append(p.Unclaimed, b.place(found))
	}
	p.Open = b.reasons(result.Error, result.Vacuous, result.Blocked)
	p.Faults = pick(r.Trials, faulty)
	p.Stopped = groupBy(pick(r.Trials, stopped), func(t result.Trial) string { return t.Blocked })
	p.Warned = b.rules(withVerdict(r, result.Warn))
	for _, g := range byVendor(withVerdict(r, result.Pass)) {
		p.Passed = append(p.Passed, group[ruleView]{Name: g.Name, Items: b.rules(g.Items)})
	}
	p.Uncovered = b.reasons(result.Unsupported, result.Untested, result.Filtered)
	p.Derived = derivedTrials(r.Trials)
	p.Leftovers = pick(r.Trials, func(t result.Trial) bool { return len(t.Leftovers) > 0 })
	return p
}

// tone is the look of a headline. It tells a breach from a run that came to no conclusion.
func tone(exit int) string {
	switch exit {
	case result.ExitConformant:
		return "pass"
	case result.ExitBreach:
		return "fail"
	}
	return "open"
}

func derivedTrials(all []result.Trial) []group[derived] {
	var found []derived
	for _, t := range pick(all, func(t result.Trial) bool { return t.Kind == result.Derived }) {
		d := derived{Trial: t, Against: len(result.Against([]result.Trial{t}))}
		for _, c := range t.Checks {
			if c.Grade == exchange.OK {
				d.Good++
			}
		}
		found = append(found, d)
	}
	return groupBy(found, func(d derived) string {
		var first rule.Site
		if len(d.Sites) > 0 {
			first = d.Sites[0]
		}
		return d.Vendor + " " + first.Operation()
	})
}
