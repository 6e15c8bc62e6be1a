package stub

import (
	"encoding/json"
	"net/http"
	"regexp"
	"slices"
	"strings"

	"github.com/assay-conformance/assay/internal/target"
)

// apiKey matches the authorization of a sign-in with an API key. The password is optional.
var apiKey = regexp.MustCompile(`^PS-Auth key=([^;]*); ?runas=([^;]*);(?: ?pwd=\[([^\]]*)\];?)?$`)

// serveSession opens or ends a session. A bearer token opens one, and so does an API key: the
// secret of the user that it runs as.
func (a *Accounts) serveSession(w http.ResponseWriter, r *http.Request, refuse Refuse, s *target.Session) {
	if r.URL.Path == s.SignOut {
		if cookie, err := r.Cookie(s.Cookie); err == nil {
			a.end(cookie.Value)
		}
		w.WriteHeader(http.StatusOK)
		return
	}
	caller, ok := a.opening(r.Header.Get("Authorization"))
	if !ok {
		refuse(w, http.StatusUnauthorized, "unauthorized", "unknown token, key or user")
		return
	}
	http.SetCookie(w, &http.Cookie{Name: s.Cookie, Value: a.issue(caller), Path: "/", HttpOnly: true})
	w.Header().Set("Content-Type", "application/json")
	_ = json.NewEncoder(w).Encode(a.user(caller)) // a failed write means that the client is gone
}

// user returns a caller as a sign-in shows it.
func (a *Accounts) user(caller Principal) map[string]any {
	i := slices.IndexFunc(a.principals, func(p Principal) bool { return p.Name == caller.Name })
	return map[string]any{"UserId": i + 1, "UserName": caller.Name, "Name": caller.Name, "EmailAddress": caller.Name + "@example.com"}
}

// opening returns who opens a session.
func (a *Accounts) opening(authorization string) (Principal, bool) {
	if token, bearer := strings.CutPrefix(authorization, "Bearer "); bearer {
		return a.byToken(token)
	}
	key := apiKey.FindStringSubmatch(authorization)
	if key == nil {
		return Principal{}, false
	}
	i := slices.IndexFunc(a.principals, func(p Principal) bool { return p.Name == key[2] && p.Secret == key[1] })
	if i < 0 {
		return Principal{}, false
	}
	return a.principals[i], true
}

// end ends a session: its id identifies nobody from then on.
func (a *Accounts) end(id string) {
	a.mu.Lock()
	defer a.mu.Unlock()
	if g, ok := a.issued[id]; ok {
		g.until = a.clock.Now()
		a.issued[id] = g
	}
}
