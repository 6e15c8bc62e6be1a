package run_test

import (
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/assay-conformance/assay/internal/builtin"
	"github.com/assay-conformance/assay/internal/result"
	"github.com/assay-conformance/assay/internal/run"
	"github.com/assay-conformance/assay/internal/stub"
	"github.com/assay-conformance/assay/internal/target"
)

// served serves a stub of a vendor behind the test's handler.
func served(t *testing.T, vendor string, o stub.Options, around func(stub http.Handler) http.Handler) string {
	t.Helper()
	v, err := builtin.Vendors().Load(vendor)
	require.NoError(t, err)
	o.Clock = target.RealClock{}
	server := httptest.NewServer(around(v.NewStub(o).Handler))
	t.Cleanup(server.Close)
	return server.URL
}

// afterSignIn handles all calls but the sign-in with respond.
func afterSignIn(respond http.HandlerFunc) func(http.Handler) http.Handler {
	return func(stub http.Handler) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			if r.Method == http.MethodPost {
				stub.ServeHTTP(w, r)
				return
			}
			respond(w, r)
		})
	}
}

func always(status int, mediaType, body string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", mediaType)
		w.WriteHeader(status)
		_, _ = io.WriteString(w, body)
	}
}

// on is the setup of a run of one rule of a vendor on a URL.
func on(vendor, rule, url string) run.Setup {
	return run.Setup{Source: builtin.Vendors(), Vendors: []string{vendor}, Target: url, AllowWrites: true, Select: run.Selection{Rules: []string{rule}}}
}

// A wrong address or credential is not a violation.
func TestUnreadyTargetIsNotJudged(t *testing.T) {
	t.Parallel()
	const html = "<!doctype html><title>Sign in</title>"
	everything := func(respond http.HandlerFunc) func(http.Handler) http.Handler {
		return func(http.Handler) http.Handler { return respond }
	}
	redirect := func(w http.ResponseWriter, r *http.Request) {
		http.Redirect(w, r, "https://login.example/", http.StatusFound)
	}
	for _, c := range []struct {
		reason string
		around func(http.Handler) http.Handler
		is     error
		want   []string
	}{
		{"the token is valid elsewhere", afterSignIn(always(401, "application/json", "{}")), run.ErrNotReady, []string{"got 401 Unauthorized with application/json", "the credential"}},
		{"the token of another customer", afterSignIn(always(403, "application/json", "{}")), run.ErrNotReady, []string{"got 403 Forbidden", "check the base URL, its path prefix, customerId, and the credential"}},
		{"a wrong prefix", afterSignIn(always(404, "text/plain", "404 page not found")), run.ErrNotReady, []string{"/segmentGroup as \"administrator\": expected a success with JSON, got 404 Not Found with text/plain"}},
		{"a web page", afterSignIn(always(200, "text/html; charset=utf-8", html)), run.ErrNotReady, []string{"got 200 OK with text/html"}},
		{"plain text", afterSignIn(always(200, "text/plain", "200 ok")), run.ErrNotReady, []string{"got 200 OK with text/plain"}},
		{"no body", afterSignIn(func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(204) }), run.ErrNotReady, []string{"got 204 No Content with no media type"}},
		{"a redirect, which no call follows", afterSignIn(redirect), run.ErrNotReady, []string{"got 302 Found"}},
		{"a server error", afterSignIn(always(503, "text/plain", "")), run.ErrNotReady, []string{"got 503 Service Unavailable", "the target is not working"}},
		{"too many calls, for hours", afterSignIn(func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Retry-After", "3600")
			w.WriteHeader(429)
		}), run.ErrUnreachable, []string{"the target asks for 1h0m0s"}},
		{"401 for everything", everything(always(401, "application/json", "{}")), run.ErrNotReady, []string{`signing in as "administrator"`, "the token endpoint returned 401", "and the credential"}},
		{"403 for everything", everything(always(403, "text/html", html)), run.ErrNotReady, []string{`signing in as "administrator"`, "the token endpoint returned 403"}},
		{"a redirect for everything", everything(func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, r.URL.Path, http.StatusFound) }), run.ErrNotReady, []string{`signing in as "administrator"`, "assay does not follow redirects with a credential"}},
		{"a server error for everything", everything(always(503, "text/plain", "down")), run.ErrNotReady, []string{`signing in as "administrator"`, "the target is not working"}},
		{"404 for everything", everything(always(404, "text/plain", "404 page not found")), run.ErrNotReady, []string{`signing in as "administrator"`, `the token endpoint returned 404: "404 page not found"; check the base URL`}},
		{"a web page for everything", everything(always(200, "text/html", html)), run.ErrNotReady, []string{`signing in as "administrator"`, "cannot parse json", "check the base URL"}},
		{"an empty object for everything", everything(always(200, "application/json", "{}")), run.ErrNotReady, []string{`signing in as "administrator"`, "missing access_token; check the base URL"}},
	} {
		t.Run(c.reason, func(t *testing.T) {
			t.Parallel()
			url := served(t, "zpa", stub.Options{}, c.around)
			_, err := on("zpa", "ZPA-LIST-200", url).Run(t.Context())
			require.ErrorIs(t, err, c.is, c.reason)
			for _, words := range append(c.want, url) {
				assert.ErrorContains(t, err, words, c.reason)
			}
		})
	}
}

// Only the class of the status and the media type of the first read decide; the trials judge
// the rest.
func TestTargetWithWrongFirstReadIsJudged(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		reason  string
		respond http.HandlerFunc
	}{
		{"a body of another shape", always(200, "application/json", `{"oops": true}`)},
		{"another success", always(201, "application/json", `{"items": [], "total": 0}`)},
		{"JSON by another name", always(200, "text/plain", `{"items": [], "total": 0}`)},
	} {
		t.Run(c.reason, func(t *testing.T) {
			t.Parallel()
			s := on("alloyscan", "ALLOY-LIST-200", served(t, "alloyscan", stub.Options{}, afterSignIn(c.respond)))
			s.Select.Rules = append(s.Select.Rules, "ALLOY-LIST-ENVELOPE", "ALLOY-CT-JSON")
			r, err := s.Run(t.Context())
			require.NoError(t, err)
			words, exit := r.Conclusion()
			assert.Equal(t, result.ExitViolation, exit, words)
		})
	}
}

func TestFirstReadObeysRetryAfter(t *testing.T) {
	t.Parallel()
	var calls atomic.Int32
	url := served(t, "sailpoint", stub.Options{}, func(next http.Handler) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			if r.Method == http.MethodGet && r.URL.Path != stub.WellKnown && calls.Add(1) == 1 {
				w.Header().Set("Retry-After", "1")
				w.WriteHeader(http.StatusTooManyRequests)
				return
			}
			next.ServeHTTP(w, r)
		})
	})
	r, err := on("sailpoint", "SP-LIST-ALL", url).Run(t.Context())
	require.NoError(t, err)
	words, exit := r.Conclusion()
	assert.Equal(t, result.ExitConformant, exit, words)
}

// An assay stub describes what its documentation cannot; any other response is ignored.
func TestTargetDescription(t *testing.T) {
	t.Parallel()
	const described = `{"vendor": "sailpoint", "propagation_delay": "300ms"}`
	own, none := 100*time.Millisecond, time.Duration(0)
	for _, c := range []struct {
		reason  string
		respond http.HandlerFunc
		flag    *time.Duration
		want    string // the propagation delay of the run
	}{
		{"an assay stub", always(200, "application/json", described), nil, "300ms"},
		{"the flag takes precedence", always(200, "application/json", described), &own, "100ms"},
		{"a flag of zero too", always(200, "application/json", described), &none, ""},
		{"a vendor returns 404", always(404, "application/json", described), nil, ""},
		{"a web page", always(200, "text/html", "<p>hello"), nil, ""},
		{"another JSON object", always(200, "application/json", `{"status": "up"}`), nil, ""},
		{"an absurd delay", always(200, "application/json", `{"vendor": "sailpoint", "propagation_delay": "9000h"}`), nil, ""},
		{"a document without end", func(w http.ResponseWriter, _ *http.Request) {
			fmt.Fprint(w, `{"a": "`, strings.Repeat("x", 1<<17), `",`, described[1:])
		}, nil, ""},
		{"a redirect is not followed", func(w http.ResponseWriter, r *http.Request) {
			http.Redirect(w, r, "/elsewhere", http.StatusFound)
		}, nil, ""},
	} {
		t.Run(c.reason, func(t *testing.T) {
			t.Parallel()
			url := served(t, "sailpoint", stub.Options{}, func(next http.Handler) http.Handler {
				return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
					switch r.URL.Path {
					case stub.WellKnown:
						assert.Empty(t, r.Header.Get("Authorization"), "the request has no credential")
						c.respond(w, r)
					case "/elsewhere":
						t.Error("a redirect was followed")
					default:
						next.ServeHTTP(w, r)
					}
				})
			})
			s := on("sailpoint", "SP-LIST-ALL", url)
			s.PropagationDelay = c.flag
			r, err := s.Run(t.Context())
			require.NoError(t, err)
			assert.Equal(t, c.want, r.Meta.PropagationDelay, c.reason)
		})
	}
}

func TestStubOfAnotherVendorIsRefused(t *testing.T) {
	t.Parallel()
	url := served(t, "sailpoint", stub.Options{}, stub.Description{Vendor: "sailpoint", PropagationDelay: "0s"}.Around)
	_, err := on("zpa", "ZPA-LIST-200", url).Run(t.Context())
	assert.EqualError(t, err, `the target is an assay stub of "sailpoint", but the run tests vendor zpa: use --vendor sailpoint or another URL`)
	assert.NotErrorIs(t, err, run.ErrNotReady)
}

// A delayed change is no violation, over a socket and in real time, if the stub or the user
// declares the delay.
func TestStubWithLagOverURL(t *testing.T) {
	t.Parallel()
	const lag = 200 * time.Millisecond
	v, err := builtin.Vendors().Load("sailpoint")
	require.NoError(t, err)
	declared := lag
	for _, c := range []struct {
		reason    string
		describes bool
		flag      *time.Duration
		exit      int
	}{
		{"the stub declares it", true, nil, result.ExitConformant},
		{"the user declares it", false, &declared, result.ExitConformant},
		{"undeclared: what was created is not found", false, nil, result.ExitViolation},
	} {
		t.Run(c.reason, func(t *testing.T) {
			t.Parallel()
			lagging := v.NewStub(stub.Options{Clock: target.RealClock{}, Lag: lag})
			handler := lagging.Handler
			if c.describes {
				handler = stub.Describe(lagging.Config).Around(handler)
			}
			server := httptest.NewServer(handler)
			t.Cleanup(server.Close)
			s := on("sailpoint", "SP-PATCH-FIELD-NAME", server.URL)
			s.Select.Rules, s.PropagationDelay = append(s.Select.Rules, "SP-CREATE-STORED", "SP-DELETE-REMOVES"), c.flag
			r, err := s.Run(t.Context())
			require.NoError(t, err)
			words, exit := r.Conclusion()
			assert.Equal(t, c.exit, exit, "%s: %s", c.reason, words)
		})
	}
}

func TestTargetURLIsABaseURL(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ reason, url, want, secret string }{
		{"a query", "http://127.0.0.1:1/api?token=s3cret", "must have no query and no fragment", "s3cret"},
		{"an empty query", "http://127.0.0.1:1/api?", "must have no query and no fragment", "api"},
		{"a fragment", "http://127.0.0.1:1/api#s3cret", "must have no query and no fragment", "s3cret"},
		{"a user, and a mistake", "http://admin:s3cret@127.0.0.1:port", `or a URL such as http://`, "s3cret"},
		{"a user, and no scheme", "admin:s3cret@127.0.0.1", `or a URL such as http://`, "s3cret"},
		{"another scheme", "ftp://files.example", `not "ftp://files.example"`, "s3cret"},
	} {
		_, err := on("zpa", "ZPA-LIST-200", c.url).Run(t.Context())
		require.ErrorContains(t, err, c.want, c.reason)
		assert.NotContains(t, err.Error(), c.secret, c.reason)
		assert.NotErrorIs(t, err, run.ErrUnreachable, "a usage error, reported before any call")
	}
}
