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

// planted is the start of every token that a hostile target issues. Encodings differ in how they
// write the rest of the token, but all write this part the same.
const planted = "tok3n"

// hostileTarget is a stub that issues its own tokens, alters responses, and discloses secrets.
type hostileTarget struct {
	stub      http.Handler
	signIn    func(w http.ResponseWriter, id, secret string) bool             // optional; responds instead of issuing a token if it returns true
	alter     func(response *httptest.ResponseRecorder, token string)         // optional; changes the response of the stub
	intercept func(w http.ResponseWriter, r *http.Request, token string) bool // optional; responds instead of the stub if it returns true
	honest    *atomic.Bool                                                    // whether the next call with a token gets the true response
}

// serve serves a hostile target and returns its URL. The first call gets the true response, so
// that a run gets past the read that precedes the trials.
func (h hostileTarget) serve(t *testing.T, vendor string) string {
	t.Helper()
	return h.start(t, vendor, true)
}

// start serves a hostile target. If honest is false, the first call gets no true response either.
func (h hostileTarget) start(t *testing.T, vendor string, honest bool) string {
	t.Helper()
	h.honest = &atomic.Bool{}
	h.honest.Store(honest)
	v, err := builtin.Vendors().Load(vendor)
	require.NoError(t, err)
	h.stub = v.NewStub(stub.Options{}).Handler
	server := httptest.NewServer(h)
	t.Cleanup(server.Close)
	return server.URL
}

func (h hostileTarget) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if id := r.PostFormValue("client_id"); id != "" {
		if h.signIn == nil || !h.signIn(w, id, r.PostFormValue("client_secret")) {
			w.Header().Set("Content-Type", "application/json")
			_ = json.NewEncoder(w).Encode(map[string]any{"access_token": planted + `+/="&<é>` + id, "token_type": "Bearer", "expires_in": 3600})
		}
		return
	}
	token := strings.TrimPrefix(r.Header.Get("Authorization"), "Bearer ")
	if _, id, found := strings.Cut(token, "<é>"); found {
		r.Header.Set("Authorization", "Bearer "+stub.Principal{Name: id}.DemoToken())
	} else {
		token = planted
	}
	if token != planted && h.honest.CompareAndSwap(true, false) {
		h.stub.ServeHTTP(w, r)
		return
	}
	if h.intercept != nil && h.intercept(w, r, token) {
		return
	}
	response := httptest.NewRecorder()
	h.stub.ServeHTTP(response, r)
	if h.alter != nil {
		h.alter(response, token)
	}
	for name, values := range response.Header() {
		w.Header()[name] = values
	}
	w.WriteHeader(response.Code)
	_, _ = w.Write(response.Body.Bytes())
}

// replaceWith replaces the response.
func replaceWith(status int, mediaType string, text func(token string) string) func(*httptest.ResponseRecorder, string) {
	return func(response *httptest.ResponseRecorder, token string) {
		response.Code = status
		response.Header().Set("Content-Type", mediaType)
		response.Body.Reset()
		response.Body.WriteString(text(token))
	}
}

// editObject edits the JSON object in the body of the response.
func editObject(change func(object map[string]any, token string)) func(*httptest.ResponseRecorder, string) {
	return func(response *httptest.ResponseRecorder, token string) {
		var object map[string]any
		if json.Unmarshal(response.Body.Bytes(), &object) == nil {
			change(object, token)
			text, _ := json.Marshal(object)
			response.Body.Reset()
			response.Body.Write(text)
		}
	}
}

// raw responds with bytes that are not valid HTTP.
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
