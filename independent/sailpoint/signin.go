package sailpoint

import (
	"crypto/rand"
	"crypto/subtle"
	"encoding/hex"
	"net/http"
	"strings"
	"time"
)

// tokenLife is how long a token is good for.
const tokenLife = 749 * time.Second

// signIn is the token endpoint, for client credentials in a form of either kind.
func (s *service) signIn(c *call) answer {
	if c.r.Method != http.MethodPost {
		a := reply(http.StatusMethodNotAllowed, map[string]any{"error": "invalid_request"})
		a.header.Set("Allow", "POST")
		return a
	}
	if c.long {
		return reply(http.StatusBadRequest, map[string]any{"error": "invalid_request"})
	}
	var err error
	if strings.HasPrefix(c.r.Header.Get("Content-Type"), "multipart/form-data") {
		err = c.r.ParseMultipartForm(maxBody)
	} else {
		err = c.r.ParseForm()
	}
	if err != nil {
		return reply(http.StatusBadRequest, map[string]any{"error": "invalid_request"})
	}
	if c.r.FormValue("grant_type") != "client_credentials" {
		return reply(http.StatusBadRequest, map[string]any{"error": "unsupported_grant_type"})
	}
	id, secret := c.r.FormValue("client_id"), c.r.FormValue("client_secret")
	if user, password, ok := c.r.BasicAuth(); ok && id == "" {
		id, secret = user, password
	}
	cl := s.clients[id]
	if cl == nil || subtle.ConstantTimeCompare([]byte(cl.secret), []byte(secret)) != 1 {
		return reply(http.StatusUnauthorized, map[string]any{"error": "invalid_client"})
	}
	tok := s.issue(cl, c.now.Add(tokenLife))
	a := reply(http.StatusOK, map[string]any{
		"access_token": tok.value,
		"token_type":   "Bearer",
		"expires_in":   int(tokenLife / time.Second),
	})
	a.header.Set("Cache-Control", "no-store")
	return a
}

// issue makes a token. Those that expired long ago are forgotten.
func (s *service) issue(cl *client, expires time.Time) *token {
	for value, old := range s.tokens {
		if expires.Sub(old.expires) > 24*time.Hour {
			delete(s.tokens, value)
		}
	}
	tok := &token{value: secret(), client: cl, expires: expires}
	s.tokens[tok.value] = tok
	return tok
}

// secret makes something that nobody can guess.
func secret() string {
	b := make([]byte, 24)
	_, _ = rand.Read(b)
	return hex.EncodeToString(b)
}
