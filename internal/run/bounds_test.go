package run_test

import (
	"io"
	"net/http"
	"net/http/httptest"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/assay-conformance/assay/internal/result"
	"github.com/assay-conformance/assay/internal/run"
	"github.com/assay-conformance/assay/internal/stub"
	"github.com/assay-conformance/assay/internal/suite"
)

// A call, including its body, has a deadline.
func TestCallDeadline(t *testing.T) {
	t.Parallel()
	v := loaded(t, "alloyscan")
	for _, c := range []struct {
		reason string
		stall  func(http.ResponseWriter)
	}{
		{"the headers never come", func(http.ResponseWriter) {}},
		{"the body stalls", func(w http.ResponseWriter) {
			w.Header().Set("Content-Type", "application/json")
			w.WriteHeader(http.StatusOK)
			_, _ = w.Write([]byte(`{"items":[`))
			w.(http.Flusher).Flush()
		}},
	} {
		t.Run(c.reason, func(t *testing.T) {
			t.Parallel()
			server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				_, _ = io.Copy(io.Discard, r.Body) // only then does the server notice that the client has gone
				c.stall(w)
				<-r.Context().Done()
			}))
			t.Cleanup(server.Close)
			i := shared(v, stub.Options{BaseURL: server.URL}, nil)
			i.Transport, i.CallTime = server.Client().Transport, 50*time.Millisecond
			credential := i.Credentials[i.Main]
			credential.Token = "demo-" + i.Main
			i.Credentials[i.Main] = credential
			o := i.on(v)
			o.Plan = []run.Planned{planned(v, makeOne)}
			r, err := run.Run(t.Context(), o)
			require.NoError(t, err)
			assert.Equal(t, "createSegment did not return a complete response within 50ms", r.Trials[0].Blocked)
			require.Len(t, r.Trials[0].Leftovers, 1)
			assert.Contains(t, r.Trials[0].Leftovers[0], "cannot tell whether it exists")
		})
	}
}

// Paging through a listing that ignores its offset ends. It is a violation where offsets are
// tested, and blocks where a trial needs the end of the listing.
func TestListingIgnoresOffset(t *testing.T) {
	slow(t)
	t.Parallel()
	v := loaded(t, "alloyscan")
	calls := 0
	i := shared(v, stub.Options{}, func(next http.RoundTripper) roundTrip {
		return func(r *http.Request) (*http.Response, error) {
			if calls++; r.Method == http.MethodGet && strings.HasSuffix(r.URL.Path, "/segments") {
				r = r.Clone(r.Context())
				query := r.URL.Query()
				query.Del("offset")
				r.URL.RawQuery = query.Encode()
			}
			return next.RoundTrip(r)
		}
	})
	i.customers(t, "administrator", 120)
	i.customers(t, "second-site-administrator", 60)
	r, err := run.Run(t.Context(), i.on(v))
	require.NoError(t, err)
	_, exit := r.Conclusion()
	assert.Equal(t, result.ExitViolation, exit)
	assert.Less(t, calls, 5000)
	for _, rr := range r.Rules {
		if rr.Verdict == result.Fail {
			assert.Contains(t, []string{"ALLOY-LIST-OFFSET", "ALLOY-LIST-PAGING"}, rr.Rule.ID, rr.Why)
		}
	}
}

// An item on two pages is listed twice.
func TestItemListedTwice(t *testing.T) {
	t.Parallel()
	v := loaded(t, "alloyscan")
	i := shared(v, stub.Options{}, func(next http.RoundTripper) roundTrip {
		return func(r *http.Request) (*http.Response, error) {
			query := r.URL.Query()
			if offset, err := strconv.Atoi(query.Get("offset")); err == nil && offset > 2 && r.Method == http.MethodGet {
				r = r.Clone(r.Context())
				query.Set("offset", strconv.Itoa(offset-1))
				r.URL.RawQuery = query.Encode()
			}
			return next.RoundTrip(r)
		}
	})
	o := i.on(v)
	var err error
	o.Select, err = run.Selection{Rules: []string{"ALLOY-LIST-OFFSET"}}.Resolve([]*suite.Vendor{v})
	require.NoError(t, err)
	r, err := run.Run(t.Context(), o)
	require.NoError(t, err)
	for _, rr := range r.Rules {
		if rr.Rule.ID == "ALLOY-LIST-OFFSET" {
			assert.Equal(t, result.Fail, rr.Verdict, rr.Why)
			assert.Contains(t, rr.Why, "expected 1 items after 3 others")
		}
	}
}
