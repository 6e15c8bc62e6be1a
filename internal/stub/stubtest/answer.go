package stubtest

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"net/http"
	"net/url"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/assay-conformance/assay/internal/exchange"
)

// Read decodes an answer of that status: one value that has no member besides, and nothing
// after it.
func Read[T any](t testing.TB, e *exchange.Exchange, status int) T {
	t.Helper()
	require.Equal(t, status, e.Status, "%s", e.Response.Body)
	var v T
	dec := json.NewDecoder(bytes.NewReader(e.Response.Body))
	dec.DisallowUnknownFields()
	require.NoError(t, dec.Decode(&v), "the answer is not in the one shape: %s", e.Response.Body)
	_, err := dec.Token()
	require.ErrorIs(t, err, io.EOF, "%s", e.Response.Body)
	return v
}

// Token is the one that a token endpoint has answered with.
func Token(t testing.TB, e *exchange.Exchange) string {
	t.Helper()
	got := Read[struct {
		AccessToken string `json:"access_token"`
		TokenType   string `json:"token_type"`
		ExpiresIn   int    `json:"expires_in"`
	}](t, e, 200)
	require.NotEmpty(t, got.AccessToken)
	return got.AccessToken
}

// SignIn gives the token of a credential, or of that which stands for an offer.
func (s Caller) SignIn(t testing.TB, name string) string {
	t.Helper()
	if offered, ok := s.Config.Offers[name]; ok {
		name = offered
	}
	c, ok := s.Config.Credentials[name]
	require.True(t, ok, "%s stands for no credential", name)
	if c.Token != "" {
		return c.Token
	}
	form := url.Values{"grant_type": {"client_credentials"}, "client_id": {c.ClientID}, "client_secret": {c.ClientSecret}}
	return Token(t, s.Send(t, SignIn(s.Config.TokenPath, form.Encode())))
}

// Bearer signs the requests of a generated client.
func Bearer(token string) func(context.Context, *http.Request) error {
	return func(_ context.Context, r *http.Request) error {
		r.Header.Set("Authorization", "Bearer "+token)
		return nil
	}
}
