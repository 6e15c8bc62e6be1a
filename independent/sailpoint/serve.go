package sailpoint

import (
	"bytes"
	"io"
	"net/http"
	"net/url"
	"path"
	"strings"
	"time"
)

// maxBody is how long a body may be.
const maxBody = 1 << 20

// call is one call of the API, from a caller who is known.
type call struct {
	r      *http.Request
	body   []byte
	long   bool // the body is longer than it may be, and was not read to its end
	now    time.Time
	id     string // of the segment that the path names
	token  *token
	tenant *tenant
}

// operation is one of the five operations.
type operation struct {
	name string
	run  func(*call) answer
}

// serve answers a request. The body is read before the lock is taken, and the answer is written
// after it is given back, so that a slow caller holds up nobody.
func (s *service) serve(w http.ResponseWriter, r *http.Request) {
	body, err := io.ReadAll(io.LimitReader(r.Body, maxBody+1))
	if err != nil {
		http.Error(w, "the body ended early", http.StatusBadRequest)
		return
	}
	long := len(body) > maxBody
	r.Body = io.NopCloser(bytes.NewReader(body))

	s.mu.Lock()
	a := s.answerTo(&call{r: r, body: body, long: long, now: s.opts.Now()})
	s.mu.Unlock()
	a.write(w)
}

func (s *service) answerTo(c *call) answer {
	where := c.r.URL.EscapedPath()
	if strings.Contains(where, "/../") {
		where = path.Clean(where)
	}
	if where == "/oauth/token" {
		return s.signIn(c)
	}
	op, allow := s.route(c, where)
	if op == nil && allow == "" {
		return s.refuse(http.StatusNotFound, "There is nothing at this address.")
	}
	if op == nil {
		a := s.refuse(http.StatusMethodNotAllowed, "This method is not possible here.")
		a.header.Set("Allow", allow)
		return a
	}
	return s.guarded(c, op)
}

// route finds the operation. Where a path exists and its method does not, it says which methods do.
func (s *service) route(c *call, where string) (op *operation, allow string) {
	rest, ok := strings.CutPrefix(where, "/beta/segments")
	if !ok {
		return nil, ""
	}
	if rest == "" {
		switch c.r.Method {
		case http.MethodGet:
			return &operation{"list", s.list}, ""
		case http.MethodPost:
			return &operation{"create", s.create}, ""
		}
		return nil, "GET, POST"
	}
	id, err := url.PathUnescape(strings.TrimPrefix(rest, "/"))
	if rest[0] != '/' || err != nil || id == "" || strings.Contains(rest[1:], "/") {
		return nil, ""
	}
	c.id = id
	switch c.r.Method {
	case http.MethodGet:
		return &operation{"get", s.get}, ""
	case http.MethodPatch:
		return &operation{"patch", s.patch}, ""
	case http.MethodDelete:
		return &operation{"delete", s.remove}, ""
	}
	return nil, "DELETE, GET, PATCH"
}
