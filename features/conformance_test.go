// The suite as go test runs it: the same trials, the same verdicts and the same reports as
// "assay run", with a subtest for each rule.
//
//	go test ./features
//	go test ./features -run Conformance/alloyscan/ALLOY-CREATE-409-DUPLICATE-NAME
//	ASSAY_TARGET=http://127.0.0.1:8787 ASSAY_ALLOW_WRITES=1 go test -count=1 ./features -run Conformance/alloyscan
//
// The reports go to the folder that ASSAY_OUT names, and without it to one that go test
// removes.
package features_test

import (
	"context"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/assay-conformance/assay/internal/result"
	"github.com/assay-conformance/assay/internal/run"
	"github.com/assay-conformance/assay/internal/suite"
	"github.com/assay-conformance/assay/reports"
)

func TestConformance(t *testing.T) {
	writes, err := strconv.ParseBool(os.Getenv("ASSAY_ALLOW_WRITES"))
	require.True(t, err == nil || os.Getenv("ASSAY_ALLOW_WRITES") == "", "ASSAY_ALLOW_WRITES: want 1 or 0, got %q", os.Getenv("ASSAY_ALLOW_WRITES"))
	out := os.Getenv("ASSAY_OUT")
	if out == "" {
		out = t.TempDir()
	}
	for _, name := range suite.Names() {
		t.Run(name, func(t *testing.T) {
			dir := filepath.Join(out, name)
			r, err := run.Setup{
				Files: suite.Embedded(), Vendors: []string{name}, Target: os.Getenv("ASSAY_TARGET"), AllowWrites: writes, Seed: 1,
				Exchanges: func() (io.WriteCloser, error) {
					require.NoError(t, os.MkdirAll(dir, 0o755))
					return os.Create(filepath.Join(dir, "exchanges.jsonl"))
				},
			}.Run(context.Background())
			require.NoError(t, err)
			require.NoError(t, reports.WriteAll(dir, r))
			for _, rr := range r.Rules {
				t.Run(rr.Rule.ID, func(t *testing.T) { judge(t, rr) })
			}
			words, exit := r.Conclusion()
			t.Log(words)
			if exit != result.ExitConformant {
				t.Errorf("%s; report: %s", words, filepath.Join(dir, "report.html"))
			}
		})
	}
}

// judge makes a verdict the outcome of a subtest: blocked, vacuous and error are not ok.
func judge(t *testing.T, rr result.RuleResult) {
	switch rr.Verdict {
	case result.Pass:
	case result.Warn:
		t.Logf("warning: %s", rr.Why)
	case result.Unsupported, result.Untested, result.Filtered:
		t.Skipf("%s: %s", rr.Verdict, rr.Why)
	default:
		t.Errorf("%s: %s: %s", rr.Verdict, rr.Rule.Statement, rr.Why)
		for _, e := range rr.Evidence {
			t.Logf("%s: expected %s, got %s (%s)", e.Promise, e.Expected, e.Actual, e.Where)
		}
	}
}
