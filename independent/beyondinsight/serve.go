package beyondinsight

import (
	"bytes"
	"encoding/json"
	"errors"
	"net/http"
	"net/url"
	"strings"
	"time"
)

// largest is the size of the largest request body in bytes.
const largest = 1 << 20

// A call is one request by a caller who is signed in.
type call struct {
	request *http.Request
	writer  http.ResponseWriter
	args    []string          // the parameters in the path
	query   map[string]string // by name in small letters
	caller  *caller
	now     time.Time
}

// An answer is what an operation answers; without a body if that is nil.
type answer struct {
	status int
	body   any
	kind   string // of the content, if it is not JSON
}

// A refusal is an error with a status.
type refusal struct {
	status int
	text   string
}

func (r refusal) Error() string { return r.text }

func refuse(status int, text string) error { return refusal{status, text} }

func ok(body any) (answer, error) { return answer{status: http.StatusOK, body: body}, nil }

func created(body any) (answer, error) { return answer{status: http.StatusCreated, body: body}, nil }

// ServeHTTP serves one request.
func (s *service) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	s.mu.Lock()
	defer s.mu.Unlock()
	r.Body = http.MaxBytesReader(w, r.Body, largest)
	if s.serveSignIn(w, r) {
		return
	}
	got, err := s.perform(w, r)
	if err != nil {
		s.writeRefusal(w, err)
		return
	}
	write(w, got)
}

func (s *service) perform(w http.ResponseWriter, r *http.Request) (answer, error) {
	who, err := s.signedIn(r)
	if err != nil {
		return answer{}, err
	}
	found, args, err := s.find(r)
	if err != nil {
		return answer{}, err
	}
	if !found.need.metBy(who) {
		return answer{}, refuse(http.StatusForbidden, "You have no permission for this.")
	}
	c := &call{request: r, writer: w, args: args, query: map[string]string{}, caller: who, now: s.options.Now()}
	values, err := url.ParseQuery(r.URL.RawQuery)
	if err != nil {
		return answer{}, refuse(http.StatusBadRequest, "The query cannot be read.")
	}
	for name, all := range values {
		c.query[strings.ToLower(name)] = all[0]
	}
	return found.handle(c)
}

// writeRefusal writes a refusal. The document shows no body of one.
func (s *service) writeRefusal(w http.ResponseWriter, err error) {
	r := refusal{http.StatusInternalServerError, err.Error()}
	errors.As(err, &r)
	if s.variant("unprocessable") && r.status == http.StatusBadRequest {
		r.status = http.StatusUnprocessableEntity
	}
	switch {
	case s.variant("refusals-without-body"):
		w.WriteHeader(r.status)
	case s.variant("refusals-in-json"):
		write(w, answer{status: r.status, body: map[string]string{"Message": r.text}})
	default:
		http.Error(w, r.text, r.status)
	}
}

func write(w http.ResponseWriter, a answer) {
	if a.body == nil {
		w.WriteHeader(a.status)
		return
	}
	if a.kind == "" {
		a.kind = "application/json; charset=utf-8"
	}
	var out bytes.Buffer
	encoder := json.NewEncoder(&out)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(a.body); err != nil {
		http.Error(w, "The answer cannot be written.", http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", a.kind)
	w.WriteHeader(a.status)
	_, _ = w.Write(out.Bytes())
}
