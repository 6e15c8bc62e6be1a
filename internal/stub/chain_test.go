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

func TestTheChainLetsAGoodCallThrough(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		reason string
		call   call
		caller string
	}{
		{"with the demo token of who may do everything", call{"POST", "/notes", writer.DemoToken(), "", good}, "writer"},
		{"one of several permissions is enough", call{"GET", "/notes", reader.DemoToken(), "", ""}, "reader"},
		{"a media type may have parameters", call{"POST", "/notes", writer.DemoToken(), "application/json; charset=utf-8", good}, "writer"},
		{"an operation that is open to all asks nobody who they are", call{"GET", "/notes/7", "", "", ""}, ""},
		{"but it knows who calls", call{"GET", "/notes/7", reader.DemoToken(), "", ""}, "reader"},
		{"there a token that nobody issued is no matter", call{"GET", "/notes/7", "nonsense", "", ""}, ""},
	} {
		t.Run(c.reason, func(t *testing.T) {
			t.Parallel()
			overBoth(t, plain, func(t *testing.T, s sender) {
				a := s.send(t, c.call)
				assert.Equal(t, 200, a.status, "%s: %s", c.reason, a.body)
				assert.Equal(t, c.caller, a.body, c.reason)
			})
		})
	}
}

func TestTheChainRefusesInOneShape(t *testing.T) {
	t.Parallel()
	w, r := writer.DemoToken(), reader.DemoToken()
	huge := `{"text":"` + strings.Repeat("a", stub.MaxBody) + `"}`
	for _, c := range []struct {
		reason string
		call   call
		status int
		code   string
	}{
		{"a path that the document does not have", call{"GET", "/nothing", w, "", ""}, 404, "not_found"},
		{"a slash at the end makes another path", call{"GET", "/notes/", w, "", ""}, 404, "not_found"},
		{"a method that the path does not have", call{"PUT", "/notes", w, "", good}, 405, "method_not_allowed"},
		{"the same where the path has a parameter", call{"DELETE", "/notes/7", w, "", ""}, 405, "method_not_allowed"},
		{"no token", call{"GET", "/notes", "", "", ""}, 401, "unauthorized"},
		{"a token that nobody issued", call{"GET", "/notes", "nonsense", "", ""}, 401, "unauthorized"},
		{"a token that lacks a permission", call{"POST", "/notes", r, "", good}, 403, "forbidden"},
		{"a body that would fill the memory", call{"POST", "/notes", w, "", huge}, 413, "too_large"},
		{"another media type", call{"POST", "/notes", w, "text/plain", good}, 415, "invalid_request"},
		{"another media type, and no JSON at that", call{"POST", "/notes", w, "text/plain", "a note"}, 415, "invalid_request"},
		{"a body that is no JSON", call{"POST", "/notes", w, "", `{"text":`}, 400, "invalid_request"},
		{"a member twice", call{"POST", "/notes", w, "", `{"text":"a","text":"b"}`}, 400, "invalid_request"},
		{"a body that breaks a constraint", call{"POST", "/notes", w, "", `{"text":""}`}, 400, "invalid_request"},
		{"no body", call{"POST", "/notes", w, "", ""}, 400, "invalid_request"},
		{"no body, and a media type for it", call{"POST", "/notes", w, "text/plain", ""}, 400, "invalid_request"},
		{"a parameter out of bounds", call{"GET", "/notes?limit=0", w, "", ""}, 400, "invalid_request"},
		{"who is told first: the path is looked up before anybody is asked who they are", call{"GET", "/nothing", "", "", ""}, 404, "not_found"},
		{"who has no business here is told nothing about the body", call{"POST", "/notes", "", "text/plain", "{"}, 401, "unauthorized"},
		{"nor is who may not do this", call{"POST", "/notes", r, "text/plain", "{"}, 403, "forbidden"},
	} {
		t.Run(c.reason, func(t *testing.T) {
			t.Parallel()
			overBoth(t, plain, func(t *testing.T, s sender) { assertRefused(t, s.send(t, c.call), c.status, c.code) })
		})
	}
}

func TestTheSchemeOfATokenIsBearer(t *testing.T) {
	t.Parallel()
	for header, reason := range map[string]string{"Basic " + writer.DemoToken(): "another scheme", writer.DemoToken(): "no scheme", "Bearer": "a scheme alone", "Bearer ": "an empty token"} {
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

func TestTheHandlerGetsTheWholeBody(t *testing.T) {
	t.Parallel()
	overBoth(t, func() *stub.Stub {
		s, _ := build(stub.Options{}, func(w http.ResponseWriter, r *http.Request) {
			body, _ := io.ReadAll(r.Body)
			assert.EqualValues(t, len(body), r.ContentLength)
			_, _ = w.Write(body)
		})
		return s
	}, func(t *testing.T, s sender) {
		assert.Equal(t, good, s.send(t, call{"POST", "/notes", writer.DemoToken(), "", good}).body, "it was read to be checked and must be read again")
	})
}

func TestAGuardThatIsOffLetsThrough(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		reason string
		guard  rule.Site
		call   call
		status int
	}{
		{"no token is asked for", "listNotes/guard/credential-present", call{"GET", "/notes", "", "", ""}, 200},
		{"but a wrong one is still refused", "listNotes/guard/credential-present", call{"GET", "/notes", "nonsense", "", ""}, 401},
		{"any token will do", "listNotes/guard/credential-valid", call{"GET", "/notes", "nonsense", "", ""}, 200},
		{"but one is still asked for", "listNotes/guard/credential-valid", call{"GET", "/notes", "", "", ""}, 401},
		{"no permission is asked for", "createNote/guard/permission-writer", call{"POST", "/notes", reader.DemoToken(), "", good}, 200},
		{"but for this operation alone", "createNote/guard/permission-writer", call{"GET", "/notes", nobody.DemoToken(), "", ""}, 403},
		{"meeting the condition is no longer enough", "listNotes/guard/suffices-reader", call{"GET", "/notes", reader.DemoToken(), "", ""}, 403},
		{"unless the caller may do everything", "listNotes/guard/suffices-reader", call{"GET", "/notes", writer.DemoToken(), "", ""}, 200},
	} {
		t.Run(c.reason, func(t *testing.T) {
			t.Parallel()
			s, _ := build(off(c.guard), ok)
			assert.Equal(t, c.status, sender{s.Target().Transport, "http://stub.invalid"}.send(t, c.call).status, c.reason)
		})
	}
}

func TestAPanicIsAnAnswer(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		reason  string
		handler func(s **stub.Stub) http.HandlerFunc
		want    string
	}{
		{"a mistake in a handler", func(**stub.Stub) http.HandlerFunc {
			return func(http.ResponseWriter, *http.Request) { panic(errors.New("index out of range")) }
		}, "the stub panicked: index out of range"},
		{"a guard that the table does not have", func(s **stub.Stub) http.HandlerFunc {
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
				for range 2 { // the stub lives on
					a := s.send(t, call{"GET", "/notes", writer.DemoToken(), "", ""})
					assertRefused(t, a, 500, "internal_error")
					assert.Contains(t, a.body, c.want, c.reason)
				}
			})
		})
	}
}

func TestAWrapperStandsAroundEverything(t *testing.T) {
	t.Parallel()
	s, _ := build(stub.Options{Wrap: func(next http.Handler) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("X-Wrapped", "yes")
			next.ServeHTTP(w, r)
		})
	}}, ok)
	a := sender{s.Target().Transport, "http://stub.invalid"}.send(t, call{"GET", "/nothing", "", "", ""})
	assert.Equal(t, "yes", a.header.Get("X-Wrapped"), "a defect may change any answer, refusals included")
}

func TestLatencyTakesTimeByTheStubsOwnClock(t *testing.T) {
	t.Parallel()
	s, clock := build(stub.Options{Latency: 3 * time.Second}, ok)
	sender{s.Target().Transport, "http://stub.invalid"}.send(t, call{"GET", "/nothing", "", "", ""})
	assert.Equal(t, stub.Epoch.Add(3*time.Second), clock.Now(), "every answer takes so long")
}
