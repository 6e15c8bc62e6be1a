package stub

import (
	"net/http"
	"net/http/httptest"
)

// inProcess calls a handler without a socket. It keeps what a socket would hide: the body of a
// response that must not have one.
type inProcess struct{ handler http.Handler }

// RoundTrip serves the request.
func (t inProcess) RoundTrip(r *http.Request) (*http.Response, error) {
	if err := r.Context().Err(); err != nil {
		return nil, err
	}
	served := r.Clone(r.Context())
	served.RequestURI = r.URL.RequestURI()
	served.RemoteAddr = "in-process"
	served.Host = r.URL.Host
	if served.Body == nil {
		served.Body = http.NoBody
	}
	w := httptest.NewRecorder()
	t.handler.ServeHTTP(w, served)
	return w.Result(), nil
}
