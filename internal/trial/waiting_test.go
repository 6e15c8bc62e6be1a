package trial_test

import (
	"context"
	"io"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/assay-conformance/assay/internal/builtin"
	"github.com/assay-conformance/assay/internal/result"
	"github.com/assay-conformance/assay/internal/stub"
	"github.com/assay-conformance/assay/internal/target"
	"github.com/assay-conformance/assay/internal/trial"
)

// responses is a transport that returns one response after the other and repeats the last.
type responses []func() *http.Response

func (rs *responses) RoundTrip(r *http.Request) (*http.Response, error) {
	next := (*rs)[0]
	if len(*rs) > 1 {
		*rs = (*rs)[1:]
	}
	resp := next()
	resp.Request = r
	return resp, nil
}

func response(status int, retryAfter, body string) func() *http.Response {
	return func() *http.Response {
		header := http.Header{"Content-Type": {"application/json"}}
		if retryAfter != "" {
			header.Set("Retry-After", retryAfter)
		}
		return &http.Response{StatusCode: status, Header: header, Body: io.NopCloser(strings.NewReader(body))}
	}
}

const listed = `{"items":[],"total":0}`

// session returns a trial of AlloyScan against a target with these responses. Its clock advances
// only while the trial waits.
func session(t *testing.T, delay time.Duration, rs ...func() *http.Response) (*trial.Session, *target.ManualClock) {
	t.Helper()
	v, err := builtin.Vendors().Load("alloyscan")
	require.NoError(t, err)
	clock := target.NewManualClock(stub.Epoch)
	transport := responses(rs)
	aim := &target.Target{
		Config:    target.Config{URL: "http://target.invalid", Main: "main", Credentials: map[string]target.Credential{"main": {Token: "t0k3n"}}, PropagationDelay: delay},
		Transport: &transport, Clock: clock,
	}
	return trial.NewSession(aim, v.Contract, v.Resources, &result.Trial{Number: 1, ID: "planted"}, nil, "assay"), clock
}

// A rate-limited call is repeated after the time in Retry-After, within bounds.
func TestSendRetriesRateLimitedCalls(t *testing.T) {
	t.Parallel()
	later := stub.Epoch.Add(90 * time.Second).Format(http.TimeFormat)
	for _, c := range []struct {
		reason    string
		responses []func() *http.Response
		waited    time.Duration
		blocked   string
	}{
		{"seconds", []func() *http.Response{response(429, "13", "{}"), response(200, "", listed)}, 13 * time.Second, ""},
		{"an HTTP date", []func() *http.Response{response(429, later, "{}"), response(200, "", listed)}, 90 * time.Second, ""},
		{"the longest wait", []func() *http.Response{response(429, "120", "{}"), response(200, "", listed)}, 2 * time.Minute, ""},
		{"longer than the longest wait", []func() *http.Response{response(429, "121", "{}"), response(200, "", listed)}, 0, "the target asks for 2m1s; assay waits at most 2m0s"},
		{"an overflow of a duration is not a short wait", []func() *http.Response{response(429, "18446744078", "{}"), response(200, "", listed)}, 0, "at most a day"},
		{"no Retry-After", []func() *http.Response{response(429, "", "{}"), response(200, "", listed)}, 0, "does not say how long to wait"},
		{"every response is 429", []func() *http.Response{response(429, "1", "{}")}, 5 * time.Second, "the rate limit 6 times, although assay waited for Retry-After each time"},
	} {
		t.Run(c.reason, func(t *testing.T) {
			t.Parallel()
			s, clock := session(t, 0, c.responses...)
			e, err := s.Send(t.Context(), trial.Call{Operation: "listSegments"})
			assert.Equal(t, c.waited, clock.Now().Sub(stub.Epoch), c.reason)
			if c.blocked != "" {
				var blocked *trial.BlockedError
				require.ErrorAs(t, err, &blocked)
				assert.Contains(t, blocked.Reason, c.blocked)
				return
			}
			require.NoError(t, err)
			assert.Equal(t, 200, e.Status)
			assert.Equal(t, int(c.waited.Seconds()), s.Record.Waited, "the record says how long")
		})
	}
}

// Until polls for the propagation delay and not longer; only once if there is none.
func TestUntilPollsUpToPropagationDelay(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		reason string
		delay  time.Duration
		doneAt int // the poll that is done; 0 for none
		polls  int
		waited time.Duration
	}{
		{"no delay, never done", 0, 0, 1, 0},
		{"done at the first poll", 5 * time.Second, 1, 1, 0},
		{"done after two seconds", 5 * time.Second, 3, 3, 2 * time.Second},
		{"done at the last poll", 5 * time.Second, 6, 6, 5 * time.Second},
		{"never done", 5 * time.Second, 0, 6, 5 * time.Second},
	} {
		t.Run(c.reason, func(t *testing.T) {
			t.Parallel()
			s, clock := session(t, c.delay, response(200, "", listed))
			polls := 0
			require.NoError(t, s.Until(t.Context(), func() (bool, error) {
				polls++
				return polls == c.doneAt, nil
			}))
			assert.Equal(t, c.polls, polls)
			assert.Equal(t, c.waited, clock.Now().Sub(stub.Epoch))
		})
	}
}

// AwaitPropagation waits for what is left of the delay since the last write, of whichever trial.
func TestAwaitPropagation(t *testing.T) {
	t.Parallel()
	s, clock := session(t, 7*time.Second, response(200, "", listed))
	require.NoError(t, s.AwaitPropagation(t.Context()))
	assert.Zero(t, clock.Now().Sub(stub.Epoch), "nothing was written")
	s.Target.Wrote()
	require.NoError(t, clock.Sleep(t.Context(), 3*time.Second))
	require.NoError(t, s.AwaitPropagation(t.Context()))
	assert.Equal(t, 7*time.Second, clock.Now().Sub(stub.Epoch))
	require.NoError(t, s.AwaitPropagation(t.Context()))
	assert.Equal(t, 7*time.Second, clock.Now().Sub(stub.Epoch), "all of it is visible")
}

// No call starts after the run was interrupted.
func TestSendStartsNoCallAfterCancel(t *testing.T) {
	t.Parallel()
	calls := 0
	s, _ := session(t, 0, func() *http.Response { calls++; return response(200, "", listed)() })
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	_, err := s.Send(ctx, trial.Call{Operation: "listSegments"})
	assert.ErrorIs(t, err, context.Canceled)
	assert.Zero(t, calls)
}

// An id that is not a valid path segment never leads to the parent resource.
func TestSendRejectsEmptyAndDotSegments(t *testing.T) {
	t.Parallel()
	for _, id := range []string{"", ".", ".."} {
		called := false
		s, _ := session(t, 0, func() *http.Response { called = true; return response(404, "", "{}")() })
		_, err := s.Send(t.Context(), trial.Call{Operation: "getSegment", Path: map[string]string{"id": id}})
		var blocked *trial.BlockedError
		require.ErrorAs(t, err, &blocked, "%q", id)
		assert.False(t, called, "%q", id)
	}
	s, _ := session(t, 0, response(404, "", "{}"))
	e, err := s.Send(t.Context(), trial.Call{Operation: "getSegment", Path: map[string]string{"id": "../b"}})
	require.NoError(t, err)
	assert.Equal(t, "http://target.invalid/api/v1/segments/..%2Fb", e.URL, "a slash is part of the id")
}
