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

func TestValidatedSitesAreEvidence(t *testing.T) {
	t.Parallel()
	for _, c := range []verdictCase{
		{"a part of a response was validated without findings", must("A", idSite), []result.Trial{trial("t", at(created), validated(created, idSite))}, result.Pass, ""},
		{"that a response arrived does not show that it was the right one", must("A", created), []result.Trial{trial("t", at(created), validated(created))}, result.Vacuous, "nothing was checked at create/201"},
		{"nor do its validated parts", must("A", created), []result.Trial{trial("t", at(created), validated(created, idSite))}, result.Vacuous, "nothing was checked at create/201"},
		{"only a check shows that the response was expected", must("A", created), []result.Trial{trial("t", at(created), validated(created), check(evidence.OK, created))}, result.Pass, ""},
		{"validation in a trial that aims at another rule counts", must("A", idSite), []result.Trial{trial("t", at(guard), validated(idSite))}, result.Pass, ""},
		{"a range of statuses is a response like any other", must("A", "create/4XX"), []result.Trial{trial("t", at("create/4XX"), validated("create/4XX/body/json"))}, result.Vacuous, "nothing was checked at create/4XX"},
		{"a part of a response was validated with a finding", must("A", idSite), []result.Trial{trial("t", at(created), validated(idSite), finding(evidence.Violated, idSite))}, result.Fail, "expected a string, got 5"},
		{"an undeclared property is a warning for a rule that claims the body", must("A", "create/201/body"),
			[]result.Trial{trial("t", at(created), validated(idSite), finding(evidence.Tolerated, "create/201/body/undeclared"))}, result.Warn, "expected a string, got 5"},
	} {
		t.Run(c.reason, func(t *testing.T) { t.Parallel(); c.run(t) })
	}
}

func TestRequestFindingsDoNotCountAgainstTarget(t *testing.T) {
	t.Parallel()
	r := fold([]rule.Rule{must("A", nameSite)}, []result.Trial{trial("t", at(nameSite), check(evidence.OK, nameSite), finding(evidence.Violated, nameSite), aboutRequest)})
	assert.Equal(t, result.Pass, only(t, r).Verdict, "assay sent the invalid request on purpose")
	assert.Empty(t, only(t, r).Evidence)
	assert.Empty(t, r.Unclaimed)
}

func TestEvidenceHasOrigin(t *testing.T) {
	t.Parallel()
	violating := trial("t", at(created), check(evidence.Violated, created), finding(evidence.Violated, idSite))
	violating.Findings[0].Pointer = "/id"
	r := fold([]rule.Rule{must("A", created, idSite)}, []result.Trial{violating})
	assert.Equal(t, []evidence.Evidence{
		{Vendor: "acme", Sites: at(created), Grade: evidence.Violated, Expectation: "an expectation", Expected: "201", Actual: "500", Trial: "t", Where: "t.feature:1", Exchange: "t.1"},
		{Vendor: "acme", Sites: at(idSite), Grade: evidence.Violated, Expectation: "response violates the contract", Expected: "a string", Actual: "5",
			Pointer: "/id", Line: 12, By: []string{"kin-openapi"}, Trial: "t", Where: "t.feature:1", Exchange: "t.1"},
	}, only(t, r).Evidence)
	assert.Equal(t, []string{"t"}, only(t, r).Trials)
}

func TestFindingCountsOncePerTrial(t *testing.T) {
	t.Parallel()
	twice := trial("t1", at(created), finding(evidence.Violated, idSite), finding(evidence.Violated, idSite))
	twice.Findings[1].Exchange = "t1.2"
	other := trial("t2", at(created), finding(evidence.Violated, idSite))
	all := append(twice.Against(), other.Against()...)
	require.Len(t, all, 2, "a finding of two exchanges counts once in a trial, and again in another trial")
	assert.Equal(t, []string{"t1.1", "t2.1"}, []string{all[0].Exchange, all[1].Exchange}, "the first exchange that has it")
	found := only(t, fold([]rule.Rule{must("A", idSite, "create/201/body")}, []result.Trial{twice, other})).Evidence
	assert.Len(t, found, 2, "a rule that claims a site and one above it has the evidence once")
}

func TestFindingCountsAgainstSeveralRules(t *testing.T) {
	t.Parallel()
	r := fold([]rule.Rule{must("A", idSite), must("B", "create/201/body"), must("C", created)},
		[]result.Trial{trial("t", at(created), check(evidence.OK, created), finding(evidence.Violated, idSite))})
	assert.Equal(t, result.Fail, r.Rules[0].Verdict)
	assert.Equal(t, result.Fail, r.Rules[1].Verdict, "a rule about the body is one about its properties")
	assert.Equal(t, result.Pass, r.Rules[2].Verdict, "a finding in the body says nothing about the status")
	assert.Empty(t, r.Unclaimed)
}

func TestUnclaimedEvidenceIsListed(t *testing.T) {
	t.Parallel()
	violating := func() []result.Trial {
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
		{"a judged rule claims it", []rule.Rule{must("A", idSite)}, nil, nil, 0},
		{"a rule that was not selected claims it: a run that selects it reports the violation", []rule.Rule{must("A", idSite)}, func(rule.Rule) bool { return false }, nil, 0},
		{"a rule that could not be judged claims it", []rule.Rule{with(must("A", idSite, nameSite), should)}, nil, nil, 0},
		{"an untested rule must not hide a violation", []rule.Rule{with(must("A", idSite), func(r *rule.Rule) { r.Untested = "excused" })}, nil, nil, 1},
		{"an unsupported rule must not hide a violation", []rule.Rule{with(must("A", idSite), func(r *rule.Rule) { r.Needs = []string{"x"} })}, nil, []string{"x"}, 1},
	} {
		t.Run(c.reason, func(t *testing.T) {
			t.Parallel()
			r := result.Fold(result.Meta{}, result.Scope{Rules: c.rules, Selected: c.selected, Without: c.without}, violating(), nil)
			assert.Len(t, r.Unclaimed, c.unclaimed, c.reason)
		})
	}
}

// Two vendors may have operations with the same name.
func TestTrialsCountOnlyForTheirVendor(t *testing.T) {
	t.Parallel()
	acme, zeta := must("A", nameSite), with(must("A", nameSite), func(r *rule.Rule) { r.Vendor = "zeta" })
	trials := []result.Trial{trial("t", at(nameSite), check(evidence.Violated, nameSite)), trial("t", at(nameSite), check(evidence.OK, nameSite))}
	trials[1].Vendor = "zeta"
	r := fold([]rule.Rule{acme, zeta}, trials)
	assert.Equal(t, []result.Verdict{result.Fail, result.Pass}, []result.Verdict{r.Rules[0].Verdict, r.Rules[1].Verdict})
}

// What the contract says about a response is documented; the refusal that a derived case expects is
// documented only if a rule claims it.
func TestUnclaimedCheckIsTolerated(t *testing.T) {
	t.Parallel()
	r := fold([]rule.Rule{must("A", nameSite)}, []result.Trial{trial("t", at(typeSite), check(evidence.Violated, typeSite), finding(evidence.Violated, idSite))})
	require.Len(t, r.Unclaimed, 2)
	assert.Equal(t, evidence.Tolerated, r.Unclaimed[0].Grade, "the check")
	assert.Equal(t, evidence.Violated, r.Unclaimed[1].Grade, "the finding")
	assert.Equal(t, evidence.Violated, r.Trials[0].Checks[0].Grade, "the trial itself is unchanged")
}

func TestResultHasExchangesOfFailedTrials(t *testing.T) {
	t.Parallel()
	all := map[string]*exchange.Exchange{"t.1": {ID: "t.1"}, "u.1": {ID: "u.1"}, "v.1": {ID: "v.1"}}
	r := result.Fold(result.Meta{}, result.Scope{Rules: []rule.Rule{must("A", created)}}, []result.Trial{
		trial("t", at(created), check(evidence.Violated, created)), trial("u", at(created), check(evidence.OK, created)), trial("v", nil, finding(evidence.Violated, "other/200")),
	}, all)
	assert.Len(t, r.Exchanges, 2)
	assert.Contains(t, r.Exchanges, "t.1", "evidence against a rule")
	assert.Contains(t, r.Exchanges, "v.1", "evidence that no rule claims")
}

func TestFoldDoesNotChangeTrials(t *testing.T) {
	t.Parallel()
	trials := []result.Trial{trial("t", at(nameSite), filtered), trial("u", at(nameSite), check(evidence.OK, nameSite))}
	r := fold([]rule.Rule{must("A", nameSite)}, trials)
	assert.Equal(t, []string{"t", "u"}, []string{trials[0].ID, trials[1].ID}, "the caller's list is unchanged")
	require.Len(t, r.Trials, 1, "a trial that did not run is not in the report")
	assert.Equal(t, "u", r.Trials[0].ID)
}
