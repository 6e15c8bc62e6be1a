// The suite as go test runs it: the same trials, the same verdicts and the same reports as
// "assay run", with a subtest for each rule.
//
//	go test ./features
//	go test ./features -run 'Conformance/alloyscan/ALLOY-CREATE-409-DUPLICATE-NAME$'
//	ASSAY_TARGET=http://127.0.0.1:8787 ASSAY_ALLOW_WRITES=1 go test -count=1 ./features -run Conformance/alloyscan
//
// The reports go to the folder that ASSAY_OUT names, and without it to one that go test
// removes. -run selects rules, and no trial runs that judges none of them.
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
	require.True(t, err == nil || os.Getenv("ASSAY_ALLOW_WRITES") == "", "ASSAY_ALLOW_WRITES: want 1 or 0, got %q", os.Getenv("ASSAY_ALLOW_WRITES"))
	out := os.Getenv("ASSAY_OUT")
	if out == "" {
		out = t.TempDir()
	}
	ctx := interruptible(t)
	for _, name := range builtin.Vendors().Names() {
		t.Run(name, func(t *testing.T) {
			setup := run.Setup{Source: builtin.Vendors(), Vendors: []string{name}, Target: os.Getenv("ASSAY_TARGET"), AllowWrites: writes, Seed: 1}
			conform(ctx, t, setup, filepath.Join(out, name))
		})
	}
}

// conform runs the rules that -run selects, and makes each of them a subtest. Which they are only
// package testing knows. So the subtests begin first, and as parallel ones they wait until the
// run, of their rules alone, is over.
func conform(ctx context.Context, t *testing.T, setup run.Setup, dir string) {
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
				t.Skip("not judged: the run did not come to it")
			}
			judge(t, rr)
		})
	}
	switch len(selected) {
	case 0:
		t.Skipf("-run selects no rule of %s", vendor.Name)
	case len(vendor.Rules.Rules): // a whole run
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

// interruptible gives a context that ends as that of "assay run" does, and early enough before
// the deadline of the test that what the trials made can be removed. It is cancelled then, as by
// a signal: a deadline of its own would read as an error of ours.
func interruptible(t *testing.T) context.Context {
	ctx, stop := run.Interruptible(context.Background())
	t.Cleanup(stop)
	if deadline, ok := t.Deadline(); ok {
		early, cancel := context.WithCancel(ctx)
		left := time.Until(deadline)
		timer := time.AfterFunc(left-min(left/5, time.Minute), cancel)
		t.Cleanup(func() { timer.Stop(); cancel() })
		ctx = early
	}
	return ctx
}

// judge makes a verdict the outcome of a subtest: blocked, vacuous and error are not ok.
func judge(t *testing.T, rr result.RuleResult) {
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
		told := map[string]bool{} // what several trials met is told once
		for _, e := range rr.Evidence {
			if key := e.Expectation + e.Expected; !told[key] {
				told[key] = true
				t.Logf("%s: expected %s, got %s (%s)", e.Expectation, e.Expected, e.Actual, e.Where)
			}
		}
	}
}
