package beyondinsight

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

// A client calls one server, whose clock goes on two seconds with each call.
type client struct {
	t       *testing.T
	server  server.Server
	now     time.Time
	cookies map[string]string
}

func newClient(t *testing.T, bug, variant string) *client {
	t.Helper()
	c := &client{t: t, now: time.Date(2026, 3, 1, 12, 0, 0, 0, time.UTC), cookies: map[string]string{}}
	made, err := Vendor.Make(server.Options{
		Now: func() time.Time { return c.now }, Bug: bug, Variant: variant, BaseURL: "http://127.0.0.1:1",
	})
	if err != nil {
		t.Fatal(err)
	}
	c.server = made
	return c
}

func (c *client) serve(r *http.Request) *httptest.ResponseRecorder {
	c.now = c.now.Add(2 * time.Second)
	w := httptest.NewRecorder()
	c.server.Handler.ServeHTTP(w, r)
	return w
}

// signIn signs a credential in, with a token or with its key.
func (c *client) signIn(name string) {
	c.t.Helper()
	one, known := c.server.Access.Credentials[name]
	if !known {
		c.t.Fatalf("no credential %s", name)
	}
	r := httptest.NewRequest("POST", prefix+"/Auth/SignAppIn", nil)
	if one.Key != "" {
		r.Header.Set("Authorization", "PS-Auth key="+one.Key+"; runas="+one.RunAs+"; pwd=["+one.Password+"];")
	} else {
		form := url.Values{"grant_type": {"client_credentials"}, "client_id": {one.ClientID}, "client_secret": {one.ClientSecret}}
		ask := httptest.NewRequest("POST", prefix+"/Auth/connect/token", strings.NewReader(form.Encode()))
		ask.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		var got struct {
			AccessToken string `json:"access_token"`
		}
		if err := json.Unmarshal(c.serve(ask).Body.Bytes(), &got); err != nil || got.AccessToken == "" {
			c.t.Fatalf("no token for %s", name)
		}
		r.Header.Set("Authorization", "Bearer "+got.AccessToken)
	}
	w := c.serve(r)
	if w.Code != http.StatusOK {
		c.t.Fatalf("sign-in of %s: %d %s", name, w.Code, w.Body)
	}
	c.cookies[name] = w.Result().Cookies()[0].Value
}

// call makes a request as a credential.
func (c *client) call(who, method, path, body string) *httptest.ResponseRecorder {
	c.t.Helper()
	if c.cookies[who] == "" {
		c.signIn(who)
	}
	r := httptest.NewRequest(method, prefix+"/"+path, strings.NewReader(body))
	if body != "" {
		r.Header.Set("Content-Type", "application/json")
	}
	r.AddCookie(&http.Cookie{Name: cookie, Value: c.cookies[who]})
	return c.serve(r)
}

// want makes a request as the main caller, and checks the status.
func (c *client) want(status int, method, path, body string) string {
	c.t.Helper()
	w := c.call("main", method, path, body)
	if w.Code != status {
		c.t.Errorf("%s %s %s: %d %s, want %d", method, path, body, w.Code, strings.TrimSpace(w.Body.String()), status)
	}
	return strings.TrimSpace(w.Body.String())
}

// wantText makes a request that must answer 200 and this text.
func (c *client) wantText(text, method, path, body string) {
	c.t.Helper()
	if got := c.want(http.StatusOK, method, path, body); got != text {
		c.t.Errorf("%s %s %s:\n got %s\nwant %s", method, path, body, got, text)
	}
}
