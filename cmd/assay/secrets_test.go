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

// quotes are lies that quote the token of a call in its answer.
var quotes = []struct {
	reason string
	liar
	vendor string
	mark   string // what shows that the lie got into the reports
}{
	{reason: "headers, by value and by name", mark: "X-Echo", liar: liar{alter: func(answer *httptest.ResponseRecorder, token string) {
		for _, name := range []string{"X-Echo", "X-Request-Id", "Location", "X-Demo-Secret-Administrator", "Set-Cookie"} {
			answer.Header().Set(name, "/"+token)
		}
	}}},
	{reason: "an undeclared member, by name and by value", mark: "echo", liar: liar{alter: rewriting(func(object map[string]any, token string) {
		object[token] = map[string]any{"echo": token}
	})}},
	{reason: "every declared text", mark: "got ", liar: liar{alter: rewriting(func(object map[string]any, token string) {
		for name := range object {
			object[name] = []any{token, map[string]any{token: token}}
		}
	})}},
	{reason: "a text that is cut short within the token", mark: "…", liar: liar{alter: rewriting(func(object map[string]any, token string) {
		for name := range object {
			object[name] = []any{strings.Repeat("x", 120-len(planted)-4) + token}
		}
	})}},
	{reason: "a member that is there twice", mark: "twice", liar: liar{alter: saying(200, "application/json", func(token string) string {
		return fmt.Sprintf(`{%q:1,%[1]q:2}`, token)
	})}},
	{reason: "plain text", mark: "you sent", liar: liar{alter: saying(200, "text/plain", func(token string) string { return "you sent " + token })}},
	{reason: "a media type", mark: "application/x-", liar: liar{alter: func(answer *httptest.ResponseRecorder, token string) {
		answer.Header().Set("Content-Type", "application/x-"+token)
	}}},
	{reason: "HTML of a server that fell over", mark: "<h1>", liar: liar{alter: saying(500, "text/html", func(token string) string {
		return "<h1>" + html.EscapeString(token) + "</h1> in capitals " + strings.ToUpper(token) + ", in base64 " + base64.StdEncoding.EncodeToString([]byte("id:"+token)) + ", in hex " + hex.EncodeToString([]byte(token))
	})}},
	{reason: "bytes that are not UTF-8", mark: "base64:", liar: liar{alter: saying(500, "text/plain", func(token string) string { return "\xff\xfe" + token })}},
	{reason: "an error", mark: "is not valid", liar: liar{alter: saying(401, "application/json", func(token string) string {
		return fmt.Sprintf(`{"code":"unauthorized","message":%q}`, "the token "+token+" is not valid")
	})}},
	{reason: "a redirect", mark: "/next", liar: liar{alter: func(answer *httptest.ResponseRecorder, token string) {
		answer.Code = http.StatusFound
		answer.Header().Set("Location", "/next?t="+url.QueryEscape(token))
	}}},
	{reason: "how long to wait", mark: "invalid Retry-After", liar: liar{alter: func(answer *httptest.ResponseRecorder, token string) {
		answer.Code = http.StatusTooManyRequests
		answer.Header().Set("Retry-After", token)
	}}},
	{reason: "the status text", mark: "418", liar: liar{seize: raw(func(token string) string {
		return "HTTP/1.1 418 " + token + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
	})}},
	{reason: "what is no HTTP", mark: "malformed", liar: liar{seize: raw(func(token string) string { return token + "\r\n\r\n" })}},
	{reason: "the refusal of another credential", mark: "signing in as", liar: liar{signIn: func(w http.ResponseWriter, id, secret string) bool {
		if id == "administrator" {
			return false
		}
		http.Error(w, "no client has "+secret, http.StatusUnauthorized)
		return true
	}}},
}

// Whatever a target quotes of what it was sent, none of it is written. The URL of the target has
// secrets too.
func TestNothingThatIsWrittenHasASecret(t *testing.T) {
	t.Setenv("GITHUB_ACTIONS", "true") // the annotations are written too
	for _, c := range quotes {
		t.Run(c.reason, func(t *testing.T) {
			base := strings.Replace(c.serve(t, "alloyscan"), "://", "://user:pass-w0rd@", 1)
			written := everything(t, "--vendor", "alloyscan", "--target", base, "--allow-writes", "--rule", "ALLOY-LIST-ENVELOPE",
				"--rule", "ALLOY-CREATE-409-DUPLICATE-NAME", "--rule", "ALLOY-VALID-NAME-REQUIRED", "--rule", "ALLOY-CREATE-403")
			require.Contains(t, written, "exchanges.jsonl")
			free(t, written)
			assert.Contains(t, joined(written), c.mark, "the lie is in the reports")
			assert.Contains(t, joined(written), "[redacted]")

			base = strings.Replace(c.serveAfter(t, "alloyscan", false), "://", "://user:pass-w0rd@", 1)
			free(t, everything(t, "--vendor", "alloyscan", "--target", base, "--allow-writes", "--rule", "ALLOY-LIST-ENVELOPE"))
		})
	}
}

// The first sign-in ends the run with an error.
func TestARunThatCannotBeginSaysNoSecret(t *testing.T) {
	t.Parallel()
	refusing := liar{signIn: func(w http.ResponseWriter, _, secret string) bool {
		http.Error(w, "no client has "+secret, http.StatusUnauthorized)
		return true
	}}
	base := refusing.serve(t, "alloyscan")
	for _, c := range []struct{ reason, target, want string }{
		{"the secret is refused, and quoted", base, `the token endpoint answered 401: "no client has [redacted]`},
		{"the URL has a password", strings.Replace(base, "://", "://user:pass-w0rd@", 1), "://[redacted]@127.0.0.1"},
		{"the URL has a key", base + "/?apikey=k3y-of-url", "it must have no query"},
		{"the URL has a fragment", base + "/#k3y-of-url", "it must have no query"},
		{"nobody listens", "http://user:pass-w0rd@127.0.0.1:1", "connection refused"},
		{"it is no URL of HTTP", "ftp://user:pass-w0rd@127.0.0.1?apikey=k3y-of-url", `not "ftp://127.0.0.1"`},
		{"it is no URL", "http://user:pass-w0rd@127.0.0.1:port?apikey=k3y-of-url", `not "127.0.0.1:port"`},
		{"the scheme is missing", "user:pass-w0rd@127.0.0.1", `not "127.0.0.1"`},
	} {
		t.Run(c.reason, func(t *testing.T) {
			t.Parallel()
			written := everything(t, "--vendor", "alloyscan", "--target", c.target)
			assert.Contains(t, written["stderr"], c.want)
			free(t, written)
		})
	}
}

// What is left on a target is named by what the target has called it.
func TestALeftoverHasNoSecret(t *testing.T) {
	t.Parallel()
	given := map[string]string{} // an id that the liar gave, to the stub's
	keeping := liar{
		seize: func(w http.ResponseWriter, r *http.Request, token string) bool {
			if r.Method == http.MethodDelete {
				w.WriteHeader(http.StatusInternalServerError)
			}
			r.URL.Path, r.URL.RawPath = strings.Replace(r.URL.Path, token, given[token], 1), ""
			return r.Method == http.MethodDelete
		},
		alter: rewriting(func(object map[string]any, token string) {
			if id, made := object["id"].(string); made {
				given[token], object["id"] = id, token
			}
		}),
	}
	written := everything(t, "--vendor", "sailpoint", "--target", keeping.serve(t, "sailpoint"), "--allow-writes", "--rule", "SP-CREATE-201")
	assert.Regexp(t, `leftover segment "assay-[0-9a-f]+-\d+-1" \(id \[redacted\]\)`, written["stdout"])
	free(t, written)
}

// everything runs assay, and gives what it has written: its files by name, and both streams.
func everything(t *testing.T, args ...string) map[string]string {
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

// free asserts that no secret is in what was written: no token, no client secret and no part of
// the URL, in any case, in base64 or in hexadecimal digits.
func free(t *testing.T, written map[string]string) {
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
