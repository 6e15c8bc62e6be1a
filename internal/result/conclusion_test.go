package result_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/assay-conformance/assay/internal/evidence"
	"github.com/assay-conformance/assay/internal/result"
	"github.com/assay-conformance/assay/internal/rule"
)

func TestTheConclusionInWordsAndExitCode(t *testing.T) {
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
			trial("e", at("op/body/e"), blocked("no")), trial("f", at("op/body/f"), failed("ours")), trial("i", at("op/body/i"), filtered),
			trial("j", at("document/a"), uncalled, check(evidence.OK, "document/a")), trial("k", at("document/b"), uncalled, check(evidence.Violated, "document/b")),
		}
	}
	for _, c := range []struct {
		reason string
		rules  []rule.Rule
		words  string
		exit   int
	}{
		{"all is kept", []rule.Rule{pass, pass}, "CONFORMANT: all 2 rules of acme tested on the wire are kept", 0},
		{"a warning is told, but no breach", []rule.Rule{pass, tolerated}, "CONFORMANT: all 2 rules of acme tested on the wire are kept, 1 with a warning", 0},
		{"what was not judged is counted in the headline", []rule.Rule{pass, excused, excused, unable, elsewhere},
			"CONFORMANT: all 1 rules of acme tested on the wire are kept; 1 unsupported by the target; 2 untested; 1 not selected", 0},
		{"what our own contract states is counted apart: it says nothing of the target", []rule.Rule{pass, stated, stated},
			"CONFORMANT: all 1 rules of acme tested on the wire are kept; 2 stated by the contract", 0},
		{"a contract alone is no evidence that a target conforms", []rule.Rule{stated}, "INCONCLUSIVE: no rule of acme was tested on the wire; 1 stated by the contract", 3},
		{"one rule is broken", []rule.Rule{pass, fail}, "NOT CONFORMANT: 1 of 2 rules of acme tested on the wire is broken", 1},
		{"several are", []rule.Rule{fail, fail, pass}, "NOT CONFORMANT: 2 of 3 rules of acme tested on the wire are broken", 1},
		{"a known breach is a breach: 1 beats 3; what is open is not judged", []rule.Rule{fail, wrong, open, stuck},
			"NOT CONFORMANT: 1 of 1 rules of acme tested on the wire is broken; 1 in error; 1 vacuous; 1 blocked", 1},
		{"a contract that states it wrongly is a breach, and not the target's", []rule.Rule{pass, misstated, stated},
			"NOT CONFORMANT: no rule of acme tested on the wire is broken, but what the contract states is; 2 stated by the contract, 1 of them wrongly", 1},
		{"both are", []rule.Rule{fail, misstated}, "NOT CONFORMANT: 1 of 1 rules of acme tested on the wire is broken; 1 stated by the contract, 1 of them wrongly", 1},
		{"nothing is known of a blocked rule", []rule.Rule{pass, stuck}, "INCONCLUSIVE: 1 of 2 rules of acme could not be judged; 1 tested on the wire is kept; 1 blocked", 3},
		{"the kinds of what is open, worst first", []rule.Rule{open, stuck, wrong, stuck, stated},
			"INCONCLUSIVE: 4 of 5 rules of acme could not be judged; 0 tested on the wire are kept; 1 in error; 1 vacuous; 2 blocked; 1 stated by the contract", 3},
		{"nothing selected is nothing judged", []rule.Rule{elsewhere}, "NOTHING JUDGED: no rule of acme was judged; 1 not selected", 3},
		{"a catalogue of excuses judges nothing", []rule.Rule{excused}, "NOTHING JUDGED: no rule of acme was judged; 1 untested", 3},
		{"no rules at all", nil, "NOTHING JUDGED: no rule of acme was judged", 3},
	} {
		t.Run(c.reason, func(t *testing.T) {
			t.Parallel()
			words, exit := fold(c.rules, onlyAimedAt(trials(), c.rules), "x").Conclusion()
			assert.Equal(t, c.words, words, c.reason)
			assert.Equal(t, c.exit, exit, c.reason)
		})
	}
}

// onlyAimedAt leaves out the trials of other rules: their evidence would be unclaimed.
func onlyAimedAt(trials []result.Trial, rules []rule.Rule) (kept []result.Trial) {
	for _, t := range trials {
		for _, r := range rules {
			if t.Sites[0] == r.Sites[0] {
				kept = append(kept, t)
				break
			}
		}
	}
	return kept
}

func TestABreachThatNoRuleClaimsIsABreach(t *testing.T) {
	t.Parallel()
	ok := trial("a", at(nameSite), check(evidence.OK, nameSite))
	for _, c := range []struct {
		reason string
		trials []result.Trial
		words  string
		exit   int
	}{
		{"one place", []result.Trial{ok, trial("b", nil, finding(evidence.Violated, "op/200"))},
			"NOT CONFORMANT: no rule of acme is broken, but its contract is, in 1 place that no rule claims", 1},
		{"several", []result.Trial{ok, trial("b", nil, finding(evidence.Violated, "op/200"), finding(evidence.Violated, "op/201"))},
			"NOT CONFORMANT: no rule of acme is broken, but its contract is, in 2 places that no rule claims", 1},
		{"an undeclared member of an instance is none", []result.Trial{ok, trial("b", nil, finding(evidence.Tolerated, "op/200/body/undeclared"))},
			"CONFORMANT: all 1 rules of acme tested on the wire are kept", 0},
		{"nor is what the source does not document", []result.Trial{ok, trial("b", nil, finding(evidence.Note, "op/4XX"))},
			"CONFORMANT: all 1 rules of acme tested on the wire are kept", 0},
		{"nor a mistake in our own request", []result.Trial{ok, trial("b", nil, finding(evidence.Violated, "op/body"), ours)},
			"CONFORMANT: all 1 rules of acme tested on the wire are kept", 0},
	} {
		t.Run(c.reason, func(t *testing.T) {
			t.Parallel()
			words, exit := fold([]rule.Rule{must("A", nameSite)}, c.trials).Conclusion()
			assert.Equal(t, c.words, words, c.reason)
			assert.Equal(t, c.exit, exit, c.reason)
		})
	}
}

func TestAnInterruptedRunProvesNothing(t *testing.T) {
	t.Parallel()
	pass, fail := must("PASS", "op/body/a"), must("FAIL", "op/body/b")
	for _, c := range []struct {
		reason string
		rules  []rule.Rule
		words  string
		exit   int
	}{
		{"all that was tried was kept", []rule.Rule{pass}, "INTERRUPTED: the run stopped before all was tried; 1 rule of acme tested on the wire is kept so far", 3},
		{"a breach that was met before is a breach, and may not be the only one", []rule.Rule{pass, fail},
			"INTERRUPTED; NOT CONFORMANT so far: 1 of 2 rules of acme tested on the wire is broken", 1},
		{"nothing was tried yet", nil, "INTERRUPTED: the run stopped before all was tried; 0 rules of acme tested on the wire are kept so far", 3},
	} {
		t.Run(c.reason, func(t *testing.T) {
			t.Parallel()
			trials := onlyAimedAt([]result.Trial{
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

func TestATrialOfOursThatWentWrongIsNotGreen(t *testing.T) {
	t.Parallel()
	words, exit := fold([]rule.Rule{must("A", nameSite)}, []result.Trial{
		trial("a", at(nameSite), check(evidence.OK, nameSite)), trial("b", at("other/body/x"), failed("a panic of ours")),
	}).Conclusion()
	assert.Equal(t, "INCONCLUSIVE: all 1 rules of acme tested on the wire are kept, but a trial of ours went wrong", words)
	assert.Equal(t, result.ExitInconclusive, exit)
}

func TestWhatIsLeftOnTheTargetIsNotGreen(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		reason string
		grade  evidence.Grade
		words  string
		exit   int
	}{
		{"who made it must remove it by hand", evidence.OK,
			"INCONCLUSIVE: all 1 rules of acme tested on the wire are kept, but the run did not remove all that it made; 2 left on the target", 3},
		{"a breach is told first", evidence.Violated, "NOT CONFORMANT: 1 of 1 rules of acme tested on the wire is broken; 2 left on the target", 1},
	} {
		t.Run(c.reason, func(t *testing.T) {
			t.Parallel()
			words, exit := fold([]rule.Rule{must("A", nameSite)}, []result.Trial{trial("a", at(nameSite), check(c.grade, nameSite), leaving, leaving)}).Conclusion()
			assert.Equal(t, c.words, words, c.reason)
			assert.Equal(t, c.exit, exit, c.reason)
		})
	}
}

// A rule that claims places of both kinds is tested on the wire where one of them is.
func TestWhichRulesAreTestedOnTheWire(t *testing.T) {
	t.Parallel()
	const pointer rule.Site = "document/servers/0/url"
	document := trial("d", at(pointer), uncalled, check(evidence.OK, pointer))
	for _, c := range []struct {
		reason string
		rule   rule.Rule
		trial  result.Trial
		stated bool
	}{
		{"a trial that called nothing", must("A", pointer), trial("t", nil), true},
		{"a check of an answer", must("A", pointer, nameSite), trial("t", at(nameSite), check(evidence.OK, nameSite)), false},
		{"a look at an answer", must("A", pointer, idSite), trial("t", at(created), validated(idSite)), false},
		{"a breach that a call met", must("A", pointer, idSite), trial("t", at(created), finding(evidence.Violated, idSite)), false},
		{"a rule that was not judged is neither", must("A", typeSite), trial("t", at(typeSite), uncalled), false},
	} {
		t.Run(c.reason, func(t *testing.T) {
			t.Parallel()
			r := fold([]rule.Rule{c.rule}, []result.Trial{document, c.trial})
			assert.Equal(t, c.stated, only(t, r).Stated, c.reason)
		})
	}
}

func TestTheFooterCounts(t *testing.T) {
	t.Parallel()
	r := result.Fold(result.Meta{Vendors: []string{"acme", "zeta"}}, result.Scope{Rules: []rule.Rule{must("A", nameSite), must("B", typeSite)}},
		[]result.Trial{trial("a", at(nameSite), check(evidence.OK, nameSite)), trial("b", at(typeSite), filtered)}, nil)
	assert.Equal(t, result.Footer{
		Verdict: "CONFORMANT: all 1 rules of acme, zeta tested on the wire are kept; 1 not selected", Exit: 0,
		Counts: map[result.Verdict]int{result.Pass: 1, result.Filtered: 1}, Rules: 2, Tested: 1, Trials: 1, Complete: true,
	}, r.Footer)
	assert.Equal(t, result.Schema, r.Schema)
}

func TestEveryVerdictIsListedOnceWorstFirst(t *testing.T) {
	t.Parallel()
	assert.Equal(t, []result.Verdict{result.Fail, result.Error, result.Vacuous, result.Blocked, result.Warn, result.Pass, result.Unsupported, result.Untested, result.Filtered}, result.Verdicts)
	for _, v := range result.Verdicts {
		judged := v == result.Pass || v == result.Warn || v == result.Fail
		assert.Equal(t, judged, v.Judged(), "verdict %s", v)
	}
}
