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

// Read decodes a response with this status: one value without unknown properties, and nothing
// after it.
func Read[T any](t testing.TB, e *exchange.Exchange, status int) T {
	t.Helper()
	require.Equal(t, status, e.Status, "%s", e.Response.Body)
	var v T
	dec := json.NewDecoder(bytes.NewReader(e.Response.Body))
	dec.DisallowUnknownFields()
	require.NoError(t, dec.Decode(&v), "the response has another shape: %s", e.Response.Body)
	_, err := dec.Token()
	require.ErrorIs(t, err, io.EOF, "%s", e.Response.Body)
	return v
}

// Token returns the token in a response of a token endpoint.
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

// SignIn returns the token of a credential, or of the credential in an offer.
func (s Caller) SignIn(t testing.TB, name string) string {
	t.Helper()
	if offered, ok := s.Config.Offers[name]; ok {
		name = offered
	}
	c, ok := s.Config.Credentials[name]
	require.True(t, ok, "%s is not a credential", name)
	if c.Token != "" {
		return c.Token
	}
	form := url.Values{"grant_type": {"client_credentials"}, "client_id": {c.ClientID}, "client_secret": {c.ClientSecret}}
	return Token(t, s.Send(t, SignIn(s.Config.TokenPath, form.Encode())))
}

// Bearer adds the token to the requests of a generated client.
func Bearer(token string) func(context.Context, *http.Request) error {
	return func(_ context.Context, r *http.Request) error {
		r.Header.Set("Authorization", "Bearer "+token)
		return nil
	}
}
