package run_test

import (
	"net/http"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/assay-conformance/assay/internal/builtin"
	"github.com/assay-conformance/assay/internal/result"
	"github.com/assay-conformance/assay/internal/run"
	"github.com/assay-conformance/assay/internal/stub"
	"github.com/assay-conformance/assay/internal/suite"
	"github.com/assay-conformance/assay/internal/target"
)

// Where the documentation leaves a choice, a server that chooses differently from the stub
// violates no rule.
func TestOtherValidChoices(t *testing.T) {
	slow(t)
	t.Parallel()
	for _, c := range []struct {
		vendor, reason string
		serve          func(next http.RoundTripper) roundTrip
	}{
		{"alloyscan", "without a body there is no Content-Type either: 415 (A-ALLOY-17)", missesTheMediaType},
		{"sailpoint", "without a body there is no Content-Type either: 415 (A-ALLOY-17)", missesTheMediaType},
		{"zpa", "without a body there is no Content-Type either: 415 (A-ALLOY-17)", missesTheMediaType},
		{"alloyscan", "segments of other types than the source shows need credentials (A-ALLOY-18)", wantsCredentials},
		{"sailpoint", "a leaf has no children (A-SP-20)", responding(whereEmpty("children", nothing{}))},
		{"sailpoint", "a leaf has an empty list of children", responding(whereEmpty("children", []any{}))},
		{"sailpoint", "a leaf has null for children", responding(whereEmpty("children", nil))},
		{"zpa", "a group without application segments has no applications (A-ZPA-25)", responding(whereEmpty("applications", nothing{}))},
		{"zpa", "a group has null for applications", responding(whereEmpty("applications", nil))},
		{"zpa", "a group does not say which Microtenant it is in (A-ZPA-24)", responding(shownAs("microtenantId", nothing{}))},
	} {
		t.Run(c.vendor+": "+c.reason, func(t *testing.T) {
			t.Parallel()
			r := runAgainst(t, c.vendor, c.serve)
			words, exit := r.Conclusion()
			assert.Zero(t, exit, words)
			assert.Empty(t, r.Unclaimed)
			for _, rr := range r.Rules {
				assert.Contains(t, []result.Verdict{result.Pass, result.Untested}, rr.Verdict, "%s: %s", rr.Rule.ID, rr.Why)
			}
			for _, tr := range r.Trials {
				assert.Empty(t, tr.Blocked+tr.Error, tr.ID)
			}
		})
	}
}

// runAgainst runs all trials against a stub behind the test's transport, without some of the
// stub's offers.
func runAgainst(t *testing.T, vendor string, serve func(next http.RoundTripper) roundTrip, without ...string) result.Result {
	t.Helper()
	v, err := builtin.Vendors().Load(vendor)
	require.NoError(t, err)
	o := options([]*suite.Vendor{v})
	o.Target = func(*suite.Vendor) target.Source {
		embedded := v.Embedded(stub.Options{})
		return func(needs []string) (*target.Target, error) {
			other, err := embedded(needs)
			if err == nil {
				other.Transport = serve(other.Transport)
				for _, name := range without {
					delete(other.Offers, name)
				}
			}
			return other, err
		}
	}
	r, err := run.Run(t.Context(), o)
	require.NoError(t, err)
	return r
}

// Which types need credentials is not documented, so a refusal is no evidence where the target
// offers none for the type (A-ALLOY-18).
func TestTypeRefusedWithoutCredentialsBlocks(t *testing.T) {
	t.Parallel()
	r := runAgainst(t, "alloyscan", wantsCredentials, "segment-of-another-type-credential", "cloud-segment-type-credential")
	blocked := []string{"ALLOY-LIST-FILTER-TYPE", "ALLOY-LIST-FILTERS-TOGETHER", "ALLOY-VALID-AUDITSERVICE-CLOUD-OPTIONAL"}
	for _, rr := range r.Rules {
		if slices.Contains(blocked, rr.Rule.ID) {
			assert.Equal(t, result.Blocked, rr.Verdict, rr.Rule.ID)
			assert.Contains(t, rr.Why, "-credential", "the reason names the missing offer")
			continue
		}
		assert.Contains(t, []result.Verdict{result.Pass, result.Untested}, rr.Verdict, "%s: %s", rr.Rule.ID, rr.Why)
	}
}
