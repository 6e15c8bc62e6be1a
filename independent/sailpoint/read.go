package sailpoint

import (
	"encoding/json"
	"net/http"
	"strings"
)

// get answers one segment.
func (s *service) get(c *call) answer {
	seg := s.readable(c)
	switch {
	case seg == nil && s.bug("get-missing-is-200"):
		return reply(http.StatusOK, json.RawMessage("null"))
	case seg == nil && s.bug("get-missing-is-400"):
		return s.refuse(http.StatusBadRequest, "There is no such segment.")
	case seg == nil:
		return s.notFound(c.id)
	case s.bug("modified-moves-on-read"):
		seen := *seg
		seen.modified = c.now
		c.tenant.record(seg.id).put(&seen, c.now, 0)
		seg = &seen
	}
	doc := s.show(seg, "get")
	if s.bug("get-cached") {
		if c.tenant.answers == nil {
			c.tenant.answers = map[string]map[string]any{}
		}
		if old := c.tenant.answers[seg.id]; old != nil {
			doc = old
		}
		c.tenant.answers[seg.id] = doc
	}
	if s.bug("get-as-list") {
		return reply(http.StatusOK, []any{doc})
	}
	return reply(http.StatusOK, doc)
}

// readable is the segment of the call, or nil if there is none to read.
func (s *service) readable(c *call) *segment {
	r := s.recordOf(c, s.bug("get-of-other-tenant"))
	if r == nil {
		for _, other := range c.tenant.records {
			if strings.HasPrefix(other.id, c.id) && s.bug("get-by-beginning") ||
				strings.EqualFold(other.id, c.id) && s.bug("get-id-in-any-case") {
				r = other
			}
		}
	}
	if r == nil {
		return nil
	}
	if s.bug("get-deleted") {
		return r.last()
	}
	return r.shown(c.now)
}

// recordOf is the record that the path names, among those of the caller's tenant.
func (s *service) recordOf(c *call, everyTenant bool) *record {
	r := c.tenant.record(c.id)
	if r != nil || !everyTenant {
		return r
	}
	for _, t := range s.tenants {
		if r := t.record(c.id); r != nil {
			c.tenant = t
			return r
		}
	}
	return nil
}
