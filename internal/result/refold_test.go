package result_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/assay-conformance/assay/internal/evidence"
	"github.com/assay-conformance/assay/internal/result"
	"github.com/assay-conformance/assay/internal/rule"
)

// report returns a whole run as it is read from its file: a passed rule, a violated one, one that
// was not selected, and a violation that no rule claims.
func report(t *testing.T) result.Result {
	t.Helper()
	trials := []result.Trial{
		trial("a", at(created), check(evidence.OK, created), validated(idSite), responded(created, 2)), trial("b", at(nameSite), check(evidence.Violated, nameSite)),
		trial("c", at(typeSite), filtered), trial("d", nil, finding(evidence.Violated, "create/409/body")),
	}
	r, _ := whole(1, []rule.Rule{must("PASSED", created, idSite), must("VIOLATED", nameSite), must("FILTERED", typeSite)}, trials)
	return readBack(t, result.Shard{Result: r})[0].Result
}

func TestRefoldReturnsSameReport(t *testing.T) {
	t.Parallel()
	r := report(t)
	again, err := result.Refold(r)
	require.NoError(t, err)
	assert.Equal(t, asJSON(t, r), asJSON(t, again))
	_, shards := whole(2, []rule.Rule{must("A", nameSite)}, []result.Trial{trial("a", at(nameSite), check(evidence.OK, nameSite)), trial("b", nil)})
	for _, shard := range readBack(t, shards...) {
		again, err := result.Refold(shard.Result)
		require.NoError(t, err)
		assert.Equal(t, asJSON(t, shard.Result), asJSON(t, again), "of a shard")
	}
}

func TestRefoldRejectsEditedReport(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		reason string
		edit   func(*result.Result)
		want   string
	}{
		{"a failure changed to a pass", func(r *result.Result) { r.Rules[1].Verdict = result.Pass }, "the verdict on VIOLATED is pass, but the report's trials give fail"},
		{"evidence removed", func(r *result.Result) { r.Rules[1].Evidence = nil }, "the result of VIOLATED does not match the report's trials"},
		{"a better headline", func(r *result.Result) { r.Footer.Verdict = "CONFORMANT" }, `the footer says "CONFORMANT" with exit code 1, but the report's trials give "NOT CONFORMANT: 1 of 2`},
		{"a better exit code", func(r *result.Result) { r.Footer.Exit = 0 }, "with exit code 0, but the report's trials give"},
		{"other counts", func(r *result.Result) { r.Footer.Tested = 300 }, "or other counts"},
		{"an unclaimed violation removed", func(r *result.Result) { r.Unclaimed = nil }, "the evidence that no rule claims does not match the report's trials"},
		{"a failed trial and its count removed", func(r *result.Result) { r.Trials = append(r.Trials[:1], r.Trials[2:]...); r.Footer.Trials-- },
			"the verdict on VIOLATED is fail, but the report's trials give vacuous"},
		{"its check changed to a passed one", func(r *result.Result) { r.Trials[1].Checks[0].Grade = evidence.OK }, "the verdict on VIOLATED is fail, but the report's trials give pass"},
		{"validated sites removed", func(r *result.Result) { r.Validated = nil }, "the verdict on PASSED is pass, but the report's trials give vacuous"},
		{"a trial twice", func(r *result.Result) { r.Trials = append(r.Trials, r.Trials[0]) }, "both ran trial 1 (a)"},
	} {
		t.Run(c.reason, func(t *testing.T) {
			t.Parallel()
			r := report(t)
			c.edit(&r)
			_, err := result.Refold(r)
			assert.ErrorContains(t, err, c.want, c.reason)
		})
	}
}
