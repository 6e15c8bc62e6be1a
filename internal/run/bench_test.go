package run_test

import (
	"context"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/assay-conformance/assay/internal/run"
	"github.com/assay-conformance/assay/internal/vendor"
)

func BenchmarkProve(b *testing.B) {
	vs, err := vendor.LoadAll(vendor.Embedded())
	require.NoError(b, err)
	for b.Loop() {
		_, err := run.Prove(context.Background(), run.ProveOptions{Vendor: vs[0], Parallel: 2})
		require.NoError(b, err)
	}
}
