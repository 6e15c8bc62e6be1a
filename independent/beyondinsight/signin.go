package beyondinsight

import (
	"crypto/rand"
	"net/http"
	"strings"
	"time"
)

// cookie is the name of the cookie that holds the session.
const cookie = "ASP.NET_SessionId"

// How long tokens and sessions hold. A session ends when nobody has used it for so long.
const (
	tokenLife   = time.Hour
	sessionIdle = time.Hour
)

type token struct {
	caller *caller
	ends   time.Time
}

type session struct {
	caller *caller
	used   time.Time
}

// serveSignIn serves tokens, sign-in and sign-out, and says whether the request was one of these.
func (s *service) serveSignIn(w http.ResponseWriter, r *http.Request) bool {
	path := strings.ToLower(strings.TrimSuffix(r.URL.Path, "/"))
	base := strings.ToLower(prefix)
	if r.Method != http.MethodPost {
		return false
	}
	switch path {
	case base + "/auth/connect/token":
		s.serveToken(w, r)
	case base + "/auth/signappin":
		s.signIn(w, r)
	case base + "/auth/signout":
		if got, err := r.Cookie(cookie); err == nil && !s.bug("session-outlives-sign-out") {
			delete(s.sessions, got.Value)
		}
		w.WriteHeader(http.StatusOK)
	default:
		return false
	}
	return true
}

func (s *service) serveToken(w http.ResponseWriter, r *http.Request) {
	bad := func(status int, code string) {
		write(w, answer{status: status, body: map[string]string{"error": code}})
	}
	if err := r.ParseForm(); err != nil {
		bad(http.StatusBadRequest, "invalid_request")
		return
	}
	if r.PostForm.Get("grant_type") != "client_credentials" {
		bad(http.StatusBadRequest, "unsupported_grant_type")
		return
	}
	id, secret, basic := r.BasicAuth()
	if !basic {
		id, secret = r.PostForm.Get("client_id"), r.PostForm.Get("client_secret")
	}
	for _, one := range s.callers {
		if one.id != "" && one.id == id && one.secret == secret {
			name := rand.Text()
			s.tokens[name] = token{one, s.options.Now().Add(tokenLife)}
			write(w, answer{status: http.StatusOK, body: map[string]any{
				"access_token": name, "token_type": "Bearer", "expires_in": int(tokenLife / time.Second),
			}})
			return
		}
	}
	bad(http.StatusUnauthorized, "invalid_client")
}

// signIn makes a session of a token or of an API key.
func (s *service) signIn(w http.ResponseWriter, r *http.Request) {
	scheme, rest, _ := strings.Cut(r.Header.Get("Authorization"), " ")
	var who *caller
	switch strings.ToLower(scheme) {
	case "bearer":
		if got, known := s.tokens[strings.TrimSpace(rest)]; known && s.options.Now().Before(got.ends) {
			who = got.caller
		}
	case "ps-auth":
		who = s.byKey(rest)
	}
	if who == nil {
		s.writeRefusal(w, refuse(http.StatusUnauthorized, "The credentials are not valid."))
		return
	}
	name := strings.ToLower(rand.Text())
	s.sessions[name] = &session{who, s.options.Now()}
	http.SetCookie(w, &http.Cookie{Name: cookie, Value: name, Path: "/", HttpOnly: true})
	write(w, answer{status: http.StatusOK, body: map[string]any{
		"UserId": who.number, "UserName": who.name, "Name": who.name, "EmailAddress": who.name + "@example.com",
	}})
}

// byKey finds the caller of "key=...; runas=...; pwd=[...];".
func (s *service) byKey(header string) *caller {
	parts := map[string]string{}
	for _, part := range strings.Split(header, ";") {
		name, value, _ := strings.Cut(strings.TrimSpace(part), "=")
		parts[strings.ToLower(name)] = value
	}
	password := strings.TrimSuffix(strings.TrimPrefix(parts["pwd"], "["), "]")
	for _, one := range s.callers {
		if one.key != "" && one.key == parts["key"] && strings.EqualFold(one.runAs, parts["runas"]) && one.password == password {
			return one
		}
	}
	return nil
}

// signedIn finds the caller of a request by its cookie.
func (s *service) signedIn(r *http.Request) (*caller, error) {
	got, err := r.Cookie(cookie)
	if err != nil {
		return nil, refuse(http.StatusUnauthorized, "Sign in first.")
	}
	now := s.options.Now()
	held := s.sessions[got.Value]
	if held == nil || now.Sub(held.used) >= sessionIdle && !s.bug("session-never-ends") {
		delete(s.sessions, got.Value)
		return nil, refuse(http.StatusUnauthorized, "The session has ended.")
	}
	held.used = now
	return held.caller, nil
}
