package reports

import (
	"fmt"
	"strings"

	"github.com/assay-conformance/assay/internal/evidence"
	"github.com/assay-conformance/assay/internal/result"
)

// What a page shows with all its circumstances. A run in which everything is broken must
// still give a page that opens; what is left out here is in report.json.
const (
	inFull     = 3       // pieces of evidence of one rule: a breach that a hundred trials saw is read once, and counted
	mostPieces = 1000    // pieces of evidence of all rules
	mostRules  = 2000    // rules with what judged and proved them
	mostWire   = 1 << 19 // bytes of all exchanges, and of the lines that tell of them
	mostCalls  = 50      // calls of one story; those that show something are told besides
	mostListed = 5       // trials, defects or further pieces of evidence of one rule
)

// ruleView is a rule as the HTML report shows it.
type ruleView struct {
	result.RuleResult
	Anchor   string
	Unfolded bool
	Lean     bool   // without what judged and proved it
	Rerun    string // empty where nothing judges the rule
	Judges   cut[result.Trial]
	Full     []evidenceView
	More     cut[evidence.Evidence] // what is listed only
	Mutants  cut[result.ProvenMutant]
	Killed   int // of the defects
	Blockers []blocker
	Ticket   string // Markdown; empty where there is none
}

// placeView is a place outside every rule as the HTML report shows it.
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
	told    map[[2]string]string                // anchors of the stories told, by vendor and trial
	pieces  int                                 // of evidence shown in full
	wire    int                                 // bytes of exchanges shown
	tickets int                                 // bytes of tickets
}

// lean says whether there are too many rules to show all that there is to each.
func lean(r result.Result) bool { return len(r.Rules) > mostRules }

func newBuilder(r result.Result) *builder {
	b := &builder{result: r, trials: indexTrials(r.Trials), taken: map[string]bool{}, anchors: map[[2]string]string{}, shown: map[string]string{}, told: map[[2]string]string{},
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

// anchor is the id of a place on the page: for a rule the rule's own id, so that a link to it
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
		key := [2]string{rr.Rule.Vendor, rr.Rule.ID}
		v := ruleView{RuleResult: rr, Anchor: b.anchor(rr.Rule.ID), Lean: lean(b.result), Judges: cutAt(mostListed, b.trials.judging(rr)), Mutants: cutAt(mostListed, b.mutants[key])}
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

// ticket is the ticket of a rule, while there is room for more on the page.
func (b *builder) ticket(rr result.RuleResult) string {
	if b.tickets > mostTickets {
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

// reasons groups the rules with one of the verdicts by the reason that they share.
func (b *builder) reasons(verdicts ...result.Verdict) []group[ruleView] {
	var views []group[ruleView]
	for _, g := range byReason(withVerdict(b.result, verdicts...)) {
		views = append(views, group[ruleView]{Name: g.Name, Items: b.rules(g.Items)})
	}
	return views
}
