package run_test

import (
	"bytes"
	"context"
	"io"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/assay-conformance/assay/internal/result"
	"github.com/assay-conformance/assay/internal/run"
	"github.com/assay-conformance/assay/internal/stub"
	"github.com/assay-conformance/assay/internal/target"
)

// replica serves reads from a copy of a stub that receives writes after a delay: a conforming
// server whose changes take time to show.
type replica struct {
	primary, copy http.RoundTripper
	clock         target.Clock
	lag           time.Duration
	listing       string // end of the path of the only reads that lag; empty for all
	late          []late // writes that the copy has not received
}

type late struct {
	due time.Time
	req *http.Request
}

func (r *replica) RoundTrip(req *http.Request) (*http.Response, error) {
	for len(r.late) > 0 && !r.clock.Now().Before(r.late[0].due) {
		w := r.late[0]
		r.late = r.late[1:]
		if _, err := r.copy.RoundTrip(w.req); err != nil {
			return nil, err
		}
	}
	if req.Method == http.MethodGet && strings.HasSuffix(req.URL.Path, r.listing) {
		return r.copy.RoundTrip(req)
	}
	if req.Method == http.MethodGet {
		return r.primary.RoundTrip(req)
	}
	var body []byte
	if req.Body != nil {
		body, _ = io.ReadAll(req.Body)
		req.Body = io.NopCloser(bytes.NewReader(body))
	}
	again := req.Clone(context.WithoutCancel(req.Context()))
	again.Body = io.NopCloser(bytes.NewReader(body))
	if req.Header.Get("Authorization") == "" { // a token is valid at once
		if _, err := r.copy.RoundTrip(again); err != nil {
			return nil, err
		}
		return r.primary.RoundTrip(req)
	}
	r.late = append(r.late, late{r.clock.Now().Add(r.lag), again})
	return r.primary.RoundTrip(req)
}

// lagging returns an instance whose changes show after a delay, in all reads or only in those whose path
// has an end.
func lagging(t *testing.T, vendor string, lag time.Duration, listing string) instance {
	t.Helper()
	v := loaded(t, vendor)
	clock := target.NewManualClock(stub.Epoch)
	newTarget := func() *target.Target { return v.NewStub(stub.Options{Clock: clock, Rate: &stub.NoRate}).Target() }
	aim, copied := newTarget(), newTarget()
	aim.Shared, aim.Recovers, aim.PropagationDelay = true, true, lag
	aim.Transport = &replica{primary: aim.Transport, copy: copied.Transport, clock: clock, lag: lag, listing: listing}
	return instance{Target: aim}
}

// A propagation delay that the target declares is not a violation.
func TestConformingServerThatLags(t *testing.T) {
	slow(t)
	t.Parallel()
	for _, c := range []struct{ reason, vendor, listing string }{
		{"every read", "alloyscan", ""},
		{"every read", "zpa", ""},
		{"only the listing, so that a thing can be read that is not listed yet", "alloyscan", "/segments"},
		{"only the listing", "zpa", "/segmentGroup"},
		{"only the listing", "sailpoint", "/segments"},
	} {
		t.Run(c.vendor+": "+c.reason, func(t *testing.T) {
			t.Parallel()
			r, err := run.Run(t.Context(), lagging(t, c.vendor, 2*time.Second, c.listing).on(loaded(t, c.vendor)))
			require.NoError(t, err)
			for _, rr := range r.Rules {
				if rr.Verdict == result.Fail {
					t.Errorf("%s: %s", rr.Rule.ID, rr.Why)
				}
			}
			for _, tr := range r.Trials {
				assert.Empty(t, tr.Leftovers, tr.ID)
			}
		})
	}
}
