package run_test

import (
	"bytes"
	"context"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"sync"
	"testing"
	"testing/fstest"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/assay-conformance/assay/internal/exchange"
	"github.com/assay-conformance/assay/internal/result"
	"github.com/assay-conformance/assay/internal/run"
	"github.com/assay-conformance/assay/internal/stub"
	"github.com/assay-conformance/assay/internal/suite"
	"github.com/assay-conformance/assay/internal/target"
	"github.com/assay-conformance/assay/steps"
)

// sessions are those of a vendor that is signed in to before the calls.
func sessions() *target.Session {
	return &target.Session{SignIn: "/Auth/SignAppIn", SignOut: "/Auth/Signout", Cookie: "ASP.NET_SessionId", Lifetime: 20 * time.Minute}
}

// remember counts the requests of sign-ins and sign-outs.
type remember struct {
	next http.RoundTripper
	mu   sync.Mutex
	seen map[string]int
}

func (m *remember) RoundTrip(r *http.Request) (*http.Response, error) {
	m.mu.Lock()
	m.seen[r.URL.Path]++
	m.mu.Unlock()
	return m.next.RoundTrip(r)
}

// Every trial of the grown document passes on a vendor that keeps sessions, opened with a token or
// with an API key, in this process or over a socket. No secret is written, and every session that
// was opened is ended.
func TestSessions(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		reason string
		key    bool
		remote bool
	}{
		{"a token opens the session", false, false},
		{"an API key opens the session", true, false},
		{"over a socket", true, true},
	} {
		t.Run(c.reason, func(t *testing.T) {
			t.Parallel()
			v := acmeVendor(t)
			v.Stub = newAcmeWith(sessions())
			s := v.NewStub(stub.Options{})
			shared := s.Target()
			shared.Shared = true
			for name, credential := range shared.Credentials {
				if c.key {
					credential = target.Credential{Key: credential.ClientSecret, RunAs: credential.ClientID, Holds: credential.Holds}
				}
				shared.Credentials[name] = credential
			}
			if c.remote {
				server := httptest.NewServer(s.Handler)
				t.Cleanup(server.Close)
				shared.URL, shared.Transport = server.URL, http.DefaultTransport
			}
			seen := &remember{next: shared.Transport, seen: map[string]int{}}
			shared.Transport = seen
			var log bytes.Buffer
			o := options([]*suite.Vendor{v})
			o.Parallel, o.Log = 1, exchange.NewLog(&log)
			o.Target = func(*suite.Vendor) target.Source {
				return func([]string) (*target.Target, error) { return shared, nil }
			}
			r, err := run.Run(t.Context(), o)
			require.NoError(t, err)
			assert.Empty(t, r.Unclaimed)
			for _, tr := range r.Trials {
				assert.False(t, tr.Failed(), tr.ID)
			}
			assert.True(t, strings.Contains(log.String(), `"Cookie":["ASP.NET_SessionId=[redacted]"]`), "the name of the cookie is no secret")
			for _, secret := range shared.Secrets() {
				assert.False(t, secret != "" && strings.Contains(log.String(), secret), "%q is in the exchanges", secret)
			}
			ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
			defer cancel()
			shared.SignOut(ctx)
			assert.Equal(t, seen.seen["/Auth/SignAppIn"], seen.seen["/Auth/Signout"], "each session is ended")
			assert.Positive(t, seen.seen["/Auth/Signout"])
			assert.NotEqual(t, result.ExitUsage, r.Footer.Exit)
		})
	}
}

// A run on a URL ends the sessions that it has opened, also if it is interrupted.
func TestRunEndsItsSessions(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		reason      string
		interrupted bool
	}{{"a whole run", false}, {"an interrupted run", true}} {
		t.Run(c.reason, func(t *testing.T) {
			t.Parallel()
			ctx, cancel := context.WithCancel(t.Context())
			defer cancel()
			backend := acmeSource(t, newAcmeWith(sessions()))
			v, err := backend.Load("acme")
			require.NoError(t, err)
			var mu sync.Mutex
			seen := map[string]int{}
			handler := v.NewStub(stub.Options{}).Handler
			server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				mu.Lock()
				seen[r.URL.Path]++
				mu.Unlock()
				handler.ServeHTTP(w, r)
			}))
			t.Cleanup(server.Close)
			setup := run.Setup{Source: backend, Vendors: []string{"acme"}, Target: server.URL, AllowWrites: true}
			setup.Progress = func(done, _ int, _ result.Trial) {
				if c.interrupted && done == 30 {
					cancel()
				}
			}
			r, err := setup.Run(ctx)
			require.NoError(t, err)
			assert.Equal(t, c.interrupted, r.Meta.Interrupted)
			mu.Lock()
			defer mu.Unlock()
			assert.Positive(t, seen["/Auth/SignAppIn"])
			assert.Equal(t, seen["/Auth/SignAppIn"], seen["/Auth/Signout"])
		})
	}
}

// acmeSource is the source of the grown document, for code that loads its vendors itself.
func acmeSource(t *testing.T, make stub.Make) suite.Source {
	t.Helper()
	read := func(file string) *fstest.MapFile {
		data, err := os.ReadFile(file)
		require.NoError(t, err)
		return &fstest.MapFile{Data: data}
	}
	const rules = `vendor: acme
source: {file: made-up.txt, title: Acme}
sections: [{from: 1, title: Teams}]
rules:
  - {id: ACME-TEAM, kind: behaviour, level: must, carrier: contract, line: 1, statement: a team is read by its id, sites: [getTeam/200]}
`
	return suite.Source{
		Specs: fstest.MapFS{
			"acme/openapi.yaml":   read("../contract/testdata/variants.yaml"),
			"acme/resources.yaml": read("testdata/variants-resources.yaml"),
			"acme/rules.yaml":     &fstest.MapFile{Data: []byte(rules)},
		},
		Features: fstest.MapFS{},
		Code:     map[string]suite.Code{"acme": {Stub: make, Guards: guardsOfParts, Phrases: func() []steps.Phrase { return nil }}},
	}
}

// A session identifies its caller until it is ended or expires.
func TestSessionOfAStub(t *testing.T) {
	t.Parallel()
	v := acmeVendor(t)
	v.Stub = newAcmeWith(sessions())
	s := v.NewStub(stub.Options{})
	send := func(method, path, header, value string) *http.Response {
		req, err := http.NewRequestWithContext(t.Context(), method, s.Config.URL+path, nil)
		require.NoError(t, err)
		req.Header.Set(header, value)
		resp, err := s.Target().Transport.RoundTrip(req)
		require.NoError(t, err)
		_, _ = io.Copy(io.Discard, resp.Body)
		return resp
	}
	main := s.Config.Credentials[s.Config.Main]
	open := func() string {
		resp := send("POST", "/auth/signappin/", "Authorization", "PS-Auth key="+main.ClientSecret+"; runas="+main.ClientID+"; pwd=[p];")
		require.Equal(t, 200, resp.StatusCode, "in any case, with a trailing slash")
		cookie, _, _ := strings.Cut(resp.Header.Get("Set-Cookie"), ";")
		return cookie
	}
	read := func(cookie string) int { return send("GET", "/Settings", "Cookie", cookie).StatusCode }
	cookie := open()
	assert.Equal(t, 200, read(cookie))
	assert.Equal(t, 401, read("ASP.NET_SessionId=never-opened"))
	assert.Equal(t, 401, send("GET", "/settings", "Authorization", "Bearer demo-"+s.Config.Main).StatusCode, "a token opens a session and is no session")
	assert.Equal(t, 200, read("ASP.NET_SessionId=demo-"+s.Config.Main), "one that works without signing in")
	assert.Equal(t, 200, send("POST", "/Auth/Signout", "Cookie", cookie).StatusCode)
	assert.Equal(t, 401, read(cookie), "the session was ended")
	cookie = open()
	require.NoError(t, s.Clock.Sleep(t.Context(), time.Hour))
	assert.Equal(t, 401, read(cookie), "the session has expired")
	assert.Equal(t, 401, send("POST", "/Auth/SignAppIn", "Authorization", "PS-Auth key=wrong; runas="+main.ClientID+";").StatusCode)
}

// What wraps a stub sees a path in its documented case, so that a mutant is not missed.
func TestMutantsSeeCanonicalPaths(t *testing.T) {
	t.Parallel()
	v := acmeVendor(t)
	seen := ""
	s := v.NewStub(stub.Options{Wrap: func(next http.Handler) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			seen = r.URL.EscapedPath()
			next.ServeHTTP(w, r)
		})
	}})
	for path, want := range map[string]string{
		"/TEAMS/":            "/teams",
		"/Teams/An%20A%2FB/": "/teams/An%20A%2FB",
		"/depots/7/Shelves":  "/depots/7/shelves",
		"/nowhere/":          "/nowhere/",
	} {
		req, err := http.NewRequestWithContext(t.Context(), "GET", s.Config.URL+path, nil)
		require.NoError(t, err)
		_, err = s.Target().Transport.RoundTrip(req)
		require.NoError(t, err)
		assert.Equal(t, want, seen)
	}
}
