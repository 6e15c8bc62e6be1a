package sailpoint

import (
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/assay-conformance/assay/independent/server"
)

// rig is a server with a clock that a test moves.
type rig struct {
	t      *testing.T
	now    time.Time
	made   server.Server
	tokens map[string]string
}

func newRig(t *testing.T, bug, variant string) *rig {
	t.Helper()
	g := &rig{t: t, now: time.Date(2026, 1, 2, 3, 4, 5, 678e6, time.UTC), tokens: map[string]string{}}
	made, err := Vendor.Make(server.Options{
		Now: func() time.Time { return g.now }, Bug: bug, Variant: variant, BaseURL: "http://sail",
	})
	if err != nil {
		t.Fatal(err)
	}
	g.made = made
	return g
}

// got is an answer.
type got struct {
	status int
	header http.Header
	text   string
	body   any
}

func (a got) object() map[string]any { o, _ := a.body.(map[string]any); return o }
func (a got) list() []any            { l, _ := a.body.([]any); return l }

func (g *rig) send(r *http.Request) got {
	w := httptest.NewRecorder()
	g.made.Handler.ServeHTTP(w, r)
	a := got{status: w.Code, header: w.Header(), text: w.Body.String()}
	_ = json.Unmarshal(w.Body.Bytes(), &a.body)
	return a
}

// token signs in, once for each credential.
func (g *rig) token(who string) string {
	g.t.Helper()
	cred := g.made.Access.Credentials[who]
	if cred.Token != "" {
		return cred.Token
	}
	if g.tokens[who] == "" {
		form := url.Values{"grant_type": {"client_credentials"}, "client_id": {cred.ClientID},
			"client_secret": {cred.ClientSecret}}
		r := httptest.NewRequest("POST", "/beta/../oauth/token", strings.NewReader(form.Encode()))
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		a := g.send(r)
		if a.status != 200 {
			g.t.Fatalf("sign in as %s: %d %s", who, a.status, a.text)
		}
		g.tokens[who] = a.object()["access_token"].(string)
	}
	return g.tokens[who]
}

// do makes a call as somebody. A body of a PATCH is a JSON Patch.
func (g *rig) do(who, method, path, body string) got {
	g.t.Helper()
	r := httptest.NewRequest(method, "/beta"+path, strings.NewReader(body))
	if who != "" {
		r.Header.Set("Authorization", "Bearer "+g.token(who))
	}
	switch method {
	case "POST":
		r.Header.Set("Content-Type", "application/json")
	case "PATCH":
		r.Header.Set("Content-Type", "application/json-patch+json")
	}
	return g.send(r)
}

func (g *rig) create(body string) map[string]any {
	g.t.Helper()
	a := g.do("main", "POST", "/segments", body)
	if a.status != 201 {
		g.t.Fatalf("create %s: %d %s", body, a.status, a.text)
	}
	return a.object()
}

func (g *rig) want(a got, status int) {
	g.t.Helper()
	if a.status != status {
		g.t.Fatalf("status %d instead of %d: %s", a.status, status, a.text)
	}
}

// typed makes a call with a content type of its own.
func (g *rig) typed(method, path, contentType, body string) got {
	g.t.Helper()
	r := httptest.NewRequest(method, "/beta"+path, strings.NewReader(body))
	r.Header.Set("Authorization", "Bearer "+g.token("main"))
	r.Header.Set("Content-Type", contentType)
	return g.send(r)
}
