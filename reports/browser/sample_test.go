//go:build browser

package browser_test

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/assay-conformance/assay/internal/result"
	"github.com/assay-conformance/assay/reports"
)

// sample returns the report of the golden files, with a rule of every verdict.
func sample(t *testing.T) result.Result {
	t.Helper()
	f, err := os.Open(filepath.Join("..", "testdata", "report.json"))
	require.NoError(t, err)
	defer f.Close()
	r, err := reports.ReadJSON(f)
	require.NoError(t, err)
	return r
}

// ids returns the rules with one of the verdicts.
func ids(r result.Result, verdicts ...result.Verdict) []string {
	var all []string
	for _, v := range verdicts {
		for _, rr := range r.Rules {
			if rr.Verdict == v {
				all = append(all, rr.Rule.ID)
			}
		}
	}
	return all
}

// manyViolated returns a run with n violated rules.
func manyViolated(t *testing.T, n int) result.Result {
	t.Helper()
	r := sample(t)
	violated := r.Rules[1]
	require.Equal(t, result.Fail, violated.Verdict)
	r.Rules = make([]result.RuleResult, n)
	for i := range r.Rules {
		r.Rules[i] = violated
		r.Rules[i].Rule.ID = fmt.Sprintf("RULE-%05d", i)
		r.Rules[i].Rule.Vendor = r.Meta.Vendors[i%2]
	}
	r.Footer.Counts = map[result.Verdict]int{result.Fail: n}
	return r
}
