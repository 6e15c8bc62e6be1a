package zpa

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/assay-conformance/assay/independent/server"
)

// user calls one server by a clock of its own.
type user struct {
	t     *testing.T
	made  server.Server
	now   time.Time
	token string
	moves bool // whether the clock moves on before each call
	log   strings.Builder
}

func start(t *testing.T, bug, variant string) *user {
	t.Helper()
	u := &user{t: t, now: time.Date(2026, 3, 1, 12, 0, 0, 0, time.UTC), moves: true}
	made, err := Vendor.Make(server.Options{Now: func() time.Time { return u.now }, Bug: bug, Variant: variant, BaseURL: "http://zpa.test"})
	if err != nil {
		t.Fatal(err)
	}
	u.made = made
	u.as(made.Access.Main)
	return u
}

// as signs in with a credential.
func (u *user) as(name string) {
	u.t.Helper()
	c := u.made.Access.Credentials[name]
	if c.Token != "" {
		u.token = "Bearer " + c.Token
		return
	}
	form := url.Values{"grant_type": {"client_credentials"}, "client_id": {c.ClientID}, "client_secret": {c.ClientSecret}}
	r := httptest.NewRequest("POST", "/signin", strings.NewReader(form.Encode()))
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	w := httptest.NewRecorder()
	u.made.Handler.ServeHTTP(w, r)
	var v struct {
		AccessToken string `json:"access_token"`
	}
	if err := json.Unmarshal(w.Body.Bytes(), &v); err != nil || v.AccessToken == "" {
		u.t.Fatalf("sign in as %s: %d %s", name, w.Code, w.Body)
	}
	u.token = "Bearer " + v.AccessToken
}

// call sends a call of the main customer, such as "GET", "/12?microtenantId=0".
func (u *user) call(method, rest, body string) (int, map[string]any) {
	u.t.Helper()
	return u.callOf(mainCustomer, method, rest, body)
}

func (u *user) callOf(customer, method, rest, body string) (int, map[string]any) {
	u.t.Helper()
	if u.moves {
		u.now = u.now.Add(11 * time.Second)
	}
	version := "v1"
	if method == http.MethodPut {
		version = "v2"
	}
	r := httptest.NewRequest(method, "/mgmtconfig/"+version+"/admin/customers/"+customer+"/segmentGroup"+strings.ReplaceAll(rest, " ", "%20"), strings.NewReader(body))
	if u.token != "" {
		r.Header.Set("Authorization", u.token)
	}
	if body != "" {
		r.Header.Set("Content-Type", "application/json")
	}
	w := httptest.NewRecorder()
	u.made.Handler.ServeHTTP(w, r)
	fmt.Fprintln(&u.log, method, rest, body, w.Code, w.Header().Get("Content-Type"), w.Header().Get("Retry-After"), w.Body)
	var v map[string]any
	json.Unmarshal(w.Body.Bytes(), &v)
	return w.Code, v
}

// want fails unless a call has the status.
func (u *user) want(status int, method, rest, body string) map[string]any {
	u.t.Helper()
	got, v := u.call(method, rest, body)
	if got != status {
		u.t.Errorf("%s %s %s: %d instead of %d: %v", method, rest, body, got, status, v)
	}
	return v
}

// create makes a group and is its path.
func (u *user) create(rest, body string) string {
	u.t.Helper()
	_, v := u.call("POST", rest, body)
	return fmt.Sprintf("/%v", v["id"])
}

// serverOptions are those of a server that begins with the same things.
func serverOptions(u *user) server.Options {
	return server.Options{Now: func() time.Time { return u.now }}
}
