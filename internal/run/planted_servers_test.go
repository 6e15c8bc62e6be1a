package run_test

import (
	"bytes"
	"encoding/json"
	"io"
	"net/http"
	"strings"

	"github.com/assay-conformance/assay/internal/exchange"
)

// bug is a server that is right except in one thing: it wraps the stub.
type bug func(next http.RoundTripper) roundTrip

// onRequest changes the requests of a method, before the stub sees them. body is nil if the request
// has no object.
func onRequest(method string, change func(query map[string][]string, body map[string]any)) bug {
	return func(next http.RoundTripper) roundTrip {
		return func(r *http.Request) (*http.Response, error) {
			if r.Method == method && !strings.Contains(r.URL.Path, "token") {
				query, body := r.URL.Query(), objectOf(take(r))
				change(query, body)
				r = r.Clone(r.Context())
				r.URL.RawQuery = query.Encode()
				if body != nil {
					put(r, body)
				}
			}
			return next.RoundTrip(r)
		}
	}
}

// onResponse changes the JSON bodies of responses to a method. path is that of the request.
func onResponse(method string, change func(r *http.Request, status int, body any) any) bug {
	return func(next http.RoundTripper) roundTrip {
		return func(r *http.Request) (*http.Response, error) {
			resp, err := next.RoundTrip(r)
			if err != nil || r.Method != method || strings.Contains(r.URL.Path, "token") {
				return resp, err
			}
			text, err := io.ReadAll(resp.Body)
			if err != nil {
				return nil, err
			}
			if body, err := exchange.Body(text).JSON(); err == nil {
				if text, err = json.Marshal(change(r, resp.StatusCode, body)); err != nil {
					return nil, err
				}
			}
			resp.Body, resp.ContentLength = io.NopCloser(bytes.NewReader(text)), int64(len(text))
			return resp, nil
		}
	}
}

// take reads the body of a request, which can be read again.
func take(r *http.Request) []byte {
	if r.Body == nil {
		return nil
	}
	text, err := io.ReadAll(r.Body)
	if err != nil {
		panic(err) // it is in memory
	}
	r.Body = io.NopCloser(bytes.NewReader(text))
	return text
}

func put(r *http.Request, body any) {
	text, err := json.Marshal(body)
	if err != nil {
		panic(err)
	}
	r.Body, r.ContentLength = io.NopCloser(bytes.NewReader(text)), int64(len(text))
}

func objectOf(text []byte) map[string]any {
	value, err := exchange.Body(text).JSON()
	if err != nil {
		return nil
	}
	object, _ := value.(map[string]any)
	return object
}

// listOf returns the list of a listing and a function that replaces it.
func listOf(body any) (items []any, replace func([]any) any) {
	if list, ok := body.([]any); ok {
		return list, func(items []any) any { return items }
	}
	object, _ := body.(map[string]any)
	for _, name := range []string{"items", "list"} {
		if list, ok := object[name].([]any); ok {
			return list, func(items []any) any { object[name] = items; return object }
		}
	}
	return nil, func([]any) any { return body }
}

// isListing reports whether a request lists segments.
func isListing(r *http.Request) bool {
	return r.Method == http.MethodGet && (strings.HasSuffix(r.URL.Path, "/segments") || strings.HasSuffix(r.URL.Path, "/segmentGroup"))
}

// doingAlso sends another request after each one, if there is one to send.
func doingAlso(another func(r *http.Request, sent map[string]any, status int) map[string]any) bug {
	return func(next http.RoundTripper) roundTrip {
		return func(r *http.Request) (*http.Response, error) {
			sent := objectOf(take(r))
			also := r.Clone(r.Context())
			resp, err := next.RoundTrip(r)
			if err != nil || sent == nil {
				return resp, err
			}
			if body := another(r, sent, resp.StatusCode); body != nil {
				put(also, body)
				if done, err := next.RoundTrip(also); err == nil {
					_ = done.Body.Close()
				}
			}
			return resp, nil
		}
	}
}
