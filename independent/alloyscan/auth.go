package alloyscan

import (
	"crypto/rand"
	"crypto/subtle"
	"encoding/hex"
	"net/http"
	"slices"
	"strings"
	"time"
)

// The permissions of the document, in the spelling that operators use.
const (
	administrator = "administrator"
	starter       = "start-audits-or-scans"
)

// lifetime is how long a token can be used.
const lifetime = time.Hour

// client is an App registration on one site.
type client struct {
	id, secret string
	site       string
	holds      []string
}

// token is what a client got for its secret.
type token struct {
	client  *client
	expires time.Time
}

// identify says who calls, or why that is not known.
func (s *service) identify(op string, r *http.Request) (*client, *answer) {
	if op == "list" && r.Header.Get("Authorization") == "" && s.bug("list-needs-no-token") {
		return s.clients["main"], nil
	}
	if op == "scan" && s.bug("scan-token-unchecked") && r.Header.Get("Authorization") != "" {
		return s.clients["main"], nil
	}
	scheme, sent, _ := strings.Cut(r.Header.Get("Authorization"), " ")
	if !strings.EqualFold(scheme, "Bearer") || sent == "" {
		if s.bug("no-token-is-forbidden") {
			return nil, forbidden(administrator)
		}
		return nil, unauthorized()
	}
	found := s.tokens[strings.TrimSpace(sent)]
	if found == nil {
		if s.bug("any-token-works") {
			return s.clients["main"], nil
		}
		return nil, unauthorized()
	}
	if !s.now().Before(found.expires) && !s.bug("expired-token-works") {
		return nil, unauthorized()
	}
	return found.client, nil
}

// permitted says whether a client may do this, and what it needs for it.
func (s *service) permitted(c *client, op string) (bool, string) {
	if op == "scan" {
		return slices.Contains(c.holds, starter) || s.bug("scan-needs-no-capability"), starter
	}
	if s.bug(op + "-needs-no-privilege") {
		return true, administrator
	}
	return slices.Contains(c.holds, administrator), administrator
}

// signIn is the token endpoint: OAuth 2.0 client credentials in a form, or in a Basic header.
func (s *service) signIn(r *http.Request) *answer {
	if err := r.ParseForm(); err != nil {
		return &answer{status: http.StatusBadRequest, body: map[string]any{"error": "invalid_request"}}
	}
	if r.PostForm.Get("grant_type") != "client_credentials" {
		return &answer{status: http.StatusBadRequest, body: map[string]any{"error": "unsupported_grant_type"}}
	}
	id, secret := r.PostForm.Get("client_id"), r.PostForm.Get("client_secret")
	if user, password, ok := r.BasicAuth(); ok {
		id, secret = user, password
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, c := range s.clients {
		if c.id == id && subtle.ConstantTimeCompare([]byte(c.secret), []byte(secret)) == 1 {
			text := randomText()
			s.tokens[text] = &token{client: c, expires: s.now().Add(lifetime)}
			return &answer{
				status:  http.StatusOK,
				headers: map[string]string{"Cache-Control": "no-store"},
				body: map[string]any{
					"access_token": text, "token_type": "Bearer", "expires_in": int(lifetime.Seconds()),
				},
			}
		}
	}
	return &answer{status: http.StatusUnauthorized, body: map[string]any{"error": "invalid_client"}}
}

func randomText() string {
	var b [24]byte
	_, _ = rand.Read(b[:]) // never fails
	return hex.EncodeToString(b[:])
}
