package result_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/assay-conformance/assay/internal/evidence"
	"github.com/assay-conformance/assay/internal/result"
	"github.com/assay-conformance/assay/internal/rule"
)

const (
	nameSite rule.Site = "create/body/name/maxLength"
	typeSite rule.Site = "create/body/type/required"
	created  rule.Site = "create/201"
	idSite   rule.Site = "create/201/body/id/required"
	guard    rule.Site = "create/guard/duplicate"
)

// notSelected begins the words about a rule of which not all trials ran.
const notSelected = "not all of its trials were selected; nothing was checked at "

// verdictCase is one rule, what the trials said, and what is to be made of it.
type verdictCase struct {
	reason string
	rule   rule.Rule
	trials []result.Trial
	want   result.Verdict
	why    string
}

func (c verdictCase) run(t *testing.T) {
	t.Helper()
	got := only(t, fold([]rule.Rule{c.rule}, c.trials))
	assert.Equal(t, c.want, got.Verdict, "%s (why: %s)", c.reason, got.Why)
	assert.Equal(t, c.why, got.Why, c.reason)
}

func TestEachVerdictHasItsPlainCase(t *testing.T) {
	t.Parallel()
	for _, c := range []verdictCase{
		{"a check that was kept at the very site", must("A", nameSite), []result.Trial{trial("t", at(nameSite), check(evidence.OK, nameSite))}, result.Pass, ""},
		{"a check that was broken", must("A", nameSite), []result.Trial{trial("t", at(nameSite), check(evidence.Violated, nameSite))}, result.Fail, "expected 201, got 500"},
		{"a finding of the contract at a part of an answer", must("A", idSite), []result.Trial{trial("t", at(created), check(evidence.OK, created), finding(evidence.Violated, idSite))}, result.Fail, "expected a string, got 5"},
		{"the same against a SHOULD is a warning", with(must("A", nameSite), should), []result.Trial{trial("t", at(nameSite), check(evidence.Violated, nameSite))}, result.Warn, "expected 201, got 500"},
		{"and against a MAY", with(must("A", nameSite), func(r *rule.Rule) { r.Level = rule.May }), []result.Trial{trial("t", at(nameSite), check(evidence.Violated, nameSite))}, result.Warn, "expected 201, got 500"},
		{"a tolerated answer is a warning even for a MUST", must("A", nameSite), []result.Trial{trial("t", at(nameSite), check(evidence.Tolerated, nameSite))}, result.Warn, "expected 201, got 500"},
		{"our own fault says nothing of the target", must("A", nameSite), []result.Trial{trial("t", at(nameSite), failed("a panic of ours"))}, result.Error, "a panic of ours"},
		{"a precondition that failed", must("A", nameSite), []result.Trial{trial("t", at(nameSite), blocked("no audit service"))}, result.Blocked, "no audit service"},
		{"a trial ran and checked nothing", must("A", nameSite), []result.Trial{trial("t", at(nameSite))}, result.Vacuous, "nothing was checked at " + string(nameSite)},
		{"no trial aims at the rule at all", must("A", nameSite), nil, result.Vacuous, "nothing was checked at " + string(nameSite)},
		{"the trials were not selected this time", must("A", nameSite), []result.Trial{trial("t", at(nameSite), filtered)}, result.Filtered, notSelected + string(nameSite)},
		{"information is never judged", rule.Rule{ID: "A", Kind: rule.Information}, []result.Trial{trial("t", at(nameSite), check(evidence.OK, nameSite))}, result.Untested, "information: no call can show it"},
		{"the catalogue says why nothing judges the rule", with(must("A", nameSite), func(r *rule.Rule) { r.Untested = "needs a second tenant" }),
			[]result.Trial{trial("t", at(nameSite), check(evidence.OK, nameSite))}, result.Untested, "needs a second tenant"},
	} {
		t.Run(c.reason, func(t *testing.T) { t.Parallel(); c.run(t) })
	}
}

func TestTheWorstThatIsKnownDecides(t *testing.T) {
	t.Parallel()
	ok, broken := check(evidence.OK, nameSite), check(evidence.Violated, nameSite)
	for _, c := range []verdictCase{
		{"one trial that was broken beats many that were kept", must("A", nameSite),
			[]result.Trial{trial("t1", at(nameSite), ok), trial("t2", at(nameSite), broken), trial("t3", at(nameSite), ok)}, result.Fail, "expected 201, got 500"},
		{"a known breach is a breach, whatever else went wrong", must("A", nameSite),
			[]result.Trial{trial("t1", at(nameSite), failed("a panic of ours")), trial("t2", at(nameSite), broken)}, result.Fail, "expected 201, got 500"},
		{"even in the same trial", must("A", nameSite), []result.Trial{trial("t", at(nameSite), broken, failed("a panic of ours"))}, result.Fail, "expected 201, got 500"},
		{"and although another trial was blocked", must("A", nameSite),
			[]result.Trial{trial("t1", at(nameSite), blocked("no audit service")), trial("t2", at(nameSite), broken)}, result.Fail, "expected 201, got 500"},
		{"our own fault beats what was kept: nobody knows what that trial would have said", must("A", nameSite),
			[]result.Trial{trial("t1", at(nameSite), ok), trial("t2", at(nameSite), failed("a panic of ours"))}, result.Error, "a panic of ours"},
		{"our own fault beats a warning", with(must("A", nameSite), should),
			[]result.Trial{trial("t1", at(nameSite), broken), trial("t2", at(nameSite), failed("a panic of ours"))}, result.Error, "a panic of ours"},
		{"our own fault beats a blocked trial", must("A", nameSite),
			[]result.Trial{trial("t1", at(nameSite), blocked("no audit service")), trial("t2", at(nameSite), failed("a panic of ours"))}, result.Error, "a panic of ours"},
		{"a blocked trial beats what was kept", must("A", nameSite),
			[]result.Trial{trial("t1", at(nameSite), ok), trial("t2", at(nameSite), blocked("no audit service"))}, result.Blocked, "no audit service"},
		{"broken beats tolerated, in either order", must("A", nameSite),
			[]result.Trial{trial("t1", at(nameSite), check(evidence.Tolerated, nameSite)), trial("t2", at(nameSite), broken)}, result.Fail, "expected 201, got 500"},
		{"broken beats tolerated, the other way round", must("A", nameSite),
			[]result.Trial{trial("t1", at(nameSite), broken), trial("t2", at(nameSite), check(evidence.Tolerated, nameSite))}, result.Fail, "expected 201, got 500"},
		{"the error of a trial that aims elsewhere is not this rule's", must("A", nameSite),
			[]result.Trial{trial("t1", at(nameSite), ok), trial("t2", at(typeSite), failed("a panic of ours"))}, result.Pass, ""},
		{"evidence against it counts from any trial", must("A", nameSite),
			[]result.Trial{trial("t1", at(nameSite), ok), trial("t2", at(typeSite), broken)}, result.Fail, "expected 201, got 500"},
	} {
		t.Run(c.reason, func(t *testing.T) { t.Parallel(); c.run(t) })
	}
}

func TestARuleIsOnlyAsGreenAsItsDarkestSite(t *testing.T) {
	t.Parallel()
	two := must("A", nameSite, typeSite)
	for _, c := range []verdictCase{
		{"each site has its evidence", two, []result.Trial{trial("t1", at(nameSite), check(evidence.OK, nameSite)), trial("t2", at(typeSite), check(evidence.OK, typeSite))}, result.Pass, ""},
		{"one check may speak about several sites", two, []result.Trial{trial("t", at(nameSite), check(evidence.OK, nameSite, typeSite))}, result.Pass, ""},
		{"one site has none: half a proof is no proof", two, []result.Trial{trial("t", at(nameSite), check(evidence.OK, nameSite))}, result.Vacuous, "nothing was checked at " + string(typeSite)},
		{"nor is half a warning a warning", two, []result.Trial{trial("t", at(nameSite), check(evidence.Tolerated, nameSite))}, result.Vacuous, "nothing was checked at " + string(typeSite)},
		{"but half a breach is a breach", two, []result.Trial{trial("t", at(nameSite), check(evidence.Violated, nameSite))}, result.Fail, "expected 201, got 500"},
		{"a check on an empty list proves nothing", must("A", nameSite), []result.Trial{trial("t", at(nameSite), check(evidence.Empty, nameSite))}, result.Vacuous, "nothing was checked at " + string(nameSite)},
		{"a note is about what the source does not document", must("A", nameSite), []result.Trial{trial("t", at(nameSite), finding(evidence.Note, nameSite))}, result.Vacuous, "nothing was checked at " + string(nameSite)},
		{"evidence below a site is evidence about it", must("A", "create/201/body"), []result.Trial{trial("t", at(created), validated(idSite))}, result.Pass, ""},
		{"evidence above a site says too little", must("A", idSite), []result.Trial{trial("t", at(created), check(evidence.OK, created))}, result.Vacuous, "nothing was checked at " + string(idSite)},
		{"a rule without sites has nothing open, so its trial must not go wrong", with(must("A"), byScenario), []result.Trial{trial("t", nil, judges("A"), blocked("no second site"))}, result.Blocked, "no second site"},
	} {
		t.Run(c.reason, func(t *testing.T) { t.Parallel(); c.run(t) })
	}
}
