package reports

import (
	"fmt"
	"strings"

	"github.com/assay-conformance/assay/internal/evidence"
	"github.com/assay-conformance/assay/internal/result"
)

// Limits of the page. It must open even if every rule is violated; report.json has what is left
// out.
const (
	maxDetailed = 3       // pieces of evidence of one rule with all details: further ones are counted
	maxPieces   = 1000    // pieces of evidence of all rules
	maxRules    = 2000    // rules with their trials and mutants
	maxWire     = 1 << 19 // bytes of all exchanges, and of the lines for them
	maxCalls    = 50      // calls of one story, not counting later ones with evidence
	maxListed   = 5       // trials, mutants or further pieces of evidence of one rule
)

// ruleView is a rule as the HTML report shows it.
type ruleView struct {
	result.RuleResult
	Anchor   string
	Unfolded bool
	Lean     bool   // without its trials and mutants
	Rerun    string // empty if nothing judges the rule
	Judges   cut[result.Trial]
	Full     []evidenceView
	More     cut[evidence.Evidence] // without details
	Mutants  cut[result.ProvenMutant]
	Killed   int // of the mutants
	Blockers []blocker
	Ticket   string // Markdown; empty without one
}

// placeView is a place not covered by a rule as the HTML report shows it.
type placeView struct {
	place
	Full []evidenceView
	More cut[evidence.Evidence]
}

// builder makes the views of one result.
type builder struct {
	result  result.Result
	trials  trials
	mutants map[[2]string][]result.ProvenMutant // by vendor and rule
	taken   map[string]bool                     // ids of the page
	anchors map[[2]string]string                // of the rules shown, by vendor and id
	shown   map[string]string                   // anchors of the exchanges shown, by their id
	stories map[[2]string]string                // anchors of the stories shown, by vendor and trial
	pieces  int                                 // of evidence shown with details
	wire    int                                 // bytes of exchanges shown
	tickets int                                 // bytes of tickets
}

// lean reports whether there are too many rules to show all details of each.
func lean(r result.Result) bool { return len(r.Rules) > maxRules }

func newBuilder(r result.Result) *builder {
	b := &builder{result: r, trials: indexTrials(r.Trials), taken: map[string]bool{}, anchors: map[[2]string]string{}, shown: map[string]string{}, stories: map[[2]string]string{},
		mutants: map[[2]string][]result.ProvenMutant{}}
	for _, id := range reserved {
		b.taken[id] = true
	}
	if r.Proof != nil {
		for _, d := range r.Proof.Mutants {
			for _, id := range d.Rules {
				b.mutants[[2]string{d.Vendor, id}] = append(b.mutants[[2]string{d.Vendor, id}], d)
			}
		}
	}
	return b
}

// anchor returns an HTML id: for a rule the rule's own id, so that a link to it works for every run.
// HTML ids have no spaces and are unique.
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
		key := [2]string{rr.Rule.Vendor, rr.Rule.ID}
		v := ruleView{RuleResult: rr, Anchor: b.anchor(rr.Rule.ID), Lean: lean(b.result), Judges: cutAt(maxListed, b.trials.judging(rr)), Mutants: cutAt(maxListed, b.mutants[key])}
		b.anchors[key] = v.Anchor
		if rr.Verdict != result.Untested {
			v.Rerun = rerun(b.result.Meta, rr.Rule.Vendor, rr.Rule.ID)
		}
		for _, d := range b.mutants[key] {
			if len(d.Killers) > 0 {
				v.Killed++
			}
		}
		v.Full, v.More = b.evidence(rr.Evidence)
		v.Ticket = b.ticket(rr)
		views[i] = v
	}
	return views
}

// ticket returns the ticket of a rule, if there is room on the page.
func (b *builder) ticket(rr result.RuleResult) string {
	if b.tickets > maxTickets {
		return ""
	}
	text := newTicket(b.result, b.trials, rr)
	b.tickets += len(text)
	return text
}

func (b *builder) place(p place) placeView {
	v := placeView{place: p}
	v.Full, v.More = b.evidence(p.Evidence)
	return v
}

// reasons groups the rules with one of the verdicts by reason.
func (b *builder) reasons(verdicts ...result.Verdict) []group[ruleView] {
	var views []group[ruleView]
	for _, g := range byReason(withVerdict(b.result, verdicts...)) {
		views = append(views, group[ruleView]{Name: g.Name, Items: b.rules(g.Items)})
	}
	return views
}
