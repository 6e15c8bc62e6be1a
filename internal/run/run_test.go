package run_test

import (
	"context"
	"fmt"
	"io"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/assay-conformance/assay/internal/exchange"
	"github.com/assay-conformance/assay/internal/result"
	"github.com/assay-conformance/assay/internal/run"
	"github.com/assay-conformance/assay/internal/stub"
	"github.com/assay-conformance/assay/internal/target"
	"github.com/assay-conformance/assay/internal/vendor"
)

func TestSmoke(t *testing.T) {
	vs, err := vendor.LoadAll(vendor.Embedded())
	require.NoError(t, err)
	start := time.Now()
	r, err := run.Run(context.Background(), run.Options{
		Vendors: vs, Plan: run.Plan(vs), Parallel: 2, Prefix: "assay", Log: exchange.NewLog(io.Discard), Now: time.Now,
		Target: func(v *vendor.Vendor) target.Source { return v.Embedded(stub.Options{}) },
	})
	require.NoError(t, err)
	fmt.Println(time.Since(start), len(r.Trials))
	w, exit := r.Conclusion()
	fmt.Println(w, exit)
	for _, rr := range r.Rules {
		if rr.Verdict != result.Pass && rr.Verdict != result.Untested {
			fmt.Println(rr.Verdict, rr.Rule.ID, rr.Why)
		}
	}
	for _, tr := range r.Trials {
		if tr.Blocked != "" || tr.Error != "" {
			fmt.Println("TRIAL", tr.ID, "B:", tr.Blocked, "E:", tr.Error)
		}
	}
	for _, e := range r.Unclaimed {
		fmt.Println("UNCLAIMED", e.Sites, e.Expected, e.Actual, e.Trial)
	}
}
