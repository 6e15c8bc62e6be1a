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

// Scope is the part of the catalogue and the contracts that a run sets out to judge.
type Scope struct {
	Rules      []rule.Rule
	Selected   func(rule.Rule) bool // nil selects every rule
	Without    []string             // names of what the target says it cannot offer
	Operations []Operation          // of the contracts, with all counts zero

	validated map[string][]rule.Site // sites validated according to the reports to merge, by vendor
	shard     bool                   // other shards of the run may have checked what this one did not
}

// Fold joins the trials with the rules and makes the verdicts. Trials of the plan that did not
// run must be among them, marked Filtered: they tell a rule without checks from one that was not
// checked this time.
func Fold(meta Meta, scope Scope, trials []Trial, exchanges map[string]*exchange.Exchange) Result {
	scope.shard = meta.Shard != ""
	ran := slices.DeleteFunc(slices.Clone(trials), func(t Trial) bool { return t.Filtered })
	notRun := slices.DeleteFunc(slices.Clone(trials), func(t Trial) bool { return !t.Filtered })
	folders := map[string]*folder{} // by vendor: two vendors may have operations with the same name
	of := func(vendor string) *folder {
		if folders[vendor] == nil {
			folders[vendor] = &folder{scope: scope, against: evidence.Index{}, good: map[rule.Site]bool{}, wire: map[rule.Site]bool{}, aims: map[string][]*Trial{}}
		}
		return folders[vendor]
	}
	var against []evidence.Evidence // in the order of the trials
	for i := range trials {
		found := trials[i].Against()
		of(trials[i].Vendor).add(&trials[i], found)
		against = append(against, found...)
	}
	for vendor, sites := range scope.validated {
		of(vendor).addValidated(sites)
	}
	r := Result{Schema: Schema, Meta: meta, Trials: ran, NotRun: notRun, Validated: validatedSites(scope.validated, ran),
		Operations: grid(scope.Operations, ran, against, exchanges), Exchanges: ofFailed(ran, exchanges)}
	claimed := claims{}
	for _, one := range scope.Rules {
		f := of(one.Vendor)
		rr := f.judge(one)
		r.Rules = append(r.Rules, rr)
		// a rule that is untested or unsupported must not hide a violation
		if rr.Verdict != Untested && rr.Verdict != Unsupported {
			claimed.add(rr, f.against.Under(one.Sites))
		}
	}
	for _, e := range against {
		if len(claimed[e.Key()]) > 0 {
			continue
		}
		if len(e.By) == 0 {
			// no rule says that the request is refused or accepted, so this is no violation of
			// the documentation; a finding about a response is
			e.Grade = evidence.Tolerated
		}
		r.Unclaimed = append(r.Unclaimed, e)
	}
	claimed.explain(r.Rules, ran)
	r.Footer = r.conclude()
	return r
}

// ofFailed returns all exchanges of the trials that failed, so that a report can show what led to
// the failure.
func ofFailed(trials []Trial, exchanges map[string]*exchange.Exchange) map[string]*exchange.Exchange {
	failed := map[string]*exchange.Exchange{}
	for i := range trials {
		if !trials[i].Failed() {
			continue
		}
		for _, id := range trials[i].Exchanges {
			if x, ok := exchanges[id]; ok {
				failed[id] = x
			}
		}
	}
	return failed
}

// folder indexes the trials of one vendor, to judge its rules one by one.
type folder struct {
	scope   Scope
	against evidence.Index      // evidence against the target, by site
	good    map[rule.Site]bool  // sites with evidence for the target, and all above them
	wire    map[rule.Site]bool  // sites with evidence either way from calls to the target, and all above them
	aims    map[string][]*Trial // trials by the rule id or site that they aim at
}

func (f *folder) add(t *Trial, against []evidence.Evidence) {
	for _, id := range t.Rules {
		f.aims[id] = append(f.aims[id], t)
	}
	for _, s := range t.Sites {
		f.aims[string(s)] = append(f.aims[string(s)], t)
	}
	for _, e := range against {
		f.against.Add(e)
		f.addEvidence(e.Sites, false, t.Called())
	}
	for _, c := range t.Checks {
		if c.Grade == evidence.OK || c.Grade == evidence.Tolerated {
			f.addEvidence(c.Sites, true, t.Called())
		}
	}
	f.addValidated(slices.Collect(maps.Keys(t.Validated)))
}

// addEvidence records that there is evidence at the sites, and all above them.
func (f *folder) addEvidence(sites []rule.Site, good, called bool) {
	for s := range evidence.Above(sites) {
		f.good[s] = f.good[s] || good
		f.wire[s] = f.wire[s] || called
	}
}

// addValidated adds sites of responses that were validated.
func (f *folder) addValidated(sites []rule.Site) {
	for s := range evidence.Above(sites) {
		// that a response arrived does not show that it was the right one: only a check does
		if s != s.Response() {
			f.good[s], f.wire[s] = true, true
		}
	}
}

// validatedSites returns by vendor, in alphabetical order, the sites that were validated.
func validatedSites(known map[string][]rule.Site, trials []Trial) map[string][]rule.Site {
	sets := map[string]map[rule.Site]bool{}
	add := func(vendor string, sites iter.Seq[rule.Site]) {
		for s := range sites {
			if sets[vendor] == nil {
				sets[vendor] = map[rule.Site]bool{}
			}
			sets[vendor][s] = true
		}
	}
	for vendor, sites := range known {
		add(vendor, slices.Values(sites))
	}
	for _, t := range trials {
		add(t.Vendor, maps.Keys(t.Validated))
	}
	all := map[string][]rule.Site{}
	for vendor, set := range sets {
		all[vendor] = slices.Sorted(maps.Keys(set))
	}
	return all
}

func (f *folder) judge(r rule.Rule) RuleResult {
	rr := RuleResult{Rule: r}
	conclude := func(v Verdict, format string, args ...any) RuleResult {
		rr.Verdict, rr.Why = v, fmt.Sprintf(format, args...)
		return rr
	}
	switch {
	case r.Kind == rule.Information:
		return conclude(Untested, "information: no call can test it")
	case r.Untested != "":
		return conclude(Untested, "%s", r.Untested)
	case f.scope.Selected != nil && !f.scope.Selected(r):
		return conclude(Filtered, "not selected")
	}
	if missing := intersect(r.Needs, f.scope.Without); len(missing) > 0 {
		return conclude(Unsupported, "the target does not offer %s", strings.Join(missing, ", "))
	}
	aimed := f.aimed(r)
	for _, t := range aimed {
		if !t.Filtered {
			rr.Trials = append(rr.Trials, t.ID)
		}
	}
	rr.Evidence = f.against.Under(r.Sites)
	rr = f.verdict(rr, aimed, conclude)
	rr.Stated = rr.Verdict.Judged() && !slices.ContainsFunc(r.Sites, func(s rule.Site) bool { return f.wire[s] })
	return rr
}

// verdict weighs the evidence of a rule that was selected and can be judged. The first that
// applies decides: a violation of a MUST fails, whatever else went wrong; after a harness error
// the evidence may be incomplete; a warning needs evidence at every site of the rule; a blocked
// trial may have missed a violation; a pass needs evidence at every site; without it the rule is
// filtered where a trial that did not run might have given it, and vacuous elsewhere.
func (f *folder) verdict(rr RuleResult, aimed []*Trial, conclude func(Verdict, string, ...any) RuleResult) RuleResult {
	worst := evidence.OK
	for _, e := range rr.Evidence {
		if e.Grade == evidence.Violated || worst == evidence.OK {
			worst = e.Grade
		}
	}
	if worst == evidence.Violated && rr.Rule.Level == rule.Must {
		return conclude(Fail, "%s", firstWords(rr.Evidence, evidence.Violated))
	}
	for _, t := range aimed {
		if t.Error != "" {
			return conclude(Error, "%s", t.Error)
		}
	}
	var open []rule.Site
	for _, s := range rr.Rule.Sites {
		if !f.good[s] && len(f.against[s]) == 0 {
			open = append(open, s)
		}
	}
	if worst != evidence.OK && len(open) == 0 {
		return conclude(Warn, "%s", firstWords(rr.Evidence, worst))
	}
	for _, t := range aimed {
		if t.Blocked != "" {
			return conclude(Blocked, "%s", t.Blocked)
		}
	}
	if len(open) == 0 {
		return conclude(Pass, "")
	}
	if f.scope.shard || slices.ContainsFunc(aimed, func(t *Trial) bool { return t.Filtered }) {
		return conclude(Filtered, "not all of its trials were selected; nothing was checked at %s", joinSites(open))
	}
	return conclude(Vacuous, "nothing was checked at %s", joinSites(open))
}

// aimed returns the trials that set out to judge the rule: by its id, or by one of its sites.
func (f *folder) aimed(r rule.Rule) []*Trial {
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
		// a rule about a part of a response is judged wherever the response is expected
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
