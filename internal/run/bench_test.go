package run_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/assay-conformance/assay/internal/result"
	"github.com/assay-conformance/assay/internal/run"
)

// BenchmarkTrial runs one scenario of six calls.
func BenchmarkTrial(b *testing.B) {
	vs := vendors(b)
	for b.Loop() {
		o := options(vs)
		o.Select.Kind = result.Scenario
		o.Plan = o.Plan[:1]
		_, err := run.Run(b.Context(), o)
		require.NoError(b, err)
	}
}

// BenchmarkRun runs every trial once.
func BenchmarkRun(b *testing.B) {
	vs := vendors(b)
	for b.Loop() {
		_, err := run.Run(b.Context(), options(vs))
		require.NoError(b, err)
	}
}

// BenchmarkMutant proves one mutant, including the baseline run.
func BenchmarkMutant(b *testing.B) {
	vs := vendors(b)
	for b.Loop() {
		_, err := run.Prove(b.Context(), run.ProveOptions{Vendor: vs[0], Only: "createSegment/guard/duplicate-name:off", Parallel: 2})
		require.NoError(b, err)
	}
}

// BenchmarkProve proves every mutant of a vendor.
func BenchmarkProve(b *testing.B) {
	for _, v := range vendors(b) {
		b.Run(v.Name, func(b *testing.B) {
			for b.Loop() {
				_, err := run.Prove(b.Context(), run.ProveOptions{Vendor: v, Parallel: 2})
				require.NoError(b, err)
			}
		})
	}
}
