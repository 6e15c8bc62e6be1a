package zpa

import (
	"crypto/rand"
	"encoding/hex"
	"net/http"
	"net/url"
	"strings"
	"time"
)

// client is an API client of one customer.
type client struct {
	name        string
	user        string // the id that modifiedBy shows
	secret      string
	customer    string
	microtenant string // the only one that it may reach; empty for a client that may reach all
}

// token is what a client has signed in with.
type token struct {
	client *client
	until  time.Time
}

const (
	tokenLife    = time.Hour
	expiredToken = "b3c1f6d2a9-of-yesterday"
)

// signUp makes the clients, and one token that has run out.
func (s *service) signUp() {
	s.clients["zpa-main"] = &client{name: "main", user: "72057594038608960", secret: "correct horse", customer: mainCustomer}
	s.clients["zpa-second"] = &client{name: "second", user: "72057594038608961", secret: "battery staple", customer: mainCustomer}
	s.clients["zpa-branch"] = &client{name: "branch", user: "72057594038608962", secret: "purple lamp", customer: mainCustomer, microtenant: branch}
	s.clients["zpa-elsewhere"] = &client{name: "elsewhere", user: "73186051597795329", secret: "green door", customer: otherCustomer}
	s.tokens[expiredToken] = &token{client: s.clients["zpa-main"], until: s.opts.Now().Add(-time.Hour)}
}

// signIn answers a request for a token.
func (s *service) signIn(w http.ResponseWriter, r *http.Request, body []byte) {
	if r.Method != http.MethodPost {
		w.Header().Set("Allow", http.MethodPost)
		s.refuse(w, refusal{status: http.StatusMethodNotAllowed, ID: "method.not.allowed", Reason: "A token is asked for with POST."})
		return
	}
	form, err := url.ParseQuery(string(body))
	if err != nil {
		s.refuse(w, invalid("The form cannot be read."))
		return
	}
	if grant := form.Get("grant_type"); grant != "" && grant != "client_credentials" {
		s.refuse(w, invalid("The grant_type is not supported."))
		return
	}
	c := s.clients[form.Get("client_id")]
	if c == nil || c.secret != form.Get("client_secret") {
		s.refuse(w, refusal{status: http.StatusUnauthorized, ID: "api.authentication", Reason: "The client is not known, or its secret is another."})
		return
	}
	var b [24]byte
	rand.Read(b[:])
	value := hex.EncodeToString(b[:])
	s.tokens[value] = &token{client: c, until: s.opts.Now().Add(tokenLife)}
	s.answer(w, http.StatusOK, map[string]any{
		"token_type": "Bearer", "access_token": value, "expires_in": int(tokenLife.Seconds()),
	})
}

// caller is the client that calls, or nil.
func (s *service) caller(r *http.Request, kind operation) *client {
	scheme, value, found := strings.Cut(r.Header.Get("Authorization"), " ")
	if !found && s.bug("token-without-bearer") {
		scheme, value = "Bearer", scheme
	}
	if s.bug("list-without-token") && kind == opList || s.bug("delete-with-any-token") && kind == opDelete && value != "" {
		if s.tokens[strings.TrimSpace(value)] == nil {
			return s.clients["zpa-main"]
		}
	}
	if !strings.EqualFold(scheme, "Bearer") {
		return nil
	}
	t := s.tokens[strings.TrimSpace(value)]
	if t == nil {
		return nil
	}
	if !s.opts.Now().Before(t.until) {
		if s.bug("expired-token-reads") && (kind == opGet || kind == opList) || s.bug("expired-token-updates") && kind == opUpdate {
			return t.client
		}
		return nil
	}
	return t.client
}
