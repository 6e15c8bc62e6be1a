package stub_test

import (
	"bytes"
	"encoding/json"
	"mime/multipart"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/assay-conformance/assay/internal/stub"
)

const form = "application/x-www-form-urlencoded"

// signIn returns the form that a client sends for a token.
func signIn(p stub.Principal) string {
	return url.Values{"grant_type": {"client_credentials"}, "client_id": {p.Name}, "client_secret": {p.Secret}}.Encode()
}

// token reads a response of the token endpoint.
func token(t *testing.T, r response) string {
	t.Helper()
	require.Equal(t, 200, r.status, "%s", r.body)
	assert.Equal(t, "application/json", r.header.Get("Content-Type"))
	assert.Equal(t, "no-store", r.header.Get("Cache-Control"), "RFC 6749, section 5.1")
	var got struct {
		AccessToken string `json:"access_token"`
		TokenType   string `json:"token_type"`
		ExpiresIn   int    `json:"expires_in"`
	}
	require.NoError(t, json.Unmarshal([]byte(r.body), &got))
	assert.Equal(t, "Bearer", got.TokenType)
	assert.Equal(t, int(lifetime.Seconds()), got.ExpiresIn)
	return got.AccessToken
}

func issued(t *testing.T, s sender, p stub.Principal) string {
	t.Helper()
	return token(t, s.send(t, call{"POST", tokenPath, "", form, signIn(p)}))
}

// multipartForm encodes fields as a browser does.
func multipartForm(t *testing.T, fields map[string]string) (mediaType, body string) {
	t.Helper()
	var b bytes.Buffer
	w := multipart.NewWriter(&b)
	for name, value := range fields {
		require.NoError(t, w.WriteField(name, value))
	}
	require.NoError(t, w.Close())
	return w.FormDataContentType(), b.String()
}

func TestSignInByForm(t *testing.T) {
	t.Parallel()
	mediaType, body := multipartForm(t, map[string]string{"grant_type": "client_credentials", "client_id": reader.Name, "client_secret": reader.Secret})
	for reason, c := range map[string]call{
		"a form (RFC 6749, section 4.4)":       {"POST", tokenPath, "", form, signIn(reader)},
		"a form with media type parameters":    {"POST", tokenPath, "", form + "; charset=utf-8", signIn(reader)},
		"a multipart form, as some vendors do": {"POST", tokenPath, "", mediaType, body},
	} {
		t.Run(reason, func(t *testing.T) {
			t.Parallel()
			overBoth(t, plain, func(t *testing.T, s sender) {
				got := token(t, s.send(t, c))
				assert.Equal(t, "reader", s.send(t, call{"GET", "/notes", got, "", ""}).body, "the token belongs to the principal that signed in")
			})
		})
	}
}

// basic sends the client in the Authorization header (RFC 6749, section 2.3.1).
func basic(t *testing.T, s sender, id, secret string) response {
	t.Helper()
	s.transport = authorized{s.transport, id, secret}
	return s.send(t, call{"POST", tokenPath, "", form, "grant_type=client_credentials"})
}

type authorized struct {
	http.RoundTripper
	id, secret string
}

func (a authorized) RoundTrip(r *http.Request) (*http.Response, error) {
	r.SetBasicAuth(a.id, a.secret)
	return a.RoundTripper.RoundTrip(r)
}

func TestSignInByBasicAuth(t *testing.T) {
	t.Parallel()
	overBoth(t, plain, func(t *testing.T, s sender) {
		got := token(t, basic(t, s, writer.Name, writer.Secret))
		assert.Equal(t, "writer", s.send(t, call{"GET", "/notes", got, "", ""}).body)
		assertRefused(t, basic(t, s, writer.Name, "wrong"), 401, "invalid_client")
	})
}

func TestSignInRefusals(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		reason, mediaType, body string
		status                  int
		code                    string
	}{
		{"a wrong secret", form, "grant_type=client_credentials&client_id=reader&client_secret=wrong", 401, "invalid_client"},
		{"the secret of another client", form, "grant_type=client_credentials&client_id=reader&client_secret=secret-of-writer", 401, "invalid_client"},
		{"an unknown client", form, "grant_type=client_credentials&client_id=none&client_secret=x", 401, "invalid_client"},
		{"no client", form, "grant_type=client_credentials", 401, "invalid_client"},
		{"another grant", form, "grant_type=password&client_id=reader&client_secret=secret-of-reader", 400, "unsupported_grant_type"},
		{"no grant", form, "client_id=reader&client_secret=secret-of-reader", 400, "unsupported_grant_type"},
		{"nothing", "", "", 400, "unsupported_grant_type"},
		{"JSON instead of a form", "application/json", `{"grant_type":"client_credentials"}`, 400, "unsupported_grant_type"},
		{"a malformed form", form, "grant_type=%zz", 400, "unsupported_grant_type"},
		{"a multipart form without its parts", "multipart/form-data; boundary=x", "--x\r\nbroken", 400, "invalid_request"},
		{"a multipart form without a boundary", "multipart/form-data", "x", 400, "invalid_request"},
		{"a form over the size limit", form, "grant_type=client_credentials&x=" + strings.Repeat("a", stub.MaxBody), 400, "unsupported_grant_type"},
	} {
		t.Run(c.reason, func(t *testing.T) {
			t.Parallel()
			overBoth(t, plain, func(t *testing.T, s sender) {
				assertRefused(t, s.send(t, call{"POST", tokenPath, "", c.mediaType, c.body}), c.status, c.code)
			})
		})
	}
}

// Some vendors have an older endpoint that needs only a client id and a secret.
func TestSignInWithoutGrant(t *testing.T) {
	t.Parallel()
	client := "client_id=" + reader.Name + "&client_secret=" + reader.Secret
	overBoth(t, plain, func(t *testing.T, s sender) {
		for _, body := range []string{client, client + "&grant_type=client_credentials"} {
			got := token(t, s.send(t, call{"POST", signInPath, "", form, body}))
			assert.Equal(t, "reader", s.send(t, call{"GET", "/notes", got, "", ""}).body)
		}
		assertRefused(t, s.send(t, call{"POST", signInPath, "", form, client + "&grant_type=password"}), 400, "unsupported_grant_type")
		assertRefused(t, s.send(t, call{"POST", signInPath, "", form, client + "x"}), 401, "invalid_client")
		assertRefused(t, s.send(t, call{"POST", tokenPath, "", form, client}), 400, "unsupported_grant_type")
	})
}

// Secrets in a URL end up in logs.
func TestSignInIgnoresQuery(t *testing.T) {
	t.Parallel()
	s := sender{plain().Target().Transport, "http://stub.invalid"}
	assertRefused(t, s.send(t, call{"POST", tokenPath + "?" + signIn(reader), "", form, ""}), 400, "unsupported_grant_type")
}

func TestTokenEndpointAcceptsOnlyPOST(t *testing.T) {
	t.Parallel()
	s := sender{plain().Target().Transport, "http://stub.invalid"}
	assertRefused(t, s.send(t, call{"GET", tokenPath, "", "", ""}), 404, "not_found")
}

func TestTokenExpiry(t *testing.T) {
	t.Parallel()
	built, clock := build(stub.Options{}, ok)
	s := sender{built.Target().Transport, "http://stub.invalid"}
	first := issued(t, s, reader)
	advance(t, clock, lifetime-time.Second)
	second := issued(t, s, reader)
	assert.NotEqual(t, first, second)
	assert.Equal(t, 200, s.send(t, call{"GET", "/notes", first, "", ""}).status, "a second before it expires")
	advance(t, clock, time.Second)
	assertRefused(t, s.send(t, call{"GET", "/notes", first, "", ""}), 401, "unauthorized")
	assert.Equal(t, 200, s.send(t, call{"GET", "/notes", second, "", ""}).status, "each token has its own expiry")
	advance(t, clock, 1000*time.Hour)
	assert.Equal(t, 200, s.send(t, call{"GET", "/notes", reader.DemoToken(), "", ""}).status, "a demo token does not expire")
}

func TestPrincipal(t *testing.T) {
	t.Parallel()
	c := reader.Credential()
	assert.Equal(t, []string{"reader", "secret-of-reader"}, []string{c.ClientID, c.ClientSecret})
	assert.Equal(t, []string{"notes (read)"}, c.Holds)
	assert.True(t, reader.HoldsAny([]string{"notes (write)", "notes (read)"}))
	assert.False(t, reader.HoldsAny([]string{"notes (write)"}))
	assert.False(t, reader.HoldsAny(nil), "an empty list permits nothing")
}
