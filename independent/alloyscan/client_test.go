package alloyscan

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

// clock is a clock that tests move.
type clock struct{ time time.Time }

func (c *clock) now() time.Time { return c.time }

// tester calls a server.
type tester struct {
	t      *testing.T
	made   server.Server
	clock  *clock
	tokens map[string]string
	trace  []string // what was answered, for comparisons
}

func start(t *testing.T, bug, variant string) *tester {
	t.Helper()
	c := &clock{time.Date(2026, 5, 1, 8, 0, 0, 123456789, time.UTC)}
	made, err := Vendor.Make(server.Options{Now: c.now, Bug: bug, Variant: variant})
	if err != nil {
		t.Fatal(err)
	}
	return &tester{t: t, made: made, clock: c, tokens: map[string]string{"nobody": "", "forged": "Bearer forged"}}
}

// token is the Authorization header of a credential.
func (c *tester) token(who string) string {
	if text, ok := c.tokens[who]; ok {
		return text
	}
	credential := c.made.Access.Credentials[who]
	text := credential.Token
	if text == "" {
		form := url.Values{"grant_type": {"client_credentials"}, "client_id": {credential.ClientID}, "client_secret": {credential.ClientSecret}}
		r := httptest.NewRequest("POST", "/api/oauth/token", strings.NewReader(form.Encode()))
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		w := httptest.NewRecorder()
		c.made.Handler.ServeHTTP(w, r)
		var got map[string]any
		if json.Unmarshal(w.Body.Bytes(), &got) != nil || w.Code != http.StatusOK {
			c.t.Fatalf("token of %s: %d %s", who, w.Code, w.Body)
		}
		text = got["access_token"].(string)
	}
	c.tokens[who] = "Bearer " + text
	return c.tokens[who]
}

// call makes a call and answers with the status and the body.
func (c *tester) call(who, method, path, body string) (int, map[string]any) {
	r := httptest.NewRequest(method, segmentsPath+path, strings.NewReader(body))
	if header := c.token(who); header != "" {
		r.Header.Set("Authorization", header)
	}
	if body != "" {
		r.Header.Set("Content-Type", "application/json")
	}
	w := httptest.NewRecorder()
	c.made.Handler.ServeHTTP(w, r)
	c.trace = append(c.trace, method+" "+path+" "+body+" as "+who+": "+
		http.StatusText(w.Code)+" "+w.Header().Get("Content-Type")+" "+w.Body.String())
	var got map[string]any
	_ = json.Unmarshal(w.Body.Bytes(), &got)
	return w.Code, got
}

// want makes a call that must have a status.
func (c *tester) want(status int, who, method, path, body string) map[string]any {
	c.t.Helper()
	got, answer := c.call(who, method, path, body)
	if got != status {
		c.t.Errorf("%s %s %.80s as %s: status %d, want %d: %v", method, path, body, who, got, status, answer)
	}
	return answer
}
