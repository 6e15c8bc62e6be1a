package target

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"time"
)

// Session says how a target that keeps sessions is signed in to. A request that the credential
// identifies opens a session; from then on only its cookie identifies the caller.
type Session struct {
	SignIn   string        // path under the URL of the request that opens a session (POST)
	SignOut  string        // path under the URL of the request that ends it (POST); empty if there is none
	Cookie   string        // name of the cookie
	Lifetime time.Duration // how long a session is valid; 0 if that is unknown
}

// authorization returns the header that opens a session with the API key of a credential.
func (c Credential) authorization() string {
	header := fmt.Sprintf("PS-Auth key=%s; runas=%s;", c.Key, c.RunAs)
	if c.Password != "" {
		header += fmt.Sprintf(" pwd=[%s];", c.Password)
	}
	return header
}

// mostSignIn limits how much of the response to a sign-in is read, in bytes.
const mostSignIn = 64 << 10

// open opens a session: with the API key of a credential or, if it has none, with a token.
func (t *Target) open(ctx context.Context, c Credential) (signedIn, error) {
	header := c.authorization()
	if c.Key == "" {
		token, err := t.fetchToken(ctx, c)
		if err != nil {
			return signedIn{}, err
		}
		header = "Bearer " + token.token
	}
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, t.SignInURL(), nil)
	if err != nil {
		return signedIn{}, err
	}
	req.Header.Set("Authorization", header)
	resp, err := t.client().Do(req)
	if err != nil {
		return signedIn{}, err
	}
	defer resp.Body.Close()
	body, err := io.ReadAll(io.LimitReader(resp.Body, mostSignIn))
	if err != nil {
		return signedIn{}, err
	}
	if resp.StatusCode/100 != 2 {
		return signedIn{}, &refusedSession{resp, body}
	}
	for _, cookie := range resp.Cookies() {
		if cookie.Name == t.Session.Cookie && cookie.Value != "" {
			t.issued[cookie.Value] = true
			s := signedIn{token: cookie.Value}
			if t.Session.Lifetime > 0 {
				s.until = t.Clock.Now().Add(t.Session.Lifetime - early)
			}
			return s, nil
		}
	}
	return signedIn{}, fmt.Errorf("the sign-in returned %d without the cookie %s", resp.StatusCode, t.Session.Cookie)
}

// SignOut ends the sessions that are open. An instance may limit how many there are. A session that
// cannot be ended expires: that is no error of the run.
func (t *Target) SignOut(ctx context.Context) {
	if t.Session == nil || t.Session.SignOut == "" {
		return
	}
	t.mu.Lock()
	open := t.sessions
	t.sessions = nil
	t.mu.Unlock()
	for _, s := range open {
		req, err := http.NewRequestWithContext(ctx, http.MethodPost, t.under(t.Session.SignOut), nil)
		if err != nil {
			return
		}
		t.Identify(req, s.token)
		if resp, err := t.client().Do(req); err == nil {
			_ = resp.Body.Close()
		}
	}
}
