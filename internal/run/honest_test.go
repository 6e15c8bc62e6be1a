package run_test

import (
	"net/http"
	"path"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/assay-conformance/assay/internal/result"
	"github.com/assay-conformance/assay/internal/run"
	"github.com/assay-conformance/assay/internal/stub"
	"github.com/assay-conformance/assay/internal/suite"
	"github.com/assay-conformance/assay/internal/target"
)

// A server is free where the documentation leaves a choice: another choice than the stub's
// fails no rule.
func TestAnotherRightChoiceFailsNothing(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		vendor, reason string
		serve          func(next http.RoundTripper) roundTrip
	}{
		{"alloyscan", "without a body there is no Content-Type either: 415 (A-ALLOY-17)", missesTheMediaType},
		{"sailpoint", "the same", missesTheMediaType},
		{"zpa", "the same", missesTheMediaType},
	} {
		t.Run(c.vendor+": "+c.reason, func(t *testing.T) {
			t.Parallel()
			r := runAgainst(t, c.vendor, c.serve)
			for _, rr := range r.Rules {
				assert.Contains(t, []result.Verdict{result.Pass, result.Untested}, rr.Verdict, "%s: %s", rr.Rule.ID, rr.Why)
			}
			for _, tr := range r.Trials {
				assert.Empty(t, tr.Blocked+tr.Error, tr.ID)
			}
		})
	}
}

// runAgainst tries everything on a stub behind a transport of the test's own.
func runAgainst(t *testing.T, vendor string, serve func(next http.RoundTripper) roundTrip) result.Result {
	t.Helper()
	v, err := suite.Load(suite.Embedded(), vendor)
	require.NoError(t, err)
	o := options([]*suite.Vendor{v})
	o.Target = func(*suite.Vendor) target.Source {
		embedded := v.Embedded(stub.Options{})
		return func(needs []string) (*target.Target, error) {
			other, err := embedded(needs)
			if err == nil {
				other.Transport = serve(other.Transport)
			}
			return other, err
		}
	}
	r, err := run.Run(t.Context(), o)
	require.NoError(t, err)
	return r
}

// missesTheMediaType looks at the Content-Type before the body, where a body is required.
func missesTheMediaType(next http.RoundTripper) roundTrip {
	return func(r *http.Request) (*http.Response, error) {
		resp, err := next.RoundTrip(r)
		takesBody := r.Method != http.MethodGet && r.Method != http.MethodDelete && path.Base(r.URL.Path) != "scan"
		if err == nil && takesBody && r.ContentLength == 0 && resp.StatusCode == http.StatusBadRequest {
			resp.StatusCode = http.StatusUnsupportedMediaType
		}
		return resp, err
	}
}
