package target_test

import (
	"context"
	"encoding/base64"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/assay-conformance/assay/internal/target"
)

const secret = `s3cr3t"&+/%41`

// signIn tries to sign in at a server and returns the error's text.
func signIn(t *testing.T, base string) string {
	t.Helper()
	at := &target.Target{
		Config:    target.Config{URL: base, TokenPath: "/token", Main: "me", Credentials: map[string]target.Credential{"me": {ClientID: "id", ClientSecret: secret}}},
		Transport: http.DefaultTransport, Clock: target.RealClock{},
	}
	req := httptest.NewRequestWithContext(t.Context(), http.MethodGet, "/", nil)
	err := at.Authorize(t.Context(), req, "me")
	require.Error(t, err)
	assert.Empty(t, req.Header.Get("Authorization"))
	return err.Error()
}

// A redirect would send the client secret to the address that Location names.
func TestSignInFollowsNoRedirect(t *testing.T) {
	t.Parallel()
	for _, status := range []int{301, 302, 303, 307, 308} {
		t.Run(fmt.Sprint(status), func(t *testing.T) {
			t.Parallel()
			var received atomic.Int32
			elsewhere := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { received.Add(1) }))
			defer elsewhere.Close()
			server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				http.Redirect(w, r, elsewhere.URL+"/token", status)
			}))
			defer server.Close()
			assert.Contains(t, signIn(t, server.URL),
				fmt.Sprintf("the token endpoint returned %d, a redirect to another address; assay does not follow redirects with a credential", status))
			assert.Zero(t, received.Load(), "what the other address received")
		})
	}
}

// The error quotes the token endpoint's response, shortened and without the secrets sent.
func TestSignInErrorHoldsNoSecret(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		reason  string
		respond http.HandlerFunc
		want    string
	}{
		{"the error of RFC 6749", func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Content-Type", "application/json")
			w.WriteHeader(http.StatusUnauthorized)
			fmt.Fprintf(w, `{"error":"invalid_client","error_description":%q}`, "no client has "+r.PostFormValue("client_secret"))
		}, `the token endpoint returned 401: "invalid_client: no client has [redacted]"`},
		{"an error with status 200, as some servers return", func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Content-Type", "application/json")
			fmt.Fprintf(w, `{"error":%q}`, r.PostFormValue("client_secret"))
		}, `the token endpoint returned 200: "[redacted]: "`},
		{"any other body", func(w http.ResponseWriter, r *http.Request) {
			http.Error(w, "<p>"+url.QueryEscape(r.PostFormValue("client_secret"))+"</p>", http.StatusInternalServerError)
		}, `the token endpoint returned 500: "<p>[redacted]</p>\n"`},
		{"basic credentials", func(w http.ResponseWriter, r *http.Request) {
			http.Error(w, base64.StdEncoding.EncodeToString([]byte("id:"+r.PostFormValue("client_secret"))), http.StatusInternalServerError)
		}, `[redacted]`},
		{"a secret that the cut would halve", func(w http.ResponseWriter, r *http.Request) {
			http.Error(w, strings.Repeat("x", 195)+r.PostFormValue("client_secret")+strings.Repeat("y", 1000), http.StatusInternalServerError)
		}, strings.Repeat("x", 195) + `[reda…"`},
		{"a refusal without a body", func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusForbidden) }, `the token endpoint returned 403: ""`},
		{"a token of the wrong kind", func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Content-Type", "text/"+r.PostFormValue("client_secret"))
			fmt.Fprint(w, r.PostFormValue("client_secret"))
		}, "cannot parse"},
		{"the status text, which is not quoted", func(w http.ResponseWriter, r *http.Request) {
			secret := r.PostFormValue("client_secret")
			conn, _, err := http.NewResponseController(w).Hijack()
			if err == nil {
				fmt.Fprintf(conn, "HTTP/1.1 418 %s\r\nContent-Length: 0\r\n\r\n", secret)
				conn.Close()
			}
		}, `the token endpoint returned 418: ""`},
		{"not HTTP", func(w http.ResponseWriter, r *http.Request) {
			secret := r.PostFormValue("client_secret")
			conn, _, err := http.NewResponseController(w).Hijack()
			if err == nil {
				fmt.Fprintf(conn, "%s\r\n\r\n", secret)
				conn.Close()
			}
		}, "malformed HTTP"},
		{"a redirect to an invalid address", func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Location", "http://"+r.PostFormValue("client_secret"))
			w.WriteHeader(http.StatusFound)
		}, "[redacted]"},
	} {
		t.Run(c.reason, func(t *testing.T) {
			t.Parallel()
			var calls atomic.Int32
			server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				calls.Add(1)
				c.respond(w, r)
			}))
			defer server.Close()
			text := signIn(t, strings.Replace(server.URL, "://", "://user:pass-w0rd@", 1)+"?apikey=k3y-of-url")
			assert.Contains(t, text, c.want)
			for _, planted := range []string{secret, url.QueryEscape(secret), `s3cr3t\"`, "s3cr3t", "pass-w0rd", "k3y-of-url", base64.StdEncoding.EncodeToString([]byte("id:" + secret))} {
				assert.NotContains(t, text, planted)
			}
			assert.EqualValues(t, 1, calls.Load(), "a secret is sent only once")
		})
	}
}

// An interruption is an error of its own type, unlike a refusal.
func TestInterruptedSignIn(t *testing.T) {
	t.Parallel()
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	at := &target.Target{Config: target.Config{URL: "http://127.0.0.1:1", Credentials: map[string]target.Credential{"me": {}}}, Transport: http.DefaultTransport, Clock: target.RealClock{}}
	assert.ErrorIs(t, at.Authorize(ctx, httptest.NewRequestWithContext(ctx, http.MethodGet, "/", nil), "me"), context.Canceled)
}

func TestSecrets(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		reason, url string
		want        []string
	}{
		{"a password and the values of the query", "http://user:pass%2Fword@host/?apikey=k%26y&a=1", []string{"pass/word", "k&y", "1"}},
		{"a name without a password is a key", "http://key@host", []string{"key"}},
		{"neither", "http://host/path", nil},
		{"an invalid URL", "://", nil},
	} {
		at := &target.Target{Config: target.Config{URL: c.url, Credentials: map[string]target.Credential{"a": {ClientSecret: "one"}, "b": {Token: "two"}}}}
		var secrets []string
		for _, s := range at.Secrets() {
			if s != "" {
				secrets = append(secrets, s)
			}
		}
		assert.ElementsMatch(t, append(c.want, "one", "two"), secrets, c.reason)
	}
}
