package run_test

import (
	"context"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/assay-conformance/assay/internal/result"
	"github.com/assay-conformance/assay/internal/run"
	"github.com/assay-conformance/assay/internal/stub"
	"github.com/assay-conformance/assay/internal/suite"
	"github.com/assay-conformance/assay/internal/target"
	"github.com/assay-conformance/assay/internal/trial"
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

// A config may offer what is not there, or no longer.
func TestWhatIsOfferedAndNotThereSpeaksAgainstNothing(t *testing.T) {
	t.Parallel()
	v, err := suite.Load(suite.Embedded(), "zpa")
	require.NoError(t, err)
	o := options([]*suite.Vendor{v})
	o.Target = func(*suite.Vendor) target.Source {
		return func([]string) (*target.Target, error) {
			mistaken := v.NewStub(stub.Options{}).Target()
			mistaken.Offers["referenced-group"] = "216196257331379999"
			return mistaken, nil
		}
	}
	o.Plan = []run.Planned{planned(v, func(ctx context.Context, s *trial.Session) error {
		_, err := s.NeedOffered(ctx, "referenced-group", s.CallOn("getSegmentGroup", s.Target.Offers["referenced-group"]))
		return err
	})}
	r, err := run.Run(t.Context(), o)
	require.NoError(t, err)
	assert.Equal(t, `the target offers "216196257331379999" as referenced-group, and getSegmentGroup answered 404: it is not there`, r.Trials[0].Blocked)
	assert.Empty(t, r.Trials[0].Checks)
}
