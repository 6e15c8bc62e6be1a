package sailpoint

import (
	"errors"
	"net/http"
	"time"
)

// create makes a segment. An id or a time in the body is the server's to decide, and is ignored.
func (s *service) create(c *call) answer {
	body, refusal := s.parsed(c, "application/json")
	if refusal != nil {
		return *refusal
	}
	doc, ok := body.(map[string]any)
	if !ok {
		return s.invalid(errors.New("the body must be an object"))
	}
	if doc["owner"] == nil && s.bug("no-owner-is-500") {
		return s.refuse(http.StatusInternalServerError, "Something went wrong.")
	}
	f, err := s.read(c, doc, nil)
	if err != nil && s.bug("refused-but-created") {
		delete(doc, "visibilityCriteria")
		if f, again := s.read(c, doc, nil); again == nil {
			s.make(c, doc, f)
		}
	}
	if err != nil {
		return s.invalid(err)
	}
	return s.created(s.make(c, doc, f))
}

// make adds one segment to the caller's tenant.
func (s *service) make(c *call, doc map[string]any, f fields) *segment {
	seg := &segment{
		fields:   s.keep(c, f, true),
		id:       s.newID(c.tenant),
		created:  c.now,
		modified: c.now,
		by:       c.token.client,
	}
	if id, _ := doc["id"].(string); id != "" && c.tenant.record(id) == nil && s.bug("id-kept") {
		seg.id = id
	}
	if text, ok := doc["created"].(string); ok && s.bug("created-kept") {
		if t, err := time.Parse(time.RFC3339, text); err == nil {
			seg.created = t
		}
	}
	s.insert(c.tenant, seg, c.now, s.delay)
	return seg
}

// created answers a create.
func (s *service) created(seg *segment) answer {
	a := reply(http.StatusCreated, s.show(seg, "create"))
	switch {
	case s.bug("create-answers-200"):
		a.status = http.StatusOK
	case s.bug("create-answers-nothing"):
		a.body = nil
	case s.bug("create-as-plain-text"):
		a.header.Set("Content-Type", "text/plain; charset=utf-8")
	}
	return a
}
