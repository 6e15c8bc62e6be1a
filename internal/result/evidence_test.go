package result_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/assay-conformance/assay/internal/evidence"
	"github.com/assay-conformance/assay/internal/exchange"
	"github.com/assay-conformance/assay/internal/result"
	"github.com/assay-conformance/assay/internal/rule"
)

func TestWhatWasLookedAtIsEvidence(t *testing.T) {
	t.Parallel()
	for _, c := range []verdictCase{
		{"a place of an answer that was validated and found good", must("A", idSite), []result.Trial{trial("t", at(created), validated(created, idSite))}, result.Pass, ""},
		{"an answer that came is no evidence that it was the right one", must("A", created), []result.Trial{trial("t", at(created), validated(created))}, result.Vacuous, "nothing was checked at create/201"},
		{"nor are the parts of it that were looked at", must("A", created), []result.Trial{trial("t", at(created), validated(created, idSite))}, result.Vacuous, "nothing was checked at create/201"},
		{"only a check says that the answer was due", must("A", created), []result.Trial{trial("t", at(created), validated(created), check(evidence.OK, created))}, result.Pass, ""},
		{"a look by a trial that aims elsewhere counts as well", must("A", idSite), []result.Trial{trial("t", at(guard), validated(idSite))}, result.Pass, ""},
		{"a range of statuses is an answer like any other", must("A", "create/4XX"), []result.Trial{trial("t", at("create/4XX"), validated("create/4XX/body/json"))}, result.Vacuous, "nothing was checked at create/4XX"},
		{"what was looked at and found bad is bad", must("A", idSite), []result.Trial{trial("t", at(created), validated(idSite), finding(evidence.Violated, idSite))}, result.Fail, "expected a string, got 5"},
		{"an undeclared member of an instance is a warning for who claims the body", must("A", "create/201/body"),
			[]result.Trial{trial("t", at(created), validated(idSite), finding(evidence.Tolerated, "create/201/body/undeclared"))}, result.Warn, "expected a string, got 5"},
	} {
		t.Run(c.reason, func(t *testing.T) { t.Parallel(); c.run(t) })
	}
}

func TestOurOwnRequestIsNoEvidenceAgainstTheTarget(t *testing.T) {
	t.Parallel()
	r := fold([]rule.Rule{must("A", nameSite)}, []result.Trial{trial("t", at(nameSite), check(evidence.OK, nameSite), finding(evidence.Violated, nameSite), ours)})
	assert.Equal(t, result.Pass, only(t, r).Verdict, "the request was ours and broke the contract on purpose")
	assert.Empty(t, only(t, r).Evidence)
	assert.Empty(t, r.Unclaimed)
}

func TestEvidenceTellsWhereItWasSeen(t *testing.T) {
	t.Parallel()
	broken := trial("t", at(created), check(evidence.Violated, created), finding(evidence.Violated, idSite))
	broken.Findings[0].Pointer = "/id"
	r := fold([]rule.Rule{must("A", created, idSite)}, []result.Trial{broken})
	assert.Equal(t, []evidence.Evidence{
		{Vendor: "acme", Sites: at(created), Grade: evidence.Violated, Expectation: "a promise", Expected: "201", Actual: "500", Trial: "t", Where: "t.feature:1", Exchange: "t.1"},
		{Vendor: "acme", Sites: at(idSite), Grade: evidence.Violated, Expectation: "the answer is what the contract says", Expected: "a string", Actual: "5",
			Pointer: "/id", Line: 12, By: []string{"kin-openapi"}, Trial: "t", Where: "t.feature:1", Exchange: "t.1"},
	}, only(t, r).Evidence)
	assert.Equal(t, []string{"t"}, only(t, r).Trials)
}

func TestAFindingIsCountedOncePerTrial(t *testing.T) {
	t.Parallel()
	twice := trial("t1", at(created), finding(evidence.Violated, idSite), finding(evidence.Violated, idSite))
	twice.Findings[1].Exchange = "t1.2"
	other := trial("t2", at(created), finding(evidence.Violated, idSite))
	again := append(twice.Against(), other.Against()...)
	require.Len(t, again, 2, "two exchanges of one trial show the same thing; another trial shows it anew")
	assert.Equal(t, []string{"t1.1", "t2.1"}, []string{again[0].Exchange, again[1].Exchange}, "the first exchange that showed it")
	found := only(t, fold([]rule.Rule{must("A", idSite, "create/201/body")}, []result.Trial{twice, other})).Evidence
	assert.Len(t, found, 2, "a rule that claims a site and one above it has the evidence once")
}

func TestOneFindingMaySpeakAgainstSeveralRules(t *testing.T) {
	t.Parallel()
	r := fold([]rule.Rule{must("A", idSite), must("B", "create/201/body"), must("C", created)},
		[]result.Trial{trial("t", at(created), check(evidence.OK, created), finding(evidence.Violated, idSite))})
	assert.Equal(t, result.Fail, r.Rules[0].Verdict)
	assert.Equal(t, result.Fail, r.Rules[1].Verdict, "the promise about the body is one about its members")
	assert.Equal(t, result.Pass, r.Rules[2].Verdict, "what is wrong with its body is no evidence about a status")
	assert.Empty(t, r.Unclaimed)
}

func TestEvidenceThatNoJudgedRuleClaimsIsListed(t *testing.T) {
	t.Parallel()
	broken := func() []result.Trial {
		return []result.Trial{trial("t", at(created), finding(evidence.Violated, idSite))}
	}
	for _, c := range []struct {
		reason    string
		rules     []rule.Rule
		selected  func(rule.Rule) bool
		without   []string
		unclaimed int
	}{
		{"no rule claims the site", []rule.Rule{must("A", nameSite)}, nil, nil, 1},
		{"a rule that is judged claims it", []rule.Rule{must("A", idSite)}, nil, nil, 0},
		{"a rule that was not selected claims it all the same: it will be told in its own run", []rule.Rule{must("A", idSite)}, func(rule.Rule) bool { return false }, nil, 0},
		{"so does one that was to be judged, and could not be", []rule.Rule{with(must("A", idSite, nameSite), should)}, nil, nil, 0},
		{"a rule that nobody tests must not hide a breach", []rule.Rule{with(must("A", idSite), func(r *rule.Rule) { r.Untested = "excused" })}, nil, nil, 1},
		{"nor a rule that the target says it cannot keep", []rule.Rule{with(must("A", idSite), func(r *rule.Rule) { r.Needs = []string{"x"} })}, nil, []string{"x"}, 1},
	} {
		t.Run(c.reason, func(t *testing.T) {
			t.Parallel()
			r := result.Fold(result.Meta{}, result.Scope{Rules: c.rules, Selected: c.selected, Without: c.without}, broken(), nil)
			assert.Len(t, r.Unclaimed, c.unclaimed, c.reason)
		})
	}
}

// Two vendors may have operations of one name.
func TestTrialsOfOneVendorSayNothingOfAnother(t *testing.T) {
	t.Parallel()
	ours, theirs := must("A", nameSite), with(must("A", nameSite), func(r *rule.Rule) { r.Vendor = "zeta" })
	trials := []result.Trial{trial("t", at(nameSite), check(evidence.Violated, nameSite)), trial("t", at(nameSite), check(evidence.OK, nameSite))}
	trials[1].Vendor = "zeta"
	r := fold([]rule.Rule{ours, theirs}, trials)
	assert.Equal(t, []result.Verdict{result.Fail, result.Pass}, []result.Verdict{r.Rules[0].Verdict, r.Rules[1].Verdict})
}

// What the contract says of an answer is documentation; what a derived case expects of a
// refusal is documentation only where a rule says so.
func TestACheckThatNoRuleClaimsIsNoBreach(t *testing.T) {
	t.Parallel()
	r := fold([]rule.Rule{must("A", nameSite)}, []result.Trial{trial("t", at(typeSite), check(evidence.Violated, typeSite), finding(evidence.Violated, idSite))})
	require.Len(t, r.Unclaimed, 2)
	assert.Equal(t, evidence.Tolerated, r.Unclaimed[0].Grade, "the check")
	assert.Equal(t, evidence.Violated, r.Unclaimed[1].Grade, "the finding")
	assert.Equal(t, evidence.Violated, r.Trials[0].Checks[0].Grade, "the record of the trial stays as it was")
}

func TestTheExchangesOfFailedTrialsAreInTheResult(t *testing.T) {
	t.Parallel()
	all := map[string]*exchange.Exchange{"t.1": {ID: "t.1"}, "u.1": {ID: "u.1"}, "v.1": {ID: "v.1"}}
	r := result.Fold(result.Meta{}, result.Scope{Rules: []rule.Rule{must("A", created)}}, []result.Trial{
		trial("t", at(created), check(evidence.Violated, created)), trial("u", at(created), check(evidence.OK, created)), trial("v", nil, finding(evidence.Violated, "other/200")),
	}, all)
	assert.Len(t, r.Exchanges, 2)
	assert.Contains(t, r.Exchanges, "t.1", "evidence of a rule")
	assert.Contains(t, r.Exchanges, "v.1", "evidence that no rule claims")
}

func TestFoldingLeavesTheTrialsAlone(t *testing.T) {
	t.Parallel()
	trials := []result.Trial{trial("t", at(nameSite), filtered), trial("u", at(nameSite), check(evidence.OK, nameSite))}
	r := fold([]rule.Rule{must("A", nameSite)}, trials)
	assert.Equal(t, []string{"t", "u"}, []string{trials[0].ID, trials[1].ID}, "the caller's list is not cut")
	require.Len(t, r.Trials, 1, "a trial that did not run is not in the report")
	assert.Equal(t, "u", r.Trials[0].ID)
}
