package reports

import (
	"strings"
	"time"

	"github.com/assay-conformance/assay/internal/result"
)

// page is the content of the HTML report, in its order.
type page struct {
	result.Result
	Title            string
	Headline, Detail string
	Tone             string // pass, fail or open: the look of the headline
	Duration         time.Duration
	Lean             bool
	Tiles            []tile
	Facets           facets

	Failing   []ruleView
	Unclaimed []placeView
	Open      []group[ruleView] // error, vacuous and blocked, by reason
	Faults    []result.Trial    // trials with a harness error
	Stopped   []group[result.Trial]
	Warned    []ruleView
	Uncovered []group[ruleView] // unsupported, untested and filtered, by reason
	Passed    []group[ruleView] // by vendor

	Tally        tally
	Grids        []grid // by vendor
	Capabilities []capabilityRow
	Kills        *kills                // nil without proof
	Waited       []group[result.Trial] // by vendor
	Permanent    []result.Trial
	Leftovers    []result.Trial
}

func newPage(r result.Result) page {
	words, exit := r.Conclusion()
	headline, detail := split(words)
	b := newBuilder(r)
	p := page{
		Result: r, Headline: headline, Detail: detail, Tone: tone(exit),
		Title:    headline + " · " + strings.Join(r.Meta.Vendors, ", ") + " · assay",
		Duration: r.Meta.Ended.Sub(r.Meta.Started).Round(time.Millisecond),
		Lean:     lean(r), Tally: newTally(r), Facets: newFacets(r),
	}
	// the order here decides who gets an id that two rules share: the first on the page
	p.Failing = b.rules(withVerdict(r, result.Fail))
	for _, found := range places(r) {
		p.Unclaimed = append(p.Unclaimed, b.place(found))
	}
	p.Open = b.reasons(result.Error, result.Vacuous, result.Blocked)
	p.Faults = pick(r.Trials, errored)
	p.Stopped = groupBy(pick(r.Trials, stopped), func(t result.Trial) string { return t.Blocked })
	p.Warned = b.rules(withVerdict(r, result.Warn))
	p.Uncovered = b.reasons(result.Unsupported, result.Untested, result.Filtered)
	for _, g := range byVendor(withVerdict(r, result.Pass)) {
		p.Passed = append(p.Passed, group[ruleView]{Name: g.Name, Items: b.rules(g.Items)})
	}
	b.linkBlocked(p.Open)
	openFew(p.Failing)
	p.Tiles = newTiles(r, len(p.Unclaimed))
	p.Grids = b.grids()
	p.Capabilities = b.capabilities()
	p.Kills = b.kills()
	p.Waited = groupBy(pick(r.Trials, func(t result.Trial) bool { return t.Waited > 0 }), func(t result.Trial) string { return t.Vendor })
	p.Permanent = pick(r.Trials, func(t result.Trial) bool { return len(t.Permanent) > 0 })
	p.Leftovers = pick(r.Trials, func(t result.Trial) bool { return len(t.Leftovers) > 0 })
	return p
}

// tone returns the look of a headline.
func tone(exit int) string {
	switch exit {
	case result.ExitConformant:
		return "pass"
	case result.ExitViolation:
		return "fail"
	}
	return "open"
}

// openFew opens the violated rules if there are only a few.
func openFew(failing []ruleView) {
	const few = 3
	if len(failing) <= few {
		for i := range failing {
			failing[i].Unfolded = true
		}
	}
}
