// The suite as a Go test: the same trials, verdicts and reports as "assay run", with a subtest
// for each rule.
//
//	go test ./features
//	go test ./features -run 'Conformance/alloyscan/ALLOY-CREATE-409-DUPLICATE-NAME$'
//	ASSAY_TARGET=http://127.0.0.1:8787 ASSAY_ALLOW_WRITES=1 go test -count=1 ./features -run Conformance/alloyscan
//
// The reports are written to the directory in ASSAY_OUT, or to a temporary directory. -run
// selects rules; only trials that judge a selected rule are run.
package features_test

import (
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/assay-conformance/assay/internal/builtin"
	"github.com/assay-conformance/assay/internal/result"
	"github.com/assay-conformance/assay/internal/run"
	"github.com/assay-conformance/assay/reports"
)

func TestConformance(t *testing.T) {
	writes, err := strconv.ParseBool(os.Getenv("ASSAY_ALLOW_WRITES"))
	require.True(t, err == nil || os.Getenv("ASSAY_ALLOW_WRITES") == "", "invalid ASSAY_ALLOW_WRITES %q: must be 1 or 0", os.Getenv("ASSAY_ALLOW_WRITES"))
	out := os.Getenv("ASSAY_OUT")
	if out == "" {
		out = t.TempDir()
	}
	ctx := interruptible(t)
	for _, name := range builtin.Vendors().Names() {
		t.Run(name, func(t *testing.T) {
			setup := run.Setup{Source: builtin.Vendors(), Vendors: []string{name}, Target: os.Getenv("ASSAY_TARGET"), AllowWrites: writes, Seed: 1}
			testVendor(ctx, t, setup, filepath.Join(out, name))
		})
	}
}

// testVendor runs the rules selected by -run, with a subtest for each. Only package testing knows
// which these are. So the subtests start first. As parallel subtests they wait until the run of
// their rules has finished.
func testVendor(ctx context.Context, t *testing.T, setup run.Setup, dir string) {
	vendor, err := setup.Source.Load(setup.Vendors[0])
	require.NoError(t, err)
	verdicts := map[string]result.RuleResult{}
	var selected []string
	for _, r := range vendor.Rules.Rules {
		t.Run(r.ID, func(t *testing.T) {
			selected = append(selected, r.ID)
			t.Parallel()
			rr, judged := verdicts[r.ID]
			if !judged {
				t.Skip("not judged: the run did not get this far")
			}
			report(t, rr)
		})
	}
	switch len(selected) {
	case 0:
		t.Skipf("-run selects no rule of %s", vendor.Name)
	case len(vendor.Rules.Rules): // the complete run
	default:
		setup.Select.Rules = selected
	}
	setup.Exchanges = func() (io.WriteCloser, error) {
		require.NoError(t, os.MkdirAll(dir, 0o755))
		return os.Create(filepath.Join(dir, "exchanges.jsonl"))
	}
	r, err := setup.Run(ctx)
	if errors.Is(err, run.ErrNothingSelected) {
		t.Skip(err)
	}
	require.NoError(t, err)
	require.NoError(t, reports.WriteAll(dir, r))
	for _, rr := range r.Rules {
		verdicts[rr.Rule.ID] = rr
	}
	words, exit := r.Conclusion()
	t.Log(words)
	if exit != result.ExitConformant {
		t.Errorf("%s; report: %s", words, filepath.Join(dir, "report.html"))
	}
}

// interruptible returns a context that a signal cancels, as for "assay run". It is also cancelled
// before the deadline of the test, early enough to clean up. It has no deadline itself, because
// exceeding that would look like a harness error.
func interruptible(t *testing.T) context.Context {
	ctx, stop := run.Interruptible(context.Background())
	t.Cleanup(stop)
	if deadline, ok := t.Deadline(); ok {
		early, cancel := context.WithCancel(ctx)
		remaining := time.Until(deadline)
		timer := time.AfterFunc(remaining-min(remaining/5, time.Minute), cancel)
		t.Cleanup(func() { timer.Stop(); cancel() })
		ctx = early
	}
	return ctx
}

// report makes a verdict the outcome of a subtest. Blocked, vacuous and error fail it.
func report(t *testing.T, rr result.RuleResult) {
	switch rr.Verdict {
	case result.Pass:
		if rr.Stated {
			t.Log("stated by the contract: no call to the target tested it")
		}
	case result.Warn:
		t.Logf("warning: %s", reports.Why(rr))
	case result.Unsupported, result.Untested, result.Filtered:
		t.Skipf("%s: %s", rr.Verdict, reports.Why(rr))
	default:
		t.Errorf("%s: %s: %s", rr.Verdict, rr.Rule.Statement, reports.Why(rr))
		seen := map[string]bool{} // log evidence found by several trials once
		for _, e := range rr.Evidence {
			if key := e.Expectation + e.Expected; !seen[key] {
				seen[key] = true
				t.Logf("%s: expected %s, got %s (%s)", e.Expectation, e.Expected, e.Actual, e.Where)
			}
		}
	}
}
