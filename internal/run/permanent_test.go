package run_test

import (
	"net/http"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/assay-conformance/assay/internal/builtin"
	"github.com/assay-conformance/assay/internal/result"
	"github.com/assay-conformance/assay/internal/rule"
	"github.com/assay-conformance/assay/internal/run"
	"github.com/assay-conformance/assay/internal/stub"
)

// Nothing deletes a workgroup, undoes an import, or takes an application out of an EPM policy. On a URL a run makes
// none, and says so; with consent it makes at most one for each rule, and lists it as permanent. Nothing else is left.
func TestPermanentThings(t *testing.T) {
	slow(t)
	t.Parallel()
	v, err := builtin.Vendors().Load("beyondinsight")
	require.NoError(t, err)
	var rules []string
	for _, r := range v.Rules.Rules {
		if lasting(r) {
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
			if lasting(rr.Rule) {
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

// lasting reports whether a rule is about creations that nothing can undo.
func lasting(r rule.Rule) bool {
	return r.Kind == "behaviour" && slices.ContainsFunc([]string{"BI-WORKGROUP-CREATE-", "BI-IMPORT-", "BI-EPM-"}, func(prefix string) bool { return strings.HasPrefix(r.ID, prefix) })
}
