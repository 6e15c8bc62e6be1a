package target

import (
	"context"
	"fmt"
	"maps"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"time"

	"golang.org/x/oauth2"
	"golang.org/x/oauth2/clientcredentials"
)

// Authorize adds the named credential to a request. A credential that cannot sign in is an
// error that names it and holds no secret of the target.
func (t *Target) Authorize(ctx context.Context, req *http.Request, name string) error {
	c, ok := t.Credentials[name]
	if !ok {
		return fmt.Errorf("unknown credential %q (available: %s)", name, strings.Join(slices.Sorted(maps.Keys(t.Credentials)), ", "))
	}
	token := c.Token
	if token == "" {
		var err error
		if token, err = t.signIn(ctx, name, c); err != nil {
			redactor := t.Redactor()
			return redactor.Error(fmt.Errorf("signing in as %q at %s: %w", name, t.SignInURL(), refusal(err, redactor.Text)))
		}
	}
	t.Identify(req, token)
	return nil
}

// Identify makes a token, or the id of a session, identify the caller of a request.
func (t *Target) Identify(req *http.Request, token string) {
	if t.Session != nil {
		req.AddCookie(&http.Cookie{Name: t.Session.Cookie, Value: token})
		return
	}
	req.Header.Set("Authorization", "Bearer "+token)
}

// signedIn is a fetched token, or an open session, with the time by the target's clock to fetch
// another.
type signedIn struct {
	token string
	until time.Time // zero if it has no expiry
}

// early is how long before its expiry a token is renewed, so that it does not expire in transit.
const early = 10 * time.Second

// signIn returns a cached token or session for a credential, or fetches one.
func (t *Target) signIn(ctx context.Context, name string, c Credential) (string, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if s, ok := t.sessions[name]; ok && (s.until.IsZero() || t.Clock.Now().Before(s.until)) {
		return s.token, nil
	}
	if t.sessions == nil {
		t.sessions = map[string]signedIn{}
	}
	if t.issued == nil {
		t.issued = map[string]bool{}
	}
	var s signedIn
	var err error
	if t.Session != nil {
		s, err = t.open(ctx, c)
	} else {
		s, err = t.fetchToken(ctx, c)
	}
	if err != nil {
		return "", err
	}
	t.sessions[name] = s
	return s.token, nil
}

// fetchToken fetches a token from the token endpoint.
func (t *Target) fetchToken(ctx context.Context, c Credential) (signedIn, error) {
	config := clientcredentials.Config{ClientID: c.ClientID, ClientSecret: c.ClientSecret, TokenURL: t.TokenURL(), AuthStyle: oauth2.AuthStyleInParams}
	fetched, err := config.Token(context.WithValue(ctx, oauth2.HTTPClient, t.client()))
	if err != nil {
		return signedIn{}, err
	}
	t.issued[fetched.AccessToken] = true
	s := signedIn{token: fetched.AccessToken}
	if !fetched.Expiry.IsZero() {
		s.until = t.Clock.Now().Add(time.Until(fetched.Expiry) - early)
	}
	return s, nil
}

// client makes the calls of a sign-in. It follows no redirect.
func (t *Target) client() *http.Client {
	return &http.Client{Transport: t.Transport, Timeout: 30 * time.Second, CheckRedirect: stay}
}

// TokenURL is the URL of the token endpoint. It may be outside the base URL ("/../oauth/token").
func (c Config) TokenURL() string { return c.under(c.TokenPath) }

// SignInURL is the URL at which a credential signs in: that of the sessions, or the token endpoint.
func (c Config) SignInURL() string {
	if c.Session != nil {
		return c.under(c.Session.SignIn)
	}
	return c.TokenURL()
}

func (c Config) under(path string) string {
	joined, err := url.JoinPath(c.URL, path)
	if err != nil {
		return c.URL + path // the request fails and reports it
	}
	return joined
}
