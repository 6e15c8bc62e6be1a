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

// answers is a transport that gives one answer after the other, and the last again and again.
type responses []func() *http.Response

func (a *responses) RoundTrip(r *http.Request) (*http.Response, error) {
	answer := (*a)[0]
	if len(*a) > 1 {
		*a = (*a)[1:]
	}
	resp := answer()
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

// session is a trial of AlloyScan against a target that gives such answers, on a clock that
// stands still but for waiting.
func session(t *testing.T, settle time.Duration, a ...func() *http.Response) (*trial.Session, *target.ManualClock) {
	t.Helper()
	v, err := builtin.Vendors().Load("alloyscan")
	require.NoError(t, err)
	clock := target.NewManualClock(stub.Epoch)
	transport := responses(a)
	aim := &target.Target{
		Config:    target.Config{URL: "http://target.invalid", Main: "main", Credentials: map[string]target.Credential{"main": {Token: "t0k3n"}}, PropagationDelay: settle},
		Transport: &transport, Clock: clock,
	}
	return trial.NewSession(aim, v.Contract, v.Resources, &result.Trial{Number: 1, ID: "planted"}, nil, "assay"), clock
}

// A call that comes too often is made again after the time that the target names, within bounds.
func TestACallThatComesTooOften(t *testing.T) {
	t.Parallel()
	later := stub.Epoch.Add(90 * time.Second).Format(http.TimeFormat)
	for _, c := range []struct {
		reason  string
		answers []func() *http.Response
		waited  time.Duration
		blocked string
	}{
		{"seconds", []func() *http.Response{response(429, "13", "{}"), response(200, "", listed)}, 13 * time.Second, ""},
		{"an HTTP date", []func() *http.Response{response(429, later, "{}"), response(200, "", listed)}, 90 * time.Second, ""},
		{"the longest wait", []func() *http.Response{response(429, "120", "{}"), response(200, "", listed)}, 2 * time.Minute, ""},
		{"longer than that", []func() *http.Response{response(429, "121", "{}"), response(200, "", listed)}, 0, "the target asks for 2m1s; assay waits at most 2m0s"},
		{"a number that no duration holds is no short wait", []func() *http.Response{response(429, "18446744078", "{}"), response(200, "", listed)}, 0, "at most a day"},
		{"it does not say how long", []func() *http.Response{response(429, "", "{}"), response(200, "", listed)}, 0, "does not say how long to wait"},
		{"it never ends", []func() *http.Response{response(429, "1", "{}")}, 5 * time.Second, "too often 6 times, though each time assay waited as told"},
	} {
		t.Run(c.reason, func(t *testing.T) {
			t.Parallel()
			s, clock := session(t, 0, c.answers...)
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

// What is to be seen is looked for as long as a change may take to show, and no longer; where
// changes show at once, a single look is enough.
func TestLookingUnderALag(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		reason string
		settle time.Duration
		showAt int // the look that shows it; 0 for none
		looks  int
		waited time.Duration
	}{
		{"changes show at once, and this one does not", 0, 0, 1, 0},
		{"it shows at the first look", 5 * time.Second, 1, 1, 0},
		{"it shows after two seconds", 5 * time.Second, 3, 3, 2 * time.Second},
		{"it shows at the very end", 5 * time.Second, 6, 6, 5 * time.Second},
		{"it never shows", 5 * time.Second, 0, 6, 5 * time.Second},
	} {
		t.Run(c.reason, func(t *testing.T) {
			t.Parallel()
			s, clock := session(t, c.settle, response(200, "", listed))
			looks := 0
			require.NoError(t, s.Until(t.Context(), func() (bool, error) {
				looks++
				return looks == c.showAt, nil
			}))
			assert.Equal(t, c.looks, looks)
			assert.Equal(t, c.waited, clock.Now().Sub(stub.Epoch))
		})
	}
}

// What is not to be seen is looked at once every change must show.
func TestSettled(t *testing.T) {
	t.Parallel()
	s, clock := session(t, 7*time.Second, response(200, "", listed))
	require.NoError(t, s.AwaitPropagation(t.Context()))
	assert.Equal(t, 7*time.Second, clock.Now().Sub(stub.Epoch))
}

// No call is begun once the run was interrupted.
func TestNoCallIsBegunAfterASignal(t *testing.T) {
	t.Parallel()
	calls := 0
	s, _ := session(t, 0, func() *http.Response { calls++; return response(200, "", listed)() })
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	_, err := s.Send(ctx, trial.Call{Operation: "listSegments"})
	assert.ErrorIs(t, err, context.Canceled)
	assert.Zero(t, calls)
}

// An id that is no segment of a path never leads to the resource above.
func TestAPathHasNoEmptySegmentAndNoDots(t *testing.T) {
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
	assert.Equal(t, "http://target.invalid/api/v1/segments/..%2Fb", e.URL, "a slash is a letter of the id")
}
