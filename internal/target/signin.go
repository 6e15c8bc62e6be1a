package target

import (
	"context"
	"fmt"
	"maps"
	"net/http"
	"net/url"
	"slices"
	"time"

	"golang.org/x/oauth2"
	"golang.org/x/oauth2/clientcredentials"
)

// Authorize puts the named credential into a request. A credential that cannot sign in is an
// error that names it, and has no secret of the target in its words.
func (t *Target) Authorize(ctx context.Context, req *http.Request, name string) error {
	c, ok := t.Credentials[name]
	if !ok {
		return fmt.Errorf("the target has no credential %q; it has %v", name, slices.Sorted(maps.Keys(t.Credentials)))
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

// session is a token that was fetched, and when to fetch another, by the target's clock.
type session struct {
	token string
	until time.Time // zero: it does not say how long it lives
}

// early is how long before its end a token is given up, so that it does not end on the way.
const early = 10 * time.Second

// signIn fetches a token for a credential, unless one is at hand.
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

// TokenURL is the URL of the token endpoint. It may lie beside the base URL ("/../oauth/token").
func (c Config) TokenURL() string {
	joined, err := url.JoinPath(c.URL, c.TokenPath)
	if err != nil {
		return c.URL + c.TokenPath // not to be reached, and the error says so
	}
	return joined
}
