package main

import (
	"bytes"
	"encoding/base64"
	"encoding/hex"
	"fmt"
	"html"
	"io/fs"
	"net/http"
	"net/http/httptest"
	"net/url"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/assay-conformance/assay/internal/builtin"
)

// disclosures are hostile targets that disclose the token of a call in its response.
var disclosures = []struct {
	reason string
	hostileTarget
	mark string // shows that the altered response is in the reports
}{
	{reason: "headers, by value and by name", mark: "X-Echo", hostileTarget: hostileTarget{alter: func(response *httptest.ResponseRecorder, token string) {
		for _, name := range []string{"X-Echo", "X-Request-Id", "Location", "X-Demo-Secret-Administrator", "Set-Cookie"} {
			response.Header().Set(name, "/"+token)
		}
	}}},
	{reason: "an undeclared property, by name and by value", mark: "echo", hostileTarget: hostileTarget{alter: editObject(func(object map[string]any, token string) {
		object[token] = map[string]any{"echo": token}
	})}},
	{reason: "every declared property", mark: "got ", hostileTarget: hostileTarget{alter: editObject(func(object map[string]any, token string) {
		for name := range object {
			object[name] = []any{token, map[string]any{token: token}}
		}
	})}},
	{reason: "a text that is truncated within the token", mark: "…", hostileTarget: hostileTarget{alter: editObject(func(object map[string]any, token string) {
		for name := range object {
			object[name] = []any{strings.Repeat("x", 120-len(planted)-4) + token}
		}
	})}},
	{reason: "a duplicate property", mark: "twice", hostileTarget: hostileTarget{alter: replaceWith(200, "application/json", func(token string) string {
		return fmt.Sprintf(`{%q:1,%[1]q:2}`, token)
	})}},
	{reason: "plain text", mark: "you sent", hostileTarget: hostileTarget{alter: replaceWith(200, "text/plain", func(token string) string { return "you sent " + token })}},
	{reason: "a media type", mark: "application/x-", hostileTarget: hostileTarget{alter: func(response *httptest.ResponseRecorder, token string) {
		response.Header().Set("Content-Type", "application/x-"+token)
	}}},
	{reason: "an HTML error page", mark: "<h1>", hostileTarget: hostileTarget{alter: replaceWith(500, "text/html", func(token string) string {
		return "<h1>" + html.EscapeString(token) + "</h1> in capitals " + strings.ToUpper(token) + ", in base64 " + base64.StdEncoding.EncodeToString([]byte("id:"+token)) + ", in hex " + hex.EncodeToString([]byte(token))
	})}},
	{reason: "bytes that are not UTF-8", mark: "base64:", hostileTarget: hostileTarget{alter: replaceWith(500, "text/plain", func(token string) string { return "\xff\xfe" + token })}},
	{reason: "an error response", mark: "is not valid", hostileTarget: hostileTarget{alter: replaceWith(401, "application/json", func(token string) string {
		return fmt.Sprintf(`{"code":"unauthorized","message":%q}`, "the token "+token+" is not valid")
	})}},
	{reason: "a redirect", mark: "/next", hostileTarget: hostileTarget{alter: func(response *httptest.ResponseRecorder, token string) {
		response.Code = http.StatusFound
		response.Header().Set("Location", "/next?t="+url.QueryEscape(token))
	}}},
	{reason: "a Retry-After header", mark: "invalid Retry-After", hostileTarget: hostileTarget{alter: func(response *httptest.ResponseRecorder, token string) {
		response.Code = http.StatusTooManyRequests
		response.Header().Set("Retry-After", token)
	}}},
	{reason: "the status text", mark: "418", hostileTarget: hostileTarget{intercept: raw(func(token string) string {
		return "HTTP/1.1 418 " + token + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
	})}},
	{reason: "a response that is not HTTP", mark: "malformed", hostileTarget: hostileTarget{intercept: raw(func(token string) string { return token + "\r\n\r\n" })}},
	{reason: "a refused sign-in", mark: "signing in as", hostileTarget: hostileTarget{signIn: func(w http.ResponseWriter, id, secret string) bool {
		if id == "administrator" {
			return false
		}
		http.Error(w, "no client has "+secret, http.StatusUnauthorized)
		return true
	}}},
}

// Nothing that a target echoes is written. The URL of the target has secrets, too.
func TestRunRedactsSecrets(t *testing.T) {
	if testing.Short() {
		t.Skip("runs the suite many times")
	}
	t.Setenv("GITHUB_ACTIONS", "true") // prints annotations too
	for _, c := range disclosures {
		t.Run(c.reason, func(t *testing.T) {
			base := strings.Replace(c.serve(t, "alloyscan"), "://", "://user:pass-w0rd@", 1)
			written := runAndCollect(t, "--vendor", "alloyscan", "--target", base, "--allow-writes", "--rule", "ALLOY-LIST-ENVELOPE",
				"--rule", "ALLOY-CREATE-409-DUPLICATE-NAME", "--rule", "ALLOY-VALID-NAME-REQUIRED", "--rule", "ALLOY-CREATE-403")
			require.Contains(t, written, "exchanges.jsonl")
			assertNoSecret(t, written)
			assert.Contains(t, joined(written), c.mark, "the altered response is in the reports")
			assert.Contains(t, joined(written), "[redacted]")

			base = strings.Replace(c.start(t, "alloyscan", false), "://", "://user:pass-w0rd@", 1)
			assertNoSecret(t, runAndCollect(t, "--vendor", "alloyscan", "--target", base, "--allow-writes", "--rule", "ALLOY-LIST-ENVELOPE"))
		})
	}
}

// A run whose first sign-in fails ends with an error.
func TestFailedStartRedactsSecrets(t *testing.T) {
	t.Parallel()
	refusing := hostileTarget{signIn: func(w http.ResponseWriter, _, secret string) bool {
		http.Error(w, "no client has "+secret, http.StatusUnauthorized)
		return true
	}}
	base := refusing.serve(t, "alloyscan")
	for _, c := range []struct{ reason, target, want string }{
		{"the response quotes the secret that it refuses", base, `the token endpoint returned 401: "no client has [redacted]`},
		{"the URL has a password", strings.Replace(base, "://", "://user:pass-w0rd@", 1), "://[redacted]@127.0.0.1"},
		{"the URL has a key", base + "/?apikey=k3y-of-url", "it must have no query"},
		{"the URL has a fragment", base + "/#k3y-of-url", "it must have no query"},
		{"nothing listens", "http://user:pass-w0rd@127.0.0.1:1", "connection refused"},
		{"the scheme is not HTTP", "ftp://user:pass-w0rd@127.0.0.1?apikey=k3y-of-url", `not "ftp://127.0.0.1"`},
		{"the URL is invalid", "http://user:pass-w0rd@127.0.0.1:port?apikey=k3y-of-url", `not "127.0.0.1:port"`},
		{"the scheme is missing", "user:pass-w0rd@127.0.0.1", `not "127.0.0.1"`},
	} {
		t.Run(c.reason, func(t *testing.T) {
			t.Parallel()
			written := runAndCollect(t, "--vendor", "alloyscan", "--target", c.target)
			assert.Contains(t, written["stderr"], c.want)
			assertNoSecret(t, written)
		})
	}
}

// A leftover is reported with the id that the target gave it.
func TestLeftoverRedactsSecrets(t *testing.T) {
	t.Parallel()
	given := map[string]string{} // from the id that the hostile target returned to the id on the stub
	undeletable := hostileTarget{
		intercept: func(w http.ResponseWriter, r *http.Request, token string) bool {
			if r.Method == http.MethodDelete {
				w.WriteHeader(http.StatusInternalServerError)
			}
			r.URL.Path, r.URL.RawPath = strings.Replace(r.URL.Path, token, given[token], 1), ""
			return r.Method == http.MethodDelete
		},
		alter: editObject(func(object map[string]any, token string) {
			if id, ok := object["id"].(string); ok {
				given[token], object["id"] = id, token
			}
		}),
	}
	written := runAndCollect(t, "--vendor", "sailpoint", "--target", undeletable.serve(t, "sailpoint"), "--allow-writes", "--rule", "SP-CREATE-201")
	assert.Regexp(t, `leftover segment "assay-[0-9a-f]+-\d+-1 Süd[^"]*" \(id \[redacted\]\)`, written["stdout"])
	assertNoSecret(t, written)
}

// runAndCollect runs assay and returns everything that it wrote: its files by name, and both
// streams.
func runAndCollect(t *testing.T, args ...string) map[string]string {
	t.Helper()
	dir := t.TempDir()
	var out, errOut bytes.Buffer
	execute(append([]string{"run", "--out", dir}, args...), &out, &errOut, builtin.Vendors())
	written := map[string]string{"stdout": out.String(), "stderr": errOut.String()}
	require.NoError(t, filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			written[d.Name()] = file(t, path)
		}
		return err
	}))
	return written
}

// assertNoSecret asserts that written contains no token, no client secret and no part of the
// target's URL, in any case, in base64 or in hexadecimal digits.
func assertNoSecret(t *testing.T, written map[string]string) {
	t.Helper()
	for name, text := range written {
		for _, secret := range []string{planted, "demo-secret", "pass-w0rd", "k3y-of-url"} {
			for _, form := range []string{secret, hex.EncodeToString([]byte(secret)), base64.RawStdEncoding.EncodeToString([]byte(secret))[:len(secret)], base64.StdEncoding.EncodeToString([]byte("id:" + secret))[:8]} {
				if i := strings.Index(strings.ToLower(text), strings.ToLower(form)); i >= 0 {
					t.Errorf("%s has the secret %q: %q", name, secret, text[max(0, i-120):min(len(text), i+120)])
				}
			}
		}
	}
}

func joined(written map[string]string) string {
	var all strings.Builder
	for _, text := range written {
		all.WriteString(text)
	}
	return all.String()
}
