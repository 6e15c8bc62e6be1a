package run_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/assay-conformance/assay/internal/result"
	"github.com/assay-conformance/assay/internal/rule"
	"github.com/assay-conformance/assay/internal/run"
	"github.com/assay-conformance/assay/internal/stub"
	"github.com/assay-conformance/assay/internal/suite"
	"github.com/assay-conformance/assay/internal/target"
)

// Each call of a failing trial has a step, and the failing call is not in a Given.
func TestCallsOfFailingTrialHaveSteps(t *testing.T) {
	slow(t)
	t.Parallel()
	for _, c := range []struct {
		vendor string
		guard  rule.Site
	}{
		{"alloyscan", "createSegment/guard/duplicate-name"},
		{"alloyscan", "createSegment/guard/credential-present"},
		{"sailpoint", "createSegment/guard/permission-authority"},
		{"sailpoint", "createSegment/guard/rate-limit"},
		{"zpa", "createSegmentGroup/guard/limit-leaves-nothing"},
		{"zpa", "createSegmentGroup/guard/limit-per-credential"},
	} {
		t.Run(c.vendor+" "+string(c.guard), func(t *testing.T) {
			t.Parallel()
			var vendor []*suite.Vendor
			for _, v := range vendors(t) {
				if v.Name == c.vendor {
					vendor = append(vendor, v)
				}
			}
			o := options(vendor)
			o.Target = func(v *suite.Vendor) target.Source { return v.Embedded(stub.Options{Break: []rule.Site{c.guard}}) }
			r, err := run.Run(t.Context(), o)
			require.NoError(t, err)
			failed := false
			for _, tr := range r.Trials {
				failed = failed || tr.Failed()
				checkSteps(t, r, tr)
			}
			assert.True(t, failed)
		})
	}
}

func checkSteps(t *testing.T, r result.Result, tr result.Trial) {
	t.Helper()
	if !tr.Failed() {
		return
	}
	for _, id := range tr.Exchanges {
		assert.Regexp(t, `^(Given|When|Then) \S`, r.Exchanges[id].Step, "%s: call %s", tr.ID, id)
	}
	for _, e := range tr.Against() {
		if x := r.Exchanges[e.Exchange]; x != nil && tr.Blocked == "" {
			assert.NotRegexp(t, `^Given`, x.Step, "%s: %s", tr.ID, e.Expectation)
		}
	}
}
