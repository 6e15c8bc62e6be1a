package exchange_test

import (
	"bytes"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"testing/iotest"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/assay-conformance/assay/internal/exchange"
)

// tripper is a function used as a transport.
type tripper func(*http.Request) (*http.Response, error)

func (f tripper) RoundTrip(r *http.Request) (*http.Response, error) { return f(r) }

// ticking returns a clock that advances by a second on each call.
func ticking() func() time.Time {
	now := time.Date(2026, time.March, 1, 13, 0, 0, 0, time.FixedZone("CET", 3600))
	return func() time.Time {
		now = now.Add(time.Second)
		return now
	}
}

func response(status int, body io.Reader) *http.Response {
	return &http.Response{StatusCode: status, Header: http.Header{"X-A": {"1"}}, Body: io.NopCloser(body)}
}

func request(t *testing.T, method, body string) *http.Request {
	t.Helper()
	req, err := http.NewRequestWithContext(t.Context(), method, "https://me:pw@host/s?limit=1", strings.NewReader(body))
	require.NoError(t, err)
	req.Header.Set("X-B", "2")
	return req
}

func TestDoCapturesExchange(t *testing.T) {
	t.Parallel()
	var got []byte
	req := request(t, "POST", "a body")
	e, err := exchange.Do(tripper(func(r *http.Request) (*http.Response, error) {
		got, _ = io.ReadAll(r.Body)
		r.Header.Set("X-B", "changed later")
		return response(201, strings.NewReader("a response")), nil
	}), ticking(), req)
	require.NoError(t, err)
	assert.Equal(t, "a body", string(got), "the body is recorded and still sent")
	assert.Equal(t, "POST", e.Method)
	assert.Equal(t, "https://me:pw@host/s?limit=1", e.URL, "it is redacted later")
	assert.Equal(t, exchange.Message{Header: http.Header{"X-B": {"2"}}, Body: exchange.Body("a body")}, e.Request, "as it was sent")
	assert.Equal(t, exchange.Message{Header: http.Header{"X-A": {"1"}}, Body: exchange.Body("a response")}, e.Response)
	assert.Equal(t, 201, e.Status)
	assert.Equal(t, time.UTC, e.Sent.Location(), "times of several zones must compare")
	assert.Equal(t, time.Second, e.Took)
}

func TestDoWithoutBody(t *testing.T) {
	t.Parallel()
	req, err := http.NewRequestWithContext(t.Context(), "GET", "https://host/", nil)
	require.NoError(t, err)
	e, err := exchange.Do(tripper(func(r *http.Request) (*http.Response, error) {
		assert.Nil(t, r.Body)
		return response(204, http.NoBody), nil
	}), ticking(), req)
	require.NoError(t, err)
	assert.Empty(t, e.Request.Body)
	assert.Empty(t, e.Response.Body)
}

func TestDoDoesNotFollowRedirects(t *testing.T) {
	t.Parallel()
	server := httptest.NewServer(http.RedirectHandler("/elsewhere", http.StatusFound))
	defer server.Close()
	req, err := http.NewRequestWithContext(t.Context(), "GET", server.URL+"/s", nil)
	require.NoError(t, err)
	e, err := exchange.Do(server.Client().Transport, time.Now, req)
	require.NoError(t, err)
	assert.Equal(t, http.StatusFound, e.Status, "the redirect is the response to judge")
}

func TestDoReturnsExchangeWithError(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		reason string
		trip   tripper
		want   string
	}{
		{"the target cannot be reached", func(*http.Request) (*http.Response, error) { return nil, errors.New("connection refused") }, "connection refused"},
		{"the connection breaks during the response", func(*http.Request) (*http.Response, error) {
			return response(200, io.MultiReader(strings.NewReader("half"), iotest.ErrReader(io.ErrUnexpectedEOF))), nil
		}, "reading the response: unexpected EOF"},
		{"an unlimited response would fill the memory", func(*http.Request) (*http.Response, error) {
			return response(200, bytes.NewReader(make([]byte, exchange.MaxBody+1))), nil
		}, "the response is larger than 16777216 bytes"},
	} {
		t.Run(c.reason, func(t *testing.T) {
			t.Parallel()
			e, err := exchange.Do(c.trip, ticking(), request(t, "PUT", "a body"))
			require.ErrorContains(t, err, c.want, c.reason)
			assert.ErrorContains(t, err, "PUT https://me:xxxxx@host/s", "the error names the call without the password")
			require.NotNil(t, e)
			assert.Equal(t, "a body", string(e.Request.Body))
			assert.Zero(t, e.Status, "a partial response must not be judged")
		})
	}
}

func TestDoReadsLargestBody(t *testing.T) {
	t.Parallel()
	e, err := exchange.Do(tripper(func(*http.Request) (*http.Response, error) {
		return response(200, bytes.NewReader(make([]byte, exchange.MaxBody))), nil
	}), ticking(), request(t, "GET", ""))
	require.NoError(t, err)
	assert.Len(t, e.Response.Body, exchange.MaxBody)
}

func TestDoRejectsUnreadableBody(t *testing.T) {
	t.Parallel()
	req := request(t, "POST", "")
	req.Body = io.NopCloser(iotest.ErrReader(errors.New("disk")))
	_, err := exchange.Do(tripper(func(*http.Request) (*http.Response, error) {
		t.Error("a partial body was sent")
		return nil, errors.New("unreachable")
	}), ticking(), req)
	assert.ErrorContains(t, err, "reading the request body: disk")
}
