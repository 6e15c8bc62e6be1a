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

// notSelected begins the reason of a rule of which not all trials ran.
const notSelected = "not all of its trials were selected; nothing was checked at "

// verdictCase is a rule, its trials, and the expected verdict.
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

func TestVerdicts(t *testing.T) {
	t.Parallel()
	for _, c := range []verdictCase{
		{"a check of the site passed", must("A", nameSite), []result.Trial{trial("t", at(nameSite), check(evidence.OK, nameSite))}, result.Pass, ""},
		{"a check of the site failed", must("A", nameSite), []result.Trial{trial("t", at(nameSite), check(evidence.Violated, nameSite))}, result.Fail, "expected 201, got 500"},
		{"a finding at a part of a response", must("A", idSite), []result.Trial{trial("t", at(created), check(evidence.OK, created), finding(evidence.Violated, idSite))}, result.Fail, "expected a string, got 5"},
		{"a failed check of a SHOULD rule", with(must("A", nameSite), should), []result.Trial{trial("t", at(nameSite), check(evidence.Violated, nameSite))}, result.Warn, "expected 201, got 500"},
		{"a failed check of a MAY rule", with(must("A", nameSite), func(r *rule.Rule) { r.Level = rule.May }), []result.Trial{trial("t", at(nameSite), check(evidence.Violated, nameSite))}, result.Warn, "expected 201, got 500"},
		{"a tolerated response is a warning even for a MUST rule", must("A", nameSite), []result.Trial{trial("t", at(nameSite), check(evidence.Tolerated, nameSite))}, result.Warn, "expected 201, got 500"},
		{"a harness error says nothing about the target", must("A", nameSite), []result.Trial{trial("t", at(nameSite), failed("panic: index out of range"))}, result.Error, "panic: index out of range"},
		{"a precondition failed", must("A", nameSite), []result.Trial{trial("t", at(nameSite), blocked("no audit service"))}, result.Blocked, "no audit service"},
		{"a trial ran and checked nothing", must("A", nameSite), []result.Trial{trial("t", at(nameSite))}, result.Vacuous, "nothing was checked at " + string(nameSite)},
		{"no trial aims at the rule", must("A", nameSite), nil, result.Vacuous, "nothing was checked at " + string(nameSite)},
		{"the trials were not selected", must("A", nameSite), []result.Trial{trial("t", at(nameSite), filtered)}, result.Filtered, notSelected + string(nameSite)},
		{"information is never judged", rule.Rule{ID: "A", Kind: rule.Information}, []result.Trial{trial("t", at(nameSite), check(evidence.OK, nameSite))}, result.Untested, "information: no call can test it"},
		{"the catalogue says why the rule is untested", with(must("A", nameSite), func(r *rule.Rule) { r.Untested = "needs a second tenant" }),
			[]result.Trial{trial("t", at(nameSite), check(evidence.OK, nameSite))}, result.Untested, "needs a second tenant"},
	} {
		t.Run(c.reason, func(t *testing.T) { t.Parallel(); c.run(t) })
	}
}

func TestWorstEvidenceDecides(t *testing.T) {
	t.Parallel()
	ok, violated := check(evidence.OK, nameSite), check(evidence.Violated, nameSite)
	for _, c := range []verdictCase{
		{"one failed trial takes precedence over many that passed", must("A", nameSite),
			[]result.Trial{trial("t1", at(nameSite), ok), trial("t2", at(nameSite), violated), trial("t3", at(nameSite), ok)}, result.Fail, "expected 201, got 500"},
		{"a violation takes precedence over a harness error", must("A", nameSite),
			[]result.Trial{trial("t1", at(nameSite), failed("panic: index out of range")), trial("t2", at(nameSite), violated)}, result.Fail, "expected 201, got 500"},
		{"a violation takes precedence over a harness error in the same trial", must("A", nameSite), []result.Trial{trial("t", at(nameSite), violated, failed("panic: index out of range"))}, result.Fail, "expected 201, got 500"},
		{"a violation takes precedence over a blocked trial", must("A", nameSite),
			[]result.Trial{trial("t1", at(nameSite), blocked("no audit service")), trial("t2", at(nameSite), violated)}, result.Fail, "expected 201, got 500"},
		{"a harness error takes precedence over a pass: the trial might have failed", must("A", nameSite),
			[]result.Trial{trial("t1", at(nameSite), ok), trial("t2", at(nameSite), failed("panic: index out of range"))}, result.Error, "panic: index out of range"},
		{"a harness error takes precedence over a warning", with(must("A", nameSite), should),
			[]result.Trial{trial("t1", at(nameSite), violated), trial("t2", at(nameSite), failed("panic: index out of range"))}, result.Error, "panic: index out of range"},
		{"a harness error takes precedence over a blocked trial", must("A", nameSite),
			[]result.Trial{trial("t1", at(nameSite), blocked("no audit service")), trial("t2", at(nameSite), failed("panic: index out of range"))}, result.Error, "panic: index out of range"},
		{"a blocked trial takes precedence over a pass", must("A", nameSite),
			[]result.Trial{trial("t1", at(nameSite), ok), trial("t2", at(nameSite), blocked("no audit service"))}, result.Blocked, "no audit service"},
		{"violated takes precedence over tolerated", must("A", nameSite),
			[]result.Trial{trial("t1", at(nameSite), check(evidence.Tolerated, nameSite)), trial("t2", at(nameSite), violated)}, result.Fail, "expected 201, got 500"},
		{"violated takes precedence over tolerated, in the other order", must("A", nameSite),
			[]result.Trial{trial("t1", at(nameSite), violated), trial("t2", at(nameSite), check(evidence.Tolerated, nameSite))}, result.Fail, "expected 201, got 500"},
		{"a harness error of a trial of another rule does not count", must("A", nameSite),
			[]result.Trial{trial("t1", at(nameSite), ok), trial("t2", at(typeSite), failed("panic: index out of range"))}, result.Pass, ""},
		{"evidence against a rule counts from any trial", must("A", nameSite),
			[]result.Trial{trial("t1", at(nameSite), ok), trial("t2", at(typeSite), violated)}, result.Fail, "expected 201, got 500"},
	} {
		t.Run(c.reason, func(t *testing.T) { t.Parallel(); c.run(t) })
	}
}

func TestPassNeedsEvidenceAtEverySite(t *testing.T) {
	t.Parallel()
	two := must("A", nameSite, typeSite)
	for _, c := range []verdictCase{
		{"each site has its evidence", two, []result.Trial{trial("t1", at(nameSite), check(evidence.OK, nameSite)), trial("t2", at(typeSite), check(evidence.OK, typeSite))}, result.Pass, ""},
		{"one check is about both sites", two, []result.Trial{trial("t", at(nameSite), check(evidence.OK, nameSite, typeSite))}, result.Pass, ""},
		{"one site has no evidence", two, []result.Trial{trial("t", at(nameSite), check(evidence.OK, nameSite))}, result.Vacuous, "nothing was checked at " + string(typeSite)},
		{"a warning needs evidence at every site too", two, []result.Trial{trial("t", at(nameSite), check(evidence.Tolerated, nameSite))}, result.Vacuous, "nothing was checked at " + string(typeSite)},
		{"a violation at one site is enough", two, []result.Trial{trial("t", at(nameSite), check(evidence.Violated, nameSite))}, result.Fail, "expected 201, got 500"},
		{"a check of an empty list proves nothing", must("A", nameSite), []result.Trial{trial("t", at(nameSite), check(evidence.Empty, nameSite))}, result.Vacuous, "nothing was checked at " + string(nameSite)},
		{"a note is about something that the source does not document", must("A", nameSite), []result.Trial{trial("t", at(nameSite), finding(evidence.Note, nameSite))}, result.Vacuous, "nothing was checked at " + string(nameSite)},
		{"evidence below a site is evidence about it", must("A", "create/201/body"), []result.Trial{trial("t", at(created), validated(idSite))}, result.Pass, ""},
		{"evidence above a site is not evidence about it", must("A", idSite), []result.Trial{trial("t", at(created), check(evidence.OK, created))}, result.Vacuous, "nothing was checked at " + string(idSite)},
		{"a rule without sites is blocked with its trial", with(must("A"), byScenario), []result.Trial{trial("t", nil, judges("A"), blocked("no second site"))}, result.Blocked, "no second site"},
	} {
		t.Run(c.reason, func(t *testing.T) { t.Parallel(); c.run(t) })
	}
}
