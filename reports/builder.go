package reports

import (
	"fmt"
	"strings"

	"github.com/assay-conformance/assay/internal/result"
)

// ruleView is a rule as the HTML report shows it.
type ruleView struct {
	result.RuleResult
	Anchor string
	Rerun  string
	Judges []result.Trial
	Full   []evidenceView
	More   []result.Evidence // what is listed only
}

// placeView is a place outside every rule as the HTML report shows it.
type placeView struct {
	place
	Full []evidenceView
	More []result.Evidence
}

// evidenceView is a piece of evidence with all its circumstances.
type evidenceView struct {
	result.Evidence
	Of       int    // how many there are
	Number   int    // which one this is, from 1
	Contract string // file:line
	Seen     result.Trial
	Wire     *wire // nil when the exchange was not kept
}

// builder makes the views of one result.
type builder struct {
	result result.Result
	trials trials
	taken  map[string]bool // ids of the page
}

// reserved are the ids of the page's own sections and symbols.
var reserved = []string{"counts", "failing", "contract", "open", "warnings", "passes", "uncovered", "derived", "leftovers", "provenance",
	"icon-fail", "icon-error", "icon-vacuous", "icon-blocked", "icon-open", "icon-warn", "icon-pass", "icon-unsupported", "icon-untested", "icon-filtered"}

func newBuilder(r result.Result) *builder {
	b := &builder{result: r, trials: indexTrials(r.Trials), taken: map[string]bool{}}
	for _, id := range reserved {
		b.taken[id] = true
	}
	return b
}

// anchor is the id of a rule's place on the page: the rule's own id, so that a link to it
// holds from run to run. HTML wants it without spaces, and every id once.
func (b *builder) anchor(id string) string {
	stem := strings.Join(strings.Fields(id), "-")
	free := stem
	for n := 2; free == "" || b.taken[free]; n++ {
		free = fmt.Sprintf("%s-%d", stem, n)
	}
	b.taken[free] = true
	return free
}

func (b *builder) rules(all []result.RuleResult) []ruleView {
	views := make([]ruleView, len(all))
	for i, rr := range all {
		v := ruleView{RuleResult: rr, Anchor: b.anchor(rr.Rule.ID), Rerun: rerun(b.result.Meta, rr.Rule.Vendor, rr.Rule.ID), Judges: b.trials.judging(rr)}
		v.Full, v.More = b.evidence(rr.Evidence)
		views[i] = v
	}
	return views
}

func (b *builder) place(p place) placeView {
	v := placeView{place: p}
	v.Full, v.More = b.evidence(p.Evidence)
	return v
}

// reasons groups the rules with one of the verdicts by the reason that they share.
func (b *builder) reasons(verdicts ...result.Verdict) []group[ruleView] {
	var views []group[ruleView]
	for _, g := range byReason(withVerdict(b.result, verdicts...)) {
		views = append(views, group[ruleView]{Name: g.Name, Items: b.rules(g.Items)})
	}
	return views
}

func (b *builder) evidence(all []result.Evidence) (full []evidenceView, more []result.Evidence) {
	all = worstFirst(all)
	for i, e := range all[:min(inFull, len(all))] {
		v := evidenceView{Evidence: e, Of: len(all), Number: i + 1, Contract: contractLine(e), Seen: b.trials.of(e)}
		if x := b.result.Exchanges[e.Exchange]; x != nil {
			v.Wire = newWire(b.result.Meta, x)
		}
		full = append(full, v)
	}
	return full, all[len(full):]
}
