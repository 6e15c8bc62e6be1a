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
			return redactor.Error(fmt.Errorf("signing in as %q at %s: %w", name, t.TokenURL(), refusal(err, redactor.Text)))
		}
	}
	req.Header.Set("Authorization", "Bearer "+token)
	return nil
}

// session is a fetched token, with the time by the target's clock to fetch another.
type session struct {
	token string
	until time.Time // zero if it has no expiry
}

// early is how long before its expiry a token is renewed, so that it does not expire in transit.
const early = 10 * time.Second

// signIn returns a cached token for a credential or fetches one.
func (t *Target) signIn(ctx context.Context, name string, c Credential) (string, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if s, ok := t.sessions[name]; ok && (s.until.IsZero() || t.Clock.Now().Before(s.until)) {
		return s.token, nil
	}
	config := clientcredentials.Config{ClientID: c.ClientID, ClientSecret: c.ClientSecret, TokenURL: t.TokenURL(), AuthStyle: oauth2.AuthStyleInParams}
	client := &http.Client{Transport: t.Transport, Timeout: 30 * time.Second, CheckRedirect: stay}
	ctx = context.WithValue(ctx, oauth2.HTTPClient, client)
	fetched, err := config.Token(ctx)
	if err != nil {
		return "", err
	}
	s := session{token: fetched.AccessToken}
	if !fetched.Expiry.IsZero() {
		s.until = t.Clock.Now().Add(time.Until(fetched.Expiry) - early)
	}
	if t.sessions == nil {
		t.sessions, t.issued = map[string]session{}, map[string]bool{}
	}
	t.sessions[name], t.issued[s.token] = s, true
	return s.token, nil
}

// TokenURL is the URL of the token endpoint. It may be outside the base URL ("/../oauth/token").
func (c Config) TokenURL() string {
	joined, err := url.JoinPath(c.URL, c.TokenPath)
	if err != nil {
		return c.URL + c.TokenPath // the request fails and reports it
	}
	return joined
}
