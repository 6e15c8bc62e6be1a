package sailpoint

import (
	"errors"
	"net/http"
)

// remove deletes a segment.
func (s *service) remove(c *call) answer {
	r := s.recordOf(c, s.bug("delete-of-other-tenant"))
	if r == nil || r.latest() == nil {
		if s.bug("delete-missing-is-204") {
			return reply(http.StatusNoContent, nil)
		}
		return s.notFound(c.id)
	}
	was := r.latest()
	done := reply(http.StatusNoContent, nil)
	c.tenant.snapshot = nil
	switch {
	case s.bug("delete-answers-200"):
		done = reply(http.StatusOK, s.show(was, "delete"))
	case was.active && s.bug("delete-active-refused"):
		return s.invalid(errors.New("an active segment cannot be deleted"))
	case s.bug("delete-deactivates"):
		off := *was
		off.active = false
		r.put(&off, c.now, s.delay)
		return done
	case was.owner == nil && s.bug("delete-fails-without-owner"):
		done = s.refuse(http.StatusInternalServerError, "Something went wrong.")
	case len(r.versions) > 1 && s.bug("delete-needs-two"):
		r.versions = r.versions[:len(r.versions)-1]
		return done
	case s.bug("delete-same-name"):
		for _, other := range c.tenant.records {
			if seg := other.latest(); seg != nil && seg.name == was.name && other != r {
				other.put(nil, c.now, s.delay)
			}
		}
	}
	r.put(nil, c.now, s.delay)
	return done
}
