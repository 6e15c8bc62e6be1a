package stub

import (
	"net/http"
	"net/http/httptest"
)

// InProcess calls a handler without a socket. It keeps what a socket would hide: the body of a
// response that must not have one.
type InProcess struct{ Handler http.Handler }

// RoundTrip serves the request.
func (t InProcess) RoundTrip(r *http.Request) (*http.Response, error) {
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
	t.Handler.ServeHTTP(w, served)
	return w.Result(), nil
}
