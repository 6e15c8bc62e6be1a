package stubtest

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/assay-conformance/assay/internal/exchange"
	"github.com/assay-conformance/assay/internal/stub"
	"github.com/assay-conformance/assay/internal/target"
)

// Caller sends calls to one stub.
type Caller struct {
	Transport http.RoundTripper
	Base      string        // prefix of the document's paths
	Config    target.Config // as the stub describes itself
	Clock     target.Clock  // the stub's own

	kit *Kit
}

// On returns a caller of a stub, without a socket.
func (k *Kit) On(s *stub.Stub) Caller {
	return Caller{Transport: s.Target().Transport, Base: s.Config.URL, Config: s.Config, Clock: s.Clock, kit: k}
}

// Fresh returns a caller of a new stub, without a socket.
func (k *Kit) Fresh(o stub.Options) Caller { return k.On(k.Stub(o)) }

// Served returns a caller of a new stub over a socket.
func (k *Kit) Served(t testing.TB) Caller {
	t.Helper()
	s := k.Stub(stub.Options{})
	server := httptest.NewServer(s.Handler)
	t.Cleanup(server.Close)
	return Caller{Transport: server.Client().Transport, Base: server.URL + k.Base, Config: s.Config, Clock: s.Clock, kit: k}
}

// OverBoth runs f against a stub in this process and against another over a socket.
func (k *Kit) OverBoth(t *testing.T, f func(t *testing.T, s Caller)) {
	t.Helper()
	t.Run("in process", func(t *testing.T) { t.Parallel(); f(t, k.Fresh(stub.Options{})) })
	t.Run("over a socket", func(t *testing.T) { t.Parallel(); f(t, k.Served(t)) })
}

// Request returns the request of a call.
func (s Caller) Request(t testing.TB, c Call) *http.Request {
	t.Helper()
	req, err := http.NewRequestWithContext(t.Context(), c.Method, s.Base+c.Path, strings.NewReader(c.Body))
	require.NoError(t, err)
	switch {
	case c.Token == "":
	case s.kit.Cookie != "":
		req.AddCookie(&http.Cookie{Name: s.kit.Cookie, Value: c.Token})
	default:
		req.Header.Set("Authorization", "Bearer "+c.Token)
	}
	switch {
	case c.MediaType != "":
		req.Header.Set("Content-Type", c.MediaType)
	case c.Body != "" && c.Method == http.MethodPatch && s.kit.Patches != "":
		req.Header.Set("Content-Type", s.kit.Patches)
	case c.Body != "":
		req.Header.Set("Content-Type", "application/json")
	}
	return req
}

// Send makes a call and judges the response.
func (s Caller) Send(t testing.TB, c Call) *exchange.Exchange {
	t.Helper()
	return s.Do(t, s.Request(t, c))
}

// Do sends a request and checks the response against the document: for any request, the response
// must be valid and not a server error.
func (s Caller) Do(t testing.TB, req *http.Request) *exchange.Exchange {
	t.Helper()
	e, err := exchange.Do(s.Transport, s.Clock.Now, req)
	require.NoError(t, err)
	e.Base = s.Base
	require.Less(t, e.Status, 500, "%s", e.Response.Body)
	op := s.kit.operation(req)
	if op != nil {
		e.Operation = op.ID
		require.NoError(t, s.kit.Document().Judge(e))
		require.NotEmpty(t, e.Validated)
		for _, f := range e.Findings {
			require.True(t, f.Request, "the response violates the document: %+v", f)
		}
	}
	if e.Status >= 400 || op != nil && len(e.Response.Body) > 0 {
		if s.kit.MediaType != "" {
			require.Equal(t, s.kit.MediaType, e.Response.Header.Get("Content-Type"), "the media type of the vendor")
		}
	}
	if e.Status >= 400 {
		s.kit.Refusal(t, e)
	}
	return e
}

// State returns everything that a caller can read from the stub.
func (s Caller) State(t testing.TB) string {
	t.Helper()
	var all strings.Builder
	for _, c := range s.kit.State {
		e := s.Send(t, c)
		require.Equal(t, 200, e.Status, "%s", e.Response.Body)
		all.Write(e.Response.Body)
	}
	return all.String()
}

// Wait advances the clock of the stub.
func (s Caller) Wait(t testing.TB, d time.Duration) {
	t.Helper()
	require.NoError(t, s.Clock.Sleep(t.Context(), d))
}
