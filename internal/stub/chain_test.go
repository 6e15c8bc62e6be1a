package stub_test

import (
	"errors"
	"io"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/assay-conformance/assay/internal/rule"
	"github.com/assay-conformance/assay/internal/stub"
)

const good = `{"text":"a note"}`

func plain() *stub.Stub {
	s, _ := build(stub.Options{}, ok)
	return s
}

func TestChainServesValidCalls(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		reason string
		call   call
		caller string
	}{
		{"the demo token of a principal with all permissions", call{"POST", "/notes", writer.DemoToken(), "", good}, "writer"},
		{"one of several permissions", call{"POST", "/notes", filer.DemoToken(), "", good}, "filer"},
		{"the lower level, where it is enough", call{"GET", "/notes", reader.DemoToken(), "", ""}, "reader"},
		{"a media type with parameters", call{"POST", "/notes", writer.DemoToken(), "application/json; charset=utf-8", good}, "writer"},
		{"an operation without authentication", call{"GET", "/notes/7", "", "", ""}, ""},
		{"the same with a token: the caller is known", call{"GET", "/notes/7", reader.DemoToken(), "", ""}, "reader"},
		{"the same with an unknown token: it is ignored", call{"GET", "/notes/7", "nonsense", "", ""}, ""},
	} {
		t.Run(c.reason, func(t *testing.T) {
			t.Parallel()
			overBoth(t, plain, func(t *testing.T, s sender) {
				r := s.send(t, c.call)
				assert.Equal(t, 200, r.status, "%s: %s", c.reason, r.body)
				assert.Equal(t, c.caller, r.body, c.reason)
			})
		})
	}
}

func TestChainRefusals(t *testing.T) {
	t.Parallel()
	w, r := writer.DemoToken(), reader.DemoToken()
	huge := `{"text":"` + strings.Repeat("a", stub.MaxBody) + `"}`
	for _, c := range []struct {
		reason string
		call   call
		status int
		code   string
	}{
		{"an unknown path", call{"GET", "/nothing", w, "", ""}, 404, "not_found"},
		{"a trailing slash", call{"GET", "/notes/", w, "", ""}, 404, "not_found"},
		{"an unknown method", call{"PUT", "/notes", w, "", good}, 405, "method_not_allowed"},
		{"an unknown method of a path with a parameter", call{"DELETE", "/notes/7", w, "", ""}, 405, "method_not_allowed"},
		{"no token", call{"GET", "/notes", "", "", ""}, 401, "unauthorized"},
		{"an unknown token", call{"GET", "/notes", "nonsense", "", ""}, 401, "unauthorized"},
		{"a token with only a lower level of the permission", call{"POST", "/notes", r, "", good}, 403, "forbidden"},
		{"a body over the size limit", call{"POST", "/notes", w, "", huge}, 413, "too_large"},
		{"another media type", call{"POST", "/notes", w, "text/plain", good}, 415, "invalid_request"},
		{"another media type with a body that is not JSON", call{"POST", "/notes", w, "text/plain", "a note"}, 415, "invalid_request"},
		{"a body that is not JSON", call{"POST", "/notes", w, "", `{"text":`}, 400, "invalid_request"},
		{"a duplicate property", call{"POST", "/notes", w, "", `{"text":"a","text":"b"}`}, 400, "invalid_request"},
		{"a body that violates a constraint", call{"POST", "/notes", w, "", `{"text":""}`}, 400, "invalid_request"},
		{"no body", call{"POST", "/notes", w, "", ""}, 400, "invalid_request"},
		{"no body, with a media type", call{"POST", "/notes", w, "text/plain", ""}, 400, "invalid_request"},
		{"a parameter out of range", call{"GET", "/notes?limit=0", w, "", ""}, 400, "invalid_request"},
		{"the path is checked before the credential", call{"GET", "/nothing", "", "", ""}, 404, "not_found"},
		{"the credential is checked before the body", call{"POST", "/notes", "", "text/plain", "{"}, 401, "unauthorized"},
		{"the permission is checked before the body", call{"POST", "/notes", r, "text/plain", "{"}, 403, "forbidden"},
	} {
		t.Run(c.reason, func(t *testing.T) {
			t.Parallel()
			overBoth(t, plain, func(t *testing.T, s sender) { assertRefused(t, s.send(t, c.call), c.status, c.code) })
		})
	}
}

func TestOnlyBearerTokensAreAccepted(t *testing.T) {
	t.Parallel()
	for header, reason := range map[string]string{"Basic " + writer.DemoToken(): "another scheme", writer.DemoToken(): "no scheme", "Bearer": "only the scheme", "Bearer ": "an empty token"} {
		s := plain()
		req, err := http.NewRequestWithContext(t.Context(), "GET", "http://stub.invalid/notes", nil)
		require.NoError(t, err)
		req.Header.Set("Authorization", header)
		resp, err := s.Target().Transport.RoundTrip(req)
		require.NoError(t, err)
		resp.Body.Close()
		assert.Equal(t, 401, resp.StatusCode, reason)
	}
}

func TestHandlerGetsWholeBody(t *testing.T) {
	t.Parallel()
	overBoth(t, func() *stub.Stub {
		s, _ := build(stub.Options{}, func(w http.ResponseWriter, r *http.Request) {
			body, _ := io.ReadAll(r.Body)
			assert.EqualValues(t, len(body), r.ContentLength)
			_, _ = w.Write(body)
		})
		return s
	}, func(t *testing.T, s sender) {
		assert.Equal(t, good, s.send(t, call{"POST", "/notes", writer.DemoToken(), "", good}).body, "validation reads the body and restores it")
	})
}

func TestGuardsOff(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		reason string
		guard  rule.Site
		call   call
		status int
	}{
		{"no token is required", "listNotes/guard/credential-present", call{"GET", "/notes", "", "", ""}, 200},
		{"an invalid token is still refused", "listNotes/guard/credential-present", call{"GET", "/notes", "nonsense", "", ""}, 401},
		{"any token is accepted", "listNotes/guard/credential-valid", call{"GET", "/notes", "nonsense", "", ""}, 200},
		{"a token is still required", "listNotes/guard/credential-valid", call{"GET", "/notes", "", "", ""}, 401},
		{"no permission is required", "createNote/guard/permission-writer", call{"POST", "/notes", reader.DemoToken(), "", good}, 200},
		{"only for this operation", "createNote/guard/permission-writer", call{"GET", "/notes", nobody.DemoToken(), "", ""}, 403},
		{"an alternative is ignored", "createNote/guard/suffices-writer-archive", call{"POST", "/notes", filer.DemoToken(), "", good}, 403},
		{"the other one is not", "createNote/guard/suffices-writer-notes", call{"POST", "/notes", filer.DemoToken(), "", good}, 200},
		{"the permission no longer suffices", "listNotes/guard/suffices-reader", call{"GET", "/notes", reader.DemoToken(), "", ""}, 403},
		{"the main credential is still accepted", "listNotes/guard/suffices-reader", call{"GET", "/notes", writer.DemoToken(), "", ""}, 200},
	} {
		t.Run(c.reason, func(t *testing.T) {
			t.Parallel()
			s, _ := build(off(c.guard), ok)
			assert.Equal(t, c.status, sender{s.Target().Transport, "http://stub.invalid"}.send(t, c.call).status, c.reason)
		})
	}
}

func TestPanicBecomesResponse(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		reason  string
		handler func(s **stub.Stub) http.HandlerFunc
		want    string
	}{
		{"a bug in a handler", func(**stub.Stub) http.HandlerFunc {
			return func(http.ResponseWriter, *http.Request) { panic(errors.New("index out of range")) }
		}, "the stub panicked: index out of range"},
		{"an unknown guard", func(s **stub.Stub) http.HandlerFunc {
			return func(http.ResponseWriter, *http.Request) { (*s).Switches.Enforces("listNotes/guard/none") }
		}, "the guard listNotes/guard/none is not in the stub's table"},
	} {
		t.Run(c.reason, func(t *testing.T) {
			t.Parallel()
			overBoth(t, func() *stub.Stub {
				var s *stub.Stub
				s, _ = build(stub.Options{}, c.handler(&s))
				return s
			}, func(t *testing.T, s sender) {
				for range 2 { // the stub keeps running
					r := s.send(t, call{"GET", "/notes", writer.DemoToken(), "", ""})
					assertRefused(t, r, 500, "internal_error")
					assert.Contains(t, r.body, c.want, c.reason)
				}
			})
		})
	}
}

func TestWrapSeesEveryResponse(t *testing.T) {
	t.Parallel()
	s, _ := build(stub.Options{Wrap: func(next http.Handler) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("X-Wrapped", "yes")
			next.ServeHTTP(w, r)
		})
	}}, ok)
	r := sender{s.Target().Transport, "http://stub.invalid"}.send(t, call{"GET", "/nothing", "", "", ""})
	assert.Equal(t, "yes", r.header.Get("X-Wrapped"), "a mutant may change any response, including refusals")
}

func TestLatencyUsesStubClock(t *testing.T) {
	t.Parallel()
	s, clock := build(stub.Options{Latency: 3 * time.Second}, ok)
	sender{s.Target().Transport, "http://stub.invalid"}.send(t, call{"GET", "/nothing", "", "", ""})
	assert.Equal(t, stub.Epoch.Add(3*time.Second), clock.Now(), "the delay of a response")
}
