package zpa

import (
	"io"
	"net/http"
	"net/url"
	"strings"
	"time"
)

// operation is what a call wants.
type operation int

const (
	opNone operation = iota
	opCreate
	opList
	opGet
	opUpdate
	opDelete
)

// maxBody is the longest body that is read.
const maxBody = 1 << 20

// call is one call by a known client.
type call struct {
	*service
	w      http.ResponseWriter
	r      *http.Request
	client *client
	id     string // of the group in the path
	query  url.Values
	body   []byte
	now    time.Time
}

func (s *service) serve(w http.ResponseWriter, r *http.Request) {
	body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, maxBody))
	s.mu.Lock()
	defer s.mu.Unlock()
	if err != nil {
		s.refuse(w, refusal{status: http.StatusRequestEntityTooLarge, ID: "request.too.large", Reason: "The body is too long."})
		return
	}
	path := r.URL.EscapedPath()
	if path == "/signin" || path == "/oauth2/v1/token" {
		s.signIn(w, r, body)
		return
	}
	version, customer, id, more, ok := split(strings.TrimPrefix(path, "/zpa"))
	if !ok {
		s.refuse(w, refusal{status: http.StatusNotFound, ID: "path.not.found", Reason: "There is nothing here."})
		return
	}
	query := r.URL.Query()
	for name, values := range more {
		query[name] = append(query[name], values...)
	}
	if version == "v2" && id == "" {
		s.refuse(w, refusal{status: http.StatusNotFound, ID: "path.not.found", Reason: "There is nothing here."})
		return
	}
	op, allow := s.operation(r.Method, version, id)
	c := s.caller(r, op)
	if c == nil {
		w.Header().Set("WWW-Authenticate", "Bearer")
		s.refuse(w, refusal{status: http.StatusUnauthorized, ID: "unauthorized", Reason: "A valid access token is needed."})
		return
	}
	if wait, ok := s.admit(c, op); !ok {
		s.tooMany(w, wait)
		return
	}
	if c.customer != customer && !(s.bug("customer-unchecked-on-get") && op == opGet) && !(s.bug("customer-unchecked-on-list") && op == opList) {
		s.refuse(w, forbidden("The client is of another customer."))
		return
	}
	if op == opNone {
		w.Header().Set("Allow", strings.Join(allow, ", "))
		s.refuse(w, refusal{status: http.StatusMethodNotAllowed, ID: "method.not.allowed", Reason: "The method is not supported here."})
		return
	}
	if c.customer != customer {
		c = &client{name: c.name, user: c.user, customer: customer}
	}
	one := &call{service: s, w: w, r: r, client: c, id: id, query: query, body: body, now: s.opts.Now()}
	map[operation]func(){opCreate: one.create, opList: one.list, opGet: one.get, opUpdate: one.update, opDelete: one.delete}[op]()
}

// operation is what a method does there, or else which methods do something.
func (s *service) operation(method, version, id string) (operation, []string) {
	put := "v2"
	if s.bug("update-under-v1") {
		put = "v1"
	}
	switch {
	case id == "" && version == "v1" && method == http.MethodPost:
		return opCreate, nil
	case id == "" && version == "v1" && method == http.MethodGet:
		return opList, nil
	case id != "" && version == "v1" && method == http.MethodGet:
		return opGet, nil
	case id != "" && version == put && method == http.MethodPut:
		return opUpdate, nil
	case id != "" && version == "v1" && method == http.MethodDelete:
		return opDelete, nil
	case id == "" && version == "v1":
		return opNone, []string{"GET", "POST"}
	case id != "" && version == "v1":
		return opNone, []string{"DELETE", "GET"}
	case id != "":
		return opNone, []string{"PUT"}
	}
	return opNone, nil
}

// split takes a path apart. The document writes a search as segmentGroup&search=..., which is taken too.
func split(path string) (version, customer, id string, more url.Values, ok bool) {
	p := strings.Split(strings.TrimPrefix(path, "/"), "/")
	if len(p) < 6 || len(p) > 7 || p[0] != "mgmtconfig" || p[2] != "admin" || p[3] != "customers" {
		return
	}
	name, rest, _ := strings.Cut(p[5], "&")
	more, err := url.ParseQuery(rest)
	if err != nil || name != "segmentGroup" || p[1] != "v1" && p[1] != "v2" {
		return
	}
	if len(p) == 7 {
		if id, err = url.PathUnescape(p[6]); err != nil || id == "" || rest != "" {
			return "", "", "", nil, false
		}
	}
	return p[1], p[4], id, more, true
}
