package run_test

import (
	"context"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/assay-conformance/assay/internal/builtin"
	"github.com/assay-conformance/assay/internal/resource"
	"github.com/assay-conformance/assay/internal/result"
	"github.com/assay-conformance/assay/internal/run"
	"github.com/assay-conformance/assay/internal/stub"
	"github.com/assay-conformance/assay/internal/suite"
	"github.com/assay-conformance/assay/internal/target"
	"github.com/assay-conformance/assay/internal/trial"
)

// One target serves all trials, with a propagation delay where the vendor has one: no trial
// disturbs another, and each removes its objects.
func TestTrialsShareATarget(t *testing.T) {
	t.Parallel()
	for _, v := range vendors(t) {
		t.Run(v.Name, func(t *testing.T) {
			if v.Name == "beyondinsight" { // it has four fifths of the trials
				slow(t)
			}
			t.Parallel()
			o := options([]*suite.Vendor{v})
			shared := v.NewStub(stub.Options{Lag: 3 * time.Second, Rate: &stub.LowRate}).Target()
			shared.Shared, shared.Recovers = true, true
			o.Parallel = 1
			o.Target = func(*suite.Vendor) target.Source {
				return func([]string) (*target.Target, error) { return shared, nil }
			}
			r, err := run.Run(t.Context(), o)
			require.NoError(t, err)
			for _, rr := range r.Rules {
				if rr.Verdict == result.Blocked && strings.Contains(rr.Why, "nothing can undo") {
					continue
				}
				assert.Contains(t, []result.Verdict{result.Pass, result.Untested}, rr.Verdict, "%s: %s", rr.Rule.ID, rr.Why)
			}
			for _, tr := range r.Trials {
				if strings.Contains(tr.Blocked, "nothing can undo") {
					continue
				}
				assert.Empty(t, tr.Blocked+tr.Error, tr.ID)
				assert.Empty(t, tr.Leftovers, tr.ID)
			}
		})
	}
}

// A config may offer an object that does not exist, or no longer.
func TestMissingOfferIsNoViolation(t *testing.T) {
	t.Parallel()
	v, err := builtin.Vendors().Load("zpa")
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
	assert.Equal(t, `the target offers "216196257331379999" as referenced-group, but getSegmentGroup returned 404: it does not exist`, r.Trials[0].Blocked)
	assert.Empty(t, r.Trials[0].Checks)
}

// Some vendors return 400 both for an unknown id and for a refused removal: only a read shows
// whether the object is left.
func TestCleanUpReadsWhatIsLeft(t *testing.T) {
	t.Parallel()
	v, err := builtin.Vendors().Load("zpa")
	require.NoError(t, err)
	group := v.Resources.Resources["segment group"]
	for _, c := range []struct {
		reason  string
		gone    bool // the trial removes the group itself
		respond func(http.RoundTripper) roundTrip
		left    int
	}{
		{"it is gone, for which this vendor returns 400", true, func(next http.RoundTripper) roundTrip {
			return func(r *http.Request) (*http.Response, error) {
				resp, err := next.RoundTrip(r)
				if err == nil && resp.StatusCode == http.StatusNotFound {
					resp.StatusCode = http.StatusBadRequest
				}
				return resp, err
			}
		}, 0},
		{"its removal is refused with 400, and it still exists", false, func(next http.RoundTripper) roundTrip {
			return func(r *http.Request) (*http.Response, error) {
				if r.Method == http.MethodDelete {
					return &http.Response{StatusCode: http.StatusBadRequest, Header: http.Header{}, Body: http.NoBody, Request: r}, nil
				}
				return next.RoundTrip(r)
			}
		}, 1},
		{"it is removed", false, func(next http.RoundTripper) roundTrip { return next.RoundTrip }, 0},
	} {
		t.Run(c.reason, func(t *testing.T) {
			t.Parallel()
			o := options([]*suite.Vendor{v})
			o.Target = func(*suite.Vendor) target.Source {
				return func([]string) (*target.Target, error) {
					shared := v.NewStub(stub.Options{}).Target()
					shared.Shared, shared.Transport = true, c.respond(shared.Transport)
					return shared, nil
				}
			}
			o.Plan = []run.Planned{planned(v, func(ctx context.Context, s *trial.Session) error {
				made, err := s.MakeOne(ctx, group, resource.Minimal)
				if err == nil && c.gone {
					_, err = s.Send(ctx, s.CallOn(group.Delete, made.ID))
				}
				return err
			})}
			r, err := run.Run(t.Context(), o)
			require.NoError(t, err)
			require.Empty(t, r.Trials[0].Blocked+r.Trials[0].Error)
			assert.Len(t, r.Trials[0].Leftovers, c.left)
		})
	}
}
