package result

import (
	"fmt"
	"iter"
	"maps"
	"slices"
	"strings"

	"github.com/assay-conformance/assay/internal/evidence"
	"github.com/assay-conformance/assay/internal/exchange"
	"github.com/assay-conformance/assay/internal/rule"
)

// Scope is what of the catalogue and the contracts a run set out to judge.
type Scope struct {
	Rules      []rule.Rule
	Selected   func(rule.Rule) bool // nil selects every rule
	Without    []string             // names that the target says it cannot offer
	Operations []Operation          // of the contracts, with nothing seen yet

	validated map[string][]rule.Site // by vendor, what reports to merge say was validated
	shard     bool                   // other parts of the run may have looked where this one did not
}

// Fold lays the trials against the rules and makes the verdicts. Trials that the plan knows
// but that did not run must be among them, marked Filtered: they tell a rule that nobody
// checked from one that nobody checked this time.
func Fold(meta Meta, scope Scope, trials []Trial, exchanges map[string]*exchange.Exchange) Result {
	scope.shard = meta.Shard != ""
	ran := slices.DeleteFunc(slices.Clone(trials), func(t Trial) bool { return t.Filtered })
	left := slices.DeleteFunc(slices.Clone(trials), func(t Trial) bool { return !t.Filtered })
	folders := map[string]*tally{} // by vendor: two vendors may have operations of one name
	of := func(vendor string) *tally {
		if folders[vendor] == nil {
			folders[vendor] = &tally{scope: scope, against: evidence.Index{}, good: map[rule.Site]bool{}, wire: map[rule.Site]bool{}, aims: map[string][]*Trial{}}
		}
		return folders[vendor]
	}
	var against []evidence.Evidence // all of it, in the order of the trials
	for i := range trials {
		found := trials[i].Against()
		of(trials[i].Vendor).add(&trials[i], found)
		against = append(against, found...)
	}
	for vendor, sites := range scope.validated {
		of(vendor).look(sites)
	}
	r := Result{Schema: Schema, Meta: meta, Trials: ran, NotRun: left, Validated: validatedSites(scope.validated, ran),
		Operations: grid(scope.Operations, ran, against, exchanges), Exchanges: ofFailed(ran, exchanges)}
	claimed := claims{}
	for _, one := range scope.Rules {
		f := of(one.Vendor)
		rr := f.judge(one)
		r.Rules = append(r.Rules, rr)
		// a rule that nobody tests, or that the target cannot keep, must not hide a breach
		if rr.Verdict != Untested && rr.Verdict != Unsupported {
			claimed.add(rr, f.against.Under(one.Sites))
		}
	}
	for _, e := range against {
		if len(claimed[e.Key()]) > 0 {
			continue
		}
		if len(e.By) == 0 {
			// no rule says that this is refused or accepted: worth a look, and no breach of
			// the documentation; what the contract says of an answer is
			e.Grade = evidence.Tolerated
		}
		r.Unclaimed = append(r.Unclaimed, e)
	}
	claimed.explain(r.Rules, ran)
	r.Footer = r.conclude()
	return r
}

// ofFailed keeps the exchanges of the trials that failed: all of them, for a reader wants to
// know how it came to that.
func ofFailed(trials []Trial, exchanges map[string]*exchange.Exchange) map[string]*exchange.Exchange {
	kept := map[string]*exchange.Exchange{}
	for i := range trials {
		if !trials[i].Failed() {
			continue
		}
		for _, id := range trials[i].Exchanges {
			if x, ok := exchanges[id]; ok {
				kept[id] = x
			}
		}
	}
	return kept
}

// folder holds what the trials said, ready to be asked rule by rule.
type tally struct {
	scope   Scope
	against evidence.Index      // what speaks against, by site
	good    map[rule.Site]bool  // sites with evidence that a promise was kept, and all above them
	wire    map[rule.Site]bool  // sites with evidence either way that calls to the target gave, and all above them
	aims    map[string][]*Trial // trials by the rule id or site that they aim at
}

func (f *tally) add(t *Trial, against []evidence.Evidence) {
	for _, id := range t.Rules {
		f.aims[id] = append(f.aims[id], t)
	}
	for _, s := range t.Sites {
		f.aims[string(s)] = append(f.aims[string(s)], t)
	}
	for _, e := range against {
		f.against.Add(e)
		f.enter(e.Sites, false, t.Called())
	}
	for _, c := range t.Checks {
		if c.Grade == evidence.OK || c.Grade == evidence.Tolerated {
			f.enter(c.Sites, true, t.Called())
		}
	}
	f.look(slices.Collect(maps.Keys(t.Validated)))
}

// enter notes that there is evidence at the sites, and all above them.
func (f *tally) enter(sites []rule.Site, good, called bool) {
	for s := range evidence.Above(sites) {
		f.good[s] = f.good[s] || good
		f.wire[s] = f.wire[s] || called
	}
}

// look enters sites of answers that were validated.
func (f *tally) look(sites []rule.Site) {
	for s := range evidence.Above(sites) {
		// an answer that came is no evidence that it was the right one: only a check says that
		if s != s.Response() {
			f.good[s], f.wire[s] = true, true
		}
	}
}

// lookedAt lists by vendor, in alphabetical order, the sites that were validated.
func validatedSites(known map[string][]rule.Site, trials []Trial) map[string][]rule.Site {
	sets := map[string]map[rule.Site]bool{}
	enter := func(vendor string, sites iter.Seq[rule.Site]) {
		for s := range sites {
			if sets[vendor] == nil {
				sets[vendor] = map[rule.Site]bool{}
			}
			sets[vendor][s] = true
		}
	}
	for vendor, sites := range known {
		enter(vendor, slices.Values(sites))
	}
	for _, t := range trials {
		enter(t.Vendor, maps.Keys(t.Validated))
	}
	all := map[string][]rule.Site{}
	for vendor, set := range sets {
		all[vendor] = slices.Sorted(maps.Keys(set))
	}
	return all
}

func (f *tally) judge(r rule.Rule) RuleResult {
	rr := RuleResult{Rule: r}
	say := func(v Verdict, format string, args ...any) RuleResult {
		rr.Verdict, rr.Why = v, fmt.Sprintf(format, args...)
		return rr
	}
	switch {
	case r.Kind == rule.Information:
		return say(Untested, "information: no call can show it")
	case r.Untested != "":
		return say(Untested, "%s", r.Untested)
	case f.scope.Selected != nil && !f.scope.Selected(r):
		return say(Filtered, "not selected")
	}
	if missing := intersect(r.Needs, f.scope.Without); len(missing) > 0 {
		return say(Unsupported, "the target is without %s", strings.Join(missing, ", "))
	}
	aimed := f.aimed(r)
	for _, t := range aimed {
		if !t.Filtered {
			rr.Trials = append(rr.Trials, t.ID)
		}
	}
	rr.Evidence = f.against.Under(r.Sites)
	rr = f.verdict(rr, aimed, say)
	rr.Stated = rr.Verdict.Judged() && !slices.ContainsFunc(r.Sites, func(s rule.Site) bool { return f.wire[s] })
	return rr
}

// verdict weighs the evidence of a rule that was selected and can be judged.
func (f *tally) verdict(rr RuleResult, aimed []*Trial, say func(Verdict, string, ...any) RuleResult) RuleResult {
	worst := evidence.OK
	for _, e := range rr.Evidence {
		if e.Grade == evidence.Violated || worst == evidence.OK {
			worst = e.Grade
		}
	}
	if worst == evidence.Violated && rr.Rule.Level == rule.Must {
		return say(Fail, "%s", firstWords(rr.Evidence, evidence.Violated))
	}
	for _, t := range aimed {
		if t.Error != "" {
			return say(Error, "%s", t.Error)
		}
	}
	var open []rule.Site
	for _, s := range rr.Rule.Sites {
		if !f.good[s] && len(f.against[s]) == 0 {
			open = append(open, s)
		}
	}
	if worst != evidence.OK && len(open) == 0 {
		return say(Warn, "%s", firstWords(rr.Evidence, worst))
	}
	for _, t := range aimed {
		if t.Blocked != "" {
			return say(Blocked, "%s", t.Blocked)
		}
	}
	if len(open) == 0 {
		return say(Pass, "")
	}
	if f.scope.shard || slices.ContainsFunc(aimed, func(t *Trial) bool { return t.Filtered }) {
		return say(Filtered, "not all of its trials were selected; nothing was checked at %s", joinSites(open))
	}
	return say(Vacuous, "nothing was checked at %s", joinSites(open))
}

// aimed lists the trials that set out to judge the rule: by its id, or by one of its sites.
func (f *tally) aimed(r rule.Rule) []*Trial {
	var found []*Trial
	seen := map[*Trial]bool{}
	add := func(ts []*Trial) {
		for _, t := range ts {
			if !seen[t] {
				seen[t] = true
				found = append(found, t)
			}
		}
	}
	add(f.aims[r.ID])
	if r.Carrier == rule.ByScenario {
		return found
	}
	for _, s := range r.Sites {
		add(f.aims[string(s)])
		// a promise about a part of an answer is judged wherever the answer is called for
		if a := s.Response(); a != "" && a != s {
			add(f.aims[string(a)])
		}
	}
	slices.SortFunc(found, func(a, b *Trial) int { return a.Number - b.Number })
	return found
}

func firstWords(all []evidence.Evidence, g evidence.Grade) string {
	for _, e := range all {
		if e.Grade == g {
			return fmt.Sprintf("expected %s, got %s", e.Expected, e.Actual)
		}
	}
	return ""
}

func intersect(a, b []string) []string {
	return slices.DeleteFunc(slices.Clone(a), func(s string) bool { return !slices.Contains(b, s) })
}

func joinSites(sites []rule.Site) string {
	words := make([]string, len(sites))
	for i, s := range sites {
		words[i] = string(s)
	}
	return strings.Join(words, ", ")
}
