package main

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/assay-conformance/assay/internal/builtin"
	"github.com/assay-conformance/assay/internal/stub"
)

// planted begins every token that a liar issues. What follows is written differently by every
// encoding; this is not, and so is found in all of them.
const planted = "tok3n"

// liar is a stub that tells what nobody should: it issues tokens of its own, and alters answers.
type liar struct {
	stub   http.Handler
	signIn func(w http.ResponseWriter, id, secret string) bool             // answers instead of issuing a token; nil for nothing
	alter  func(answer *httptest.ResponseRecorder, token string)           // what the stub has answered
	seize  func(w http.ResponseWriter, r *http.Request, token string) bool // answers instead of the stub; nil for nothing
	sober  *atomic.Bool                                                    // the next call with a token is answered truly: the read that comes before the trials
}

// serve gives the URL of a liar. One that is sober at first gets through to the trials.
func (l liar) serve(t *testing.T, vendor string) string {
	t.Helper()
	return l.serveAfter(t, vendor, true)
}

func (l liar) serveAfter(t *testing.T, vendor string, sober bool) string {
	t.Helper()
	l.sober = &atomic.Bool{}
	l.sober.Store(sober)
	v, err := builtin.Vendors().Load(vendor)
	require.NoError(t, err)
	l.stub = v.NewStub(stub.Options{}).Handler
	server := httptest.NewServer(l)
	t.Cleanup(server.Close)
	return server.URL
}

func (l liar) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if id := r.PostFormValue("client_id"); id != "" {
		if l.signIn == nil || !l.signIn(w, id, r.PostFormValue("client_secret")) {
			w.Header().Set("Content-Type", "application/json")
			_ = json.NewEncoder(w).Encode(map[string]any{"access_token": planted + `+/="&<é>` + id, "token_type": "Bearer", "expires_in": 3600})
		}
		return
	}
	token := strings.TrimPrefix(r.Header.Get("Authorization"), "Bearer ")
	if _, id, ours := strings.Cut(token, "<é>"); ours {
		r.Header.Set("Authorization", "Bearer "+stub.Principal{Name: id}.DemoToken())
	} else {
		token = planted
	}
	if token != planted && l.sober.CompareAndSwap(true, false) {
		l.stub.ServeHTTP(w, r)
		return
	}
	if l.seize != nil && l.seize(w, r, token) {
		return
	}
	answer := httptest.NewRecorder()
	l.stub.ServeHTTP(answer, r)
	if l.alter != nil {
		l.alter(answer, token)
	}
	for name, values := range answer.Header() {
		w.Header()[name] = values
	}
	w.WriteHeader(answer.Code)
	_, _ = w.Write(answer.Body.Bytes())
}

// saying answers with a text.
func saying(status int, mediaType string, text func(token string) string) func(*httptest.ResponseRecorder, string) {
	return func(answer *httptest.ResponseRecorder, token string) {
		answer.Code = status
		answer.Header().Set("Content-Type", mediaType)
		answer.Body.Reset()
		answer.Body.WriteString(text(token))
	}
}

// rewriting alters the JSON objects that are answered.
func rewriting(change func(object map[string]any, token string)) func(*httptest.ResponseRecorder, string) {
	return func(answer *httptest.ResponseRecorder, token string) {
		var object map[string]any
		if json.Unmarshal(answer.Body.Bytes(), &object) == nil {
			change(object, token)
			text, _ := json.Marshal(object)
			answer.Body.Reset()
			answer.Body.Write(text)
		}
	}
}

// raw answers with bytes that no HTTP server would send.
func raw(text func(token string) string) func(http.ResponseWriter, *http.Request, string) bool {
	return func(w http.ResponseWriter, _ *http.Request, token string) bool {
		conn, _, err := http.NewResponseController(w).Hijack()
		if err != nil {
			return false
		}
		defer conn.Close()
		fmt.Fprint(conn, text(token))
		return true
	}
}
