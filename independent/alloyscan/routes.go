package alloyscan

import (
	"net/http"
	"strings"
)

const segmentsPath = "/api/v1/segments"

// call is a call of one operation by a client that may do it.
type call struct {
	op     string
	id     string // of the segment, as the path names it
	client *client
	http   *http.Request
	body   []byte
}

// route says which operation is called on which segment; allow lists the methods if it is none.
func route(method, path string) (op, id, allow string) {
	if path == segmentsPath {
		return pick(method, map[string]string{"GET": "list", "POST": "create"}, "", "GET, POST")
	}
	rest, ok := strings.CutPrefix(path, segmentsPath+"/")
	if !ok || rest == "" {
		return "", "", ""
	}
	if id, ok := strings.CutSuffix(rest, "/scan"); ok && id != "" && !strings.Contains(id, "/") {
		return pick(method, map[string]string{"POST": "scan"}, id, "POST")
	}
	if strings.Contains(rest, "/") {
		return "", "", ""
	}
	return pick(method, map[string]string{"GET": "read", "PATCH": "update", "DELETE": "delete"}, rest, "GET, PATCH, DELETE")
}

func pick(method string, ops map[string]string, id, all string) (op, of, allow string) {
	if op := ops[method]; op != "" {
		return op, id, ""
	}
	return "", "", all
}

func (s *service) serve(w http.ResponseWriter, r *http.Request) {
	if r.Body != nil {
		r.Body = http.MaxBytesReader(w, r.Body, maxBody)
	}
	if r.URL.Path == "/api/oauth/token" && r.Method == http.MethodPost {
		s.send(w, s.signIn(r))
		return
	}
	op, id, allow := route(r.Method, r.URL.Path)
	if op == "" {
		a := refuse(http.StatusNotFound, "not_found", "There is nothing at this path.")
		if allow != "" {
			a = refuse(http.StatusMethodNotAllowed, "method_not_allowed", "Allowed here: "+allow+".")
			a.headers = map[string]string{"Allow": allow}
		}
		s.send(w, a)
		return
	}
	body, refused := readBody(r)
	s.mu.Lock()
	a := s.admit(call{op: op, id: id, http: r, body: body}, refused)
	s.mu.Unlock()
	s.send(w, a)
}

// admit answers a call if the caller is known and may make it. A body that could not be read is
// refused only after that.
func (s *service) admit(c call, refused *answer) *answer {
	s.settle()
	client, denied := s.identify(c.op, c.http)
	if denied != nil {
		return denied
	}
	c.client = client
	if a := s.count(client); a != nil {
		return a
	}
	if may, need := s.permitted(client, c.op); !may {
		if refused == nil && s.bug("refused-"+c.op+"-is-done") {
			s.do(c)
		}
		return forbidden(need)
	}
	if refused != nil {
		return refused
	}
	return s.do(c)
}

// do makes a call.
func (s *service) do(c call) *answer {
	switch c.op {
	case "list":
		return s.list(c)
	case "create":
		return s.create(c)
	}
	if s.variant("malformed-ids-are-bad-requests") && !isUUID(c.id) {
		return invalid("The id of a segment is a UUID.")
	}
	switch c.op {
	case "read":
		return s.read(c)
	case "update":
		return s.update(c)
	case "delete":
		return s.remove(c)
	}
	return s.scan(c)
}
