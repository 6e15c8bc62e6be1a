package result_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/assay-conformance/assay/internal/evidence"
	"github.com/assay-conformance/assay/internal/result"
	"github.com/assay-conformance/assay/internal/rule"
)

// report is a whole run as it is read from its file: a rule that is kept, one that is broken, one
// of which nothing was selected, and a breach that no rule claims.
func report(t *testing.T) result.Result {
	t.Helper()
	trials := []result.Trial{
		trial("a", at(created), check(evidence.OK, created), validated(idSite), responded(created, 2)), trial("b", at(nameSite), check(evidence.Violated, nameSite)),
		trial("c", at(typeSite), filtered), trial("d", nil, finding(evidence.Violated, "create/409/body")),
	}
	r, _ := whole(1, []rule.Rule{must("KEPT", created, idSite), must("BROKEN", nameSite), must("LEFT", typeSite)}, trials)
	return readBack(t, result.Shard{Result: r})[0].Result
}

func TestAReportIsWhatItsTrialsGive(t *testing.T) {
	t.Parallel()
	r := report(t)
	again, err := result.Refold(r)
	require.NoError(t, err)
	assert.Equal(t, asJSON(t, r), asJSON(t, again))
	_, parts := whole(2, []rule.Rule{must("A", nameSite)}, []result.Trial{trial("a", at(nameSite), check(evidence.OK, nameSite)), trial("b", nil)})
	for _, part := range readBack(t, parts...) {
		again, err := result.Refold(part.Result)
		require.NoError(t, err)
		assert.Equal(t, asJSON(t, part.Result), asJSON(t, again), "a shard as well")
	}
}

func TestAReportThatIsNotWhatItsTrialsGiveIsRefused(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		reason string
		edit   func(*result.Result)
		want   string
	}{
		{"a failure made a pass", func(r *result.Result) { r.Rules[1].Verdict = result.Pass }, "the verdict on BROKEN is pass, and the trials of the report give fail"},
		{"evidence taken out", func(r *result.Result) { r.Rules[1].Evidence = nil }, "what the report says of BROKEN is not what its trials give"},
		{"a kinder headline", func(r *result.Result) { r.Footer.Verdict = "CONFORMANT" }, `the footer says "CONFORMANT" with exit code 1, and the trials of the report give "NOT CONFORMANT: 1 of 2`},
		{"a kinder exit code", func(r *result.Result) { r.Footer.Exit = 0 }, "with exit code 0, and the trials of the report give"},
		{"other counts", func(r *result.Result) { r.Footer.Tested = 300 }, "or other counts"},
		{"a breach outside the rules taken out", func(r *result.Result) { r.Unclaimed = nil }, "the evidence that no rule claims is not what the trials"},
		{"a trial that failed taken out, and its count", func(r *result.Result) { r.Trials = append(r.Trials[:1], r.Trials[2:]...); r.Footer.Trials-- },
			"the verdict on BROKEN is fail, and the trials of the report give vacuous"},
		{"its check made a kept one", func(r *result.Result) { r.Trials[1].Checks[0].Grade = evidence.OK }, "the verdict on BROKEN is fail, and the trials of the report give pass"},
		{"what was looked at taken out", func(r *result.Result) { r.Validated = nil }, "the verdict on KEPT is pass, and the trials of the report give vacuous"},
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
