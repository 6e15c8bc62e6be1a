package result_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/assay-conformance/assay/internal/evidence"
	"github.com/assay-conformance/assay/internal/result"
	"github.com/assay-conformance/assay/internal/rule"
)

func TestTrialsThatJudgeRule(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		reason string
		rule   rule.Rule
		trial  result.Trial
		want   bool
	}{
		{"a scenario with the rule's id", with(must("A", guard), byScenario), trial("t", nil, judges("A", "B")), true},
		{"a scenario of another rule", with(must("A", guard), byScenario), trial("t", nil, judges("B")), false},
		{"a derived case of the rule's site", must("A", nameSite), trial("t", at(nameSite)), true},
		{"a derived case of another site", must("A", nameSite), trial("t", at(typeSite)), false},
		{"a rule about a part of a response is judged wherever the response is expected", must("A", idSite), trial("t", at(created)), true},
		{"but not where another response is expected", must("A", idSite), trial("t", at("create/409")), false},
		{"a derived case does not judge a rule that a scenario carries", with(must("A", created), byScenario), trial("t", at(created)), false},
		{"a scenario may have the id of a rule that the contract carries", must("A", created), trial("t", nil, judges("A")), true},
	} {
		t.Run(c.reason, func(t *testing.T) {
			t.Parallel()
			got := only(t, fold([]rule.Rule{c.rule}, []result.Trial{c.trial}))
			assert.Equal(t, c.want, len(got.Trials) == 1, c.reason)
		})
	}
}

func TestTrialsOfRuleAreInPlanOrderWithoutDuplicates(t *testing.T) {
	t.Parallel()
	r := fold([]rule.Rule{must("A", idSite, created)}, []result.Trial{trial("t1", at(created)), trial("t2", nil, judges("A")), trial("t3", at(idSite, created))})
	assert.Equal(t, []string{"t1", "t2", "t3"}, only(t, r).Trials)
}

func TestMissingOfferMakesRuleUnsupported(t *testing.T) {
	t.Parallel()
	needs := with(must("A", nameSite), func(r *rule.Rule) { r.Needs = []string{"audit-service", "running-scan", "second-site"} })
	r := fold([]rule.Rule{needs}, []result.Trial{trial("t", at(nameSite), blocked("no running scan"))}, "running-scan", "second-site", "unrelated")
	assert.Equal(t, result.Unsupported, only(t, r).Verdict, "the target says so: the rule is not blocked")
	assert.Equal(t, "the target does not offer running-scan, second-site", only(t, r).Why, "only what the rule needs")
	r = fold([]rule.Rule{needs}, []result.Trial{trial("t", at(nameSite), blocked("no running scan"))}, "unrelated")
	assert.Equal(t, result.Blocked, only(t, r).Verdict, "a missing precondition blocks")
}

func TestRulesThatAreNotJudged(t *testing.T) {
	t.Parallel()
	none := func(rule.Rule) bool { return false }
	excused := with(must("A", nameSite), func(r *rule.Rule) { r.Untested = "excused" })
	needing := with(must("A", nameSite), func(r *rule.Rule) { r.Needs = []string{"x"} })
	for _, c := range []struct {
		reason string
		rule   rule.Rule
		scope  result.Scope
		want   result.Verdict
	}{
		{"not selected", must("A", nameSite), result.Scope{Selected: none}, result.Filtered},
		{"an untested rule is untested in every run, selected or not", excused, result.Scope{Selected: none}, result.Untested},
		{"the needs of a rule that was not selected do not matter", needing, result.Scope{Selected: none, Without: []string{"x"}}, result.Filtered},
		{"a selected rule needs what the target does not offer", needing, result.Scope{Without: []string{"x"}}, result.Unsupported},
	} {
		t.Run(c.reason, func(t *testing.T) {
			t.Parallel()
			c.scope.Rules = []rule.Rule{c.rule}
			violating := []result.Trial{trial("t", at(nameSite), check(evidence.Violated, nameSite))}
			got := only(t, result.Fold(result.Meta{}, c.scope, violating, nil))
			assert.Equal(t, c.want, got.Verdict, c.reason)
			assert.False(t, got.Verdict.Judged(), c.reason)
			assert.NotEmpty(t, got.Why, "a rule that is not judged has a reason")
			assert.Empty(t, got.Evidence, "a rule that is not judged has no evidence")
		})
	}
}

func TestFilteredIsNotVacuous(t *testing.T) {
	t.Parallel()
	ok := check(evidence.OK, nameSite)
	for _, c := range []verdictCase{
		{"the only trial belongs to another shard", must("A", nameSite), []result.Trial{trial("t", at(nameSite), filtered)}, result.Filtered, notSelected + string(nameSite)},
		{"one of two sites was checked, and the trial of the other belongs to another shard", must("A", nameSite, typeSite), []result.Trial{trial("t1", at(nameSite), ok), trial("t2", at(typeSite), filtered)}, result.Filtered, notSelected + string(typeSite)},
		{"one of two trials ran and checked the only site", must("A", nameSite), []result.Trial{trial("t1", at(nameSite), ok), trial("t2", at(nameSite), filtered)}, result.Pass, ""},
		{"the trial of the site ran and checked nothing, the other aims at another site", must("A", nameSite), []result.Trial{trial("t1", at(nameSite)), trial("t2", at(typeSite), filtered)}, result.Vacuous, "nothing was checked at " + string(nameSite)},
		{"validation in a trial of another rule is enough", must("A", idSite), []result.Trial{trial("t1", at(created), filtered), trial("t2", at(guard), validated(idSite))}, result.Pass, ""},
		{"a violation in a trial of another rule counts", must("A", idSite), []result.Trial{trial("t1", at(created), filtered), trial("t2", at(guard), finding(evidence.Violated, idSite))}, result.Fail, "expected a string, got 5"},
		{"a violation at one of two sites counts", must("A", nameSite, typeSite), []result.Trial{trial("t1", at(nameSite), check(evidence.Violated, nameSite)), trial("t2", at(typeSite), filtered)}, result.Fail, "expected 201, got 500"},
		{"a trial that did not run blocks nothing", must("A", nameSite), []result.Trial{trial("t1", at(nameSite), ok), trial("t2", at(nameSite), filtered)}, result.Pass, ""},
	} {
		t.Run(c.reason, func(t *testing.T) { t.Parallel(); c.run(t) })
	}
}
