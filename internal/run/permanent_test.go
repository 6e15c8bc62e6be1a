package run_test

import (
	"net/http"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/assay-conformance/assay/internal/builtin"
	"github.com/assay-conformance/assay/internal/result"
	"github.com/assay-conformance/assay/internal/run"
	"github.com/assay-conformance/assay/internal/stub"
)

// Nothing deletes a workgroup. On a URL a run makes none, and says so; with consent it makes at most one for
// each rule, and lists it as permanent. Nothing else is left.
func TestPermanentThings(t *testing.T) {
	slow(t)
	t.Parallel()
	v, err := builtin.Vendors().Load("beyondinsight")
	require.NoError(t, err)
	var rules []string
	for _, r := range v.Rules.Rules {
		if strings.HasPrefix(r.ID, "BI-WORKGROUP-CREATE-") && r.Kind == "behaviour" {
			rules = append(rules, r.ID)
		}
	}
	for permanent, want := range map[bool]result.Verdict{false: result.Blocked, true: result.Pass} {
		url := served(t, "beyondinsight", stub.Options{}, func(next http.Handler) http.Handler { return next })
		r, err := run.Setup{
			Source: builtin.Vendors(), Vendors: []string{"beyondinsight"}, Target: url, AllowWrites: true, Permanent: permanent, Select: run.Selection{Rules: rules},
		}.Run(t.Context())
		require.NoError(t, err)
		made := 0
		for _, trial := range r.Trials {
			made += len(trial.Permanent)
			assert.Empty(t, trial.Leftovers, trial.ID)
		}
		for _, rr := range r.Rules {
			if strings.HasPrefix(rr.Rule.ID, "BI-WORKGROUP-CREATE-") && rr.Rule.Kind == "behaviour" {
				assert.Equal(t, want, rr.Verdict, rr.Rule.ID)
			}
		}
		if !permanent {
			assert.Zero(t, made)
			continue
		}
		assert.Positive(t, made)
		assert.LessOrEqual(t, made, len(rules), "at most one for each rule")
	}
}
