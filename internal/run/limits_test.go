package run_test

import (
	"net/http"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/assay-conformance/assay/internal/result"
	"github.com/assay-conformance/assay/internal/run"
	"github.com/assay-conformance/assay/internal/stub"
)

// How long a whole run takes on an instance with the limits that the vendor documents, by the clock of
// the target: with the test's -v, or as the metric of the benchmark.
func TestRunAtDocumentedLimits(t *testing.T) {
	slow(t)
	t.Parallel()
	minutes, calls, r := atDocumentedLimits(t, "zpa")
	t.Logf("zpa: %.1f minutes, %d calls", minutes, calls)
	words, exit := r.Conclusion()
	require.Zero(t, exit, words)
}

func BenchmarkRunAtDocumentedLimits(b *testing.B) {
	for b.Loop() {
		minutes, _, _ := atDocumentedLimits(b, "zpa")
		b.ReportMetric(minutes, "instance-min/run")
	}
}

// atDocumentedLimits runs all trials on one stub with the documented limits and returns how long that
// takes by its clock, which only waiting advances.
func atDocumentedLimits(t testing.TB, vendor string) (minutes float64, calls int, r result.Result) {
	t.Helper()
	v := loaded(t, vendor)
	i := shared(v, stub.Options{}, func(next http.RoundTripper) roundTrip {
		return func(r *http.Request) (*http.Response, error) { calls++; return next.RoundTrip(r) }
	})
	r, err := run.Run(t.Context(), i.on(v))
	require.NoError(t, err)
	return i.Clock.Now().Sub(stub.Epoch).Minutes(), calls, r
}
