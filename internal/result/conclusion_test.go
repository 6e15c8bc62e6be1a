package result_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/assay-conformance/assay/internal/evidence"
	"github.com/assay-conformance/assay/internal/result"
	"github.com/assay-conformance/assay/internal/rule"
)

func TestConclusion(t *testing.T) {
	t.Parallel()
	pass, fail := must("PASS", "op/body/a"), must("FAIL", "op/body/b")
	tolerated, open := must("WARN", "op/body/c"), must("OPEN", "op/body/d")
	stuck, wrong := must("STUCK", "op/body/e"), must("WRONG", "op/body/f")
	excused := with(must("EXCUSED", "op/body/g"), func(r *rule.Rule) { r.Untested = "excused" })
	unable := with(must("UNABLE", "op/body/h"), func(r *rule.Rule) { r.Needs = []string{"x"} })
	elsewhere := must("ELSEWHERE", "op/body/i")
	stated, misstated := must("STATED", "document/a"), must("MISSTATED", "document/b")
	trials := func() []result.Trial {
		return []result.Trial{
			trial("a", at("op/body/a"), check(evidence.OK, "op/body/a")), trial("b", at("op/body/b"), check(evidence.Violated, "op/body/b")),
			trial("c", at("op/body/c"), check(evidence.Tolerated, "op/body/c")), trial("d", at("op/body/d")),
			trial("e", at("op/body/e"), blocked("no")), trial("f", at("op/body/f"), failed("panic")), trial("i", at("op/body/i"), filtered),
			trial("j", at("document/a"), uncalled, check(evidence.OK, "document/a")), trial("k", at("document/b"), uncalled, check(evidence.Violated, "document/b")),
		}
	}
	for _, c := range []struct {
		reason string
		rules  []rule.Rule
		words  string
		exit   int
	}{
		{"all rules pass", []rule.Rule{pass, pass}, "CONFORMANT: all 2 rules of acme tested on the wire passed", 0},
		{"a warning is counted and is no violation", []rule.Rule{pass, tolerated}, "CONFORMANT: all 2 rules of acme tested on the wire passed, 1 with a warning", 0},
		{"rules that were not judged are counted", []rule.Rule{pass, excused, excused, unable, elsewhere},
			"CONFORMANT: the 1 rule of acme tested on the wire passed; 1 unsupported by the target; 2 untested; 1 not selected", 0},
		{"rules that the contract states are counted separately: they say nothing about the target", []rule.Rule{pass, stated, stated},
			"CONFORMANT: the 1 rule of acme tested on the wire passed; 2 stated by the contract", 0},
		{"the contract by itself is no evidence that a target conforms", []rule.Rule{stated}, "INCONCLUSIVE: no rule of acme was tested on the wire; 1 stated by the contract", 3},
		{"one rule is violated", []rule.Rule{pass, fail}, "NOT CONFORMANT: 1 of 2 rules of acme tested on the wire was violated", 1},
		{"several rules are violated", []rule.Rule{fail, fail, pass}, "NOT CONFORMANT: 2 of 3 rules of acme tested on the wire were violated", 1},
		{"exit code 1 takes precedence over 3; rules without a judgement are not tested", []rule.Rule{fail, wrong, open, stuck},
			"NOT CONFORMANT: 1 of 1 rule of acme tested on the wire was violated; 1 in error; 1 vacuous; 1 blocked", 1},
		{"the contract violates a rule, the target does not", []rule.Rule{pass, misstated, stated},
			"NOT CONFORMANT: no rule of acme tested on the wire was violated, but the contract itself violates 1 rule; 2 stated by the contract, 1 of them incorrectly", 1},
		{"both the target and the contract violate a rule", []rule.Rule{fail, misstated}, "NOT CONFORMANT: 1 of 1 rule of acme tested on the wire was violated; 1 stated by the contract, 1 of them incorrectly", 1},
		{"a blocked rule may be violated", []rule.Rule{pass, stuck}, "INCONCLUSIVE: 1 of 2 rules of acme could not be judged; 1 tested on the wire passed; 1 blocked", 3},
		{"a single rule is blocked", []rule.Rule{stuck}, "INCONCLUSIVE: 1 of 1 rule of acme could not be judged; 0 tested on the wire passed; 1 blocked", 3},
		{"rules that could not be judged are counted by verdict, worst first", []rule.Rule{open, stuck, wrong, stuck, stated},
			"INCONCLUSIVE: 4 of 5 rules of acme could not be judged; 0 tested on the wire passed; 1 in error; 1 vacuous; 2 blocked; 1 stated by the contract", 3},
		{"no rule is selected", []rule.Rule{elsewhere}, "NOTHING JUDGED: no rule of acme was judged; 1 not selected", 3},
		{"every rule is untested", []rule.Rule{excused}, "NOTHING JUDGED: no rule of acme was judged; 1 untested", 3},
		{"the catalogue is empty", nil, "NOTHING JUDGED: no rule of acme was judged", 3},
	} {
		t.Run(c.reason, func(t *testing.T) {
			t.Parallel()
			words, exit := fold(c.rules, aimedAt(trials(), c.rules), "x").Conclusion()
			assert.Equal(t, c.words, words, c.reason)
			assert.Equal(t, c.exit, exit, c.reason)
		})
	}
}

// aimedAt returns the trials of the rules: the evidence of others would be unclaimed.
func aimedAt(trials []result.Trial, rules []rule.Rule) (found []result.Trial) {
	for _, t := range trials {
		for _, r := range rules {
			if t.Sites[0] == r.Sites[0] {
				found = append(found, t)
				break
			}
		}
	}
	return found
}

func TestConclusionCountsUnclaimedViolations(t *testing.T) {
	t.Parallel()
	ok := trial("a", at(nameSite), check(evidence.OK, nameSite))
	for _, c := range []struct {
		reason string
		trials []result.Trial
		words  string
		exit   int
	}{
		{"one place", []result.Trial{ok, trial("b", nil, finding(evidence.Violated, "op/200"))},
			"NOT CONFORMANT: no rule of acme was violated, but responses violate its contract in 1 place not covered by a rule", 1},
		{"several places", []result.Trial{ok, trial("b", nil, finding(evidence.Violated, "op/200"), finding(evidence.Violated, "op/201"))},
			"NOT CONFORMANT: no rule of acme was violated, but responses violate its contract in 2 places not covered by a rule", 1},
		{"an undeclared property is tolerated", []result.Trial{ok, trial("b", nil, finding(evidence.Tolerated, "op/200/body/undeclared"))},
			"CONFORMANT: the 1 rule of acme tested on the wire passed", 0},
		{"a response that the source does not document", []result.Trial{ok, trial("b", nil, finding(evidence.Note, "op/4XX"))},
			"CONFORMANT: the 1 rule of acme tested on the wire passed", 0},
		{"an invalid request", []result.Trial{ok, trial("b", nil, finding(evidence.Violated, "op/body"), aboutRequest)},
			"CONFORMANT: the 1 rule of acme tested on the wire passed", 0},
	} {
		t.Run(c.reason, func(t *testing.T) {
			t.Parallel()
			words, exit := fold([]rule.Rule{must("A", nameSite)}, c.trials).Conclusion()
			assert.Equal(t, c.words, words, c.reason)
			assert.Equal(t, c.exit, exit, c.reason)
		})
	}
}

func TestConclusionOfInterruptedRun(t *testing.T) {
	t.Parallel()
	pass, fail := must("PASS", "op/body/a"), must("FAIL", "op/body/b")
	for _, c := range []struct {
		reason string
		rules  []rule.Rule
		words  string
		exit   int
	}{
		{"every rule tested so far passed", []rule.Rule{pass}, "INTERRUPTED: the run stopped before all trials had run; 1 rule of acme tested on the wire passed so far", 3},
		{"a rule was violated before the interruption, and others may be", []rule.Rule{pass, fail},
			"INTERRUPTED; NOT CONFORMANT so far: 1 of 2 rules of acme tested on the wire was violated", 1},
		{"no trial has run yet", nil, "INTERRUPTED: the run stopped before all trials had run; 0 rules of acme tested on the wire passed so far", 3},
	} {
		t.Run(c.reason, func(t *testing.T) {
			t.Parallel()
			trials := aimedAt([]result.Trial{
				trial("a", at("op/body/a"), check(evidence.OK, "op/body/a")), trial("b", at("op/body/b"), check(evidence.Violated, "op/body/b")),
			}, c.rules)
			r := result.Fold(result.Meta{Vendors: []string{"acme"}, Interrupted: true}, result.Scope{Rules: c.rules}, trials, nil)
			words, exit := r.Conclusion()
			assert.Equal(t, c.words, words, c.reason)
			assert.Equal(t, c.exit, exit, c.reason)
			assert.False(t, r.Footer.Complete)
		})
	}
}

func TestHarnessErrorIsInconclusive(t *testing.T) {
	t.Parallel()
	words, exit := fold([]rule.Rule{must("A", nameSite)}, []result.Trial{
		trial("a", at(nameSite), check(evidence.OK, nameSite)), trial("b", at("other/body/x"), failed("panic: index out of range")),
	}).Conclusion()
	assert.Equal(t, "INCONCLUSIVE: the 1 rule of acme tested on the wire passed, but a trial failed with a harness error", words)
	assert.Equal(t, result.ExitInconclusive, exit)
}

func TestLeftoversAreInconclusive(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		reason string
		grade  evidence.Grade
		words  string
		exit   int
	}{
		{"somebody must remove them by hand", evidence.OK,
			"INCONCLUSIVE: the 1 rule of acme tested on the wire passed, but the run did not remove everything it created; 2 left on the target", 3},
		{"a violation takes precedence", evidence.Violated, "NOT CONFORMANT: 1 of 1 rule of acme tested on the wire was violated; 2 left on the target", 1},
	} {
		t.Run(c.reason, func(t *testing.T) {
			t.Parallel()
			words, exit := fold([]rule.Rule{must("A", nameSite)}, []result.Trial{trial("a", at(nameSite), check(c.grade, nameSite), leaving, leaving)}).Conclusion()
			assert.Equal(t, c.words, words, c.reason)
			assert.Equal(t, c.exit, exit, c.reason)
		})
	}
}

// A rule that claims sites of both kinds is tested on the wire if one of them is.
func TestRulesTestedOnTheWire(t *testing.T) {
	t.Parallel()
	const pointer rule.Site = "document/servers/0/url"
	document := trial("d", at(pointer), uncalled, check(evidence.OK, pointer))
	for _, c := range []struct {
		reason string
		rule   rule.Rule
		trial  result.Trial
		stated bool
	}{
		{"a trial without calls", must("A", pointer), trial("t", nil), true},
		{"a check of a response", must("A", pointer, nameSite), trial("t", at(nameSite), check(evidence.OK, nameSite)), false},
		{"a validated response", must("A", pointer, idSite), trial("t", at(created), validated(idSite)), false},
		{"a violation in a response", must("A", pointer, idSite), trial("t", at(created), finding(evidence.Violated, idSite)), false},
		{"a rule that was not judged", must("A", typeSite), trial("t", at(typeSite), uncalled), false},
	} {
		t.Run(c.reason, func(t *testing.T) {
			t.Parallel()
			r := fold([]rule.Rule{c.rule}, []result.Trial{document, c.trial})
			assert.Equal(t, c.stated, only(t, r).Stated, c.reason)
		})
	}
}

func TestFooterCounts(t *testing.T) {
	t.Parallel()
	r := result.Fold(result.Meta{Vendors: []string{"acme", "zeta"}}, result.Scope{Rules: []rule.Rule{must("A", nameSite), must("B", typeSite)}},
		[]result.Trial{trial("a", at(nameSite), check(evidence.OK, nameSite)), trial("b", at(typeSite), filtered)}, nil)
	assert.Equal(t, result.Footer{
		Verdict: "CONFORMANT: the 1 rule of acme, zeta tested on the wire passed; 1 not selected", Exit: 0,
		Counts: map[result.Verdict]int{result.Pass: 1, result.Filtered: 1}, Rules: 2, Tested: 1, Trials: 1, Complete: true,
	}, r.Footer)
	assert.Equal(t, result.Schema, r.Schema)
}

func TestVerdictsAreListedWorstFirst(t *testing.T) {
	t.Parallel()
	assert.Equal(t, []result.Verdict{result.Fail, result.Error, result.Vacuous, result.Blocked, result.Warn, result.Pass, result.Unsupported, result.Untested, result.Filtered}, result.Verdicts)
	for _, v := range result.Verdicts {
		judged := v == result.Pass || v == result.Warn || v == result.Fail
		assert.Equal(t, judged, v.Judged(), "verdict %s", v)
	}
}
