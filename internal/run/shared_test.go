package run_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/assay-conformance/assay/internal/result"
	"github.com/assay-conformance/assay/internal/run"
	"github.com/assay-conformance/assay/internal/stub"
	"github.com/assay-conformance/assay/internal/suite"
	"github.com/assay-conformance/assay/internal/target"
)

// One endpoint serves all trials, as an instance does, and takes its time to show changes
// where the vendor does: no trial disturbs another, and each removes what it made.
func TestEveryTrialCanShareATarget(t *testing.T) {
	t.Parallel()
	for _, v := range vendors(t) {
		t.Run(v.Name, func(t *testing.T) {
			t.Parallel()
			o := options([]*suite.Vendor{v})
			shared := v.NewStub(stub.Options{Lag: 3 * time.Second, Rate: &stub.LowRate}).Target()
			shared.Own = false
			o.Parallel = 1
			o.Target = func(*suite.Vendor) target.Source {
				return func([]string) (*target.Target, error) { return shared, nil }
			}
			r, err := run.Run(t.Context(), o)
			require.NoError(t, err)
			for _, rr := range r.Rules {
				assert.Contains(t, []result.Verdict{result.Pass, result.Untested}, rr.Verdict, "%s: %s", rr.Rule.ID, rr.Why)
			}
			for _, tr := range r.Trials {
				assert.Empty(t, tr.Blocked+tr.Error, tr.ID)
				assert.Empty(t, tr.Leftovers, tr.ID)
			}
		})
	}
}
