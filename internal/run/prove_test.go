package run_test

import (
	"context"
	"fmt"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/assay-conformance/assay/internal/run"
	"github.com/assay-conformance/assay/internal/vendor"
)

func TestProveSmoke(t *testing.T) {
	vs, err := vendor.LoadAll(vendor.Embedded())
	require.NoError(t, err)
	for _, full := range []bool{false} {
		start := time.Now()
		m, err := run.Prove(context.Background(), run.ProveOptions{Vendor: vs[0], Parallel: 2, Full: full})
		require.NoError(t, err)
		fmt.Println(time.Since(start), m.Defects, m.Killed, len(m.Survived), len(m.Collateral), m.FalseAlarms)
		for _, l := range [][]string{m.Survived, m.Collateral, m.Alarms, m.Stale} {
			for _, s := range l[:min(len(l), 12)] {
				fmt.Println("   ", s)
			}
		}
	}
}
