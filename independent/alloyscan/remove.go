package alloyscan

import (
	"net/http"
	"strings"
)

// remove deletes a segment. The devices that it found stay in the inventory, which is not served.
func (s *service) remove(c call) *answer {
	r := s.find(c.id, c.client.site)
	if r == nil {
		if s.bug("delete-again-is-204") {
			return &answer{status: http.StatusNoContent}
		}
		return missing()
	}
	seg, _ := r.last()
	if !s.bug("delete-does-nothing") {
		s.erase(r)
	}
	if s.bug("delete-takes-names-that-begin-alike") {
		for _, other := range s.records {
			like, exists := other.last()
			if exists && other.site == r.site && strings.HasPrefix(like.name, seg.name) {
				s.erase(other)
			}
		}
	}
	switch {
	case s.bug("delete-is-200"):
		return &answer{status: http.StatusOK, body: map[string]any{"id": seg.id}}
	case s.bug("delete-is-202"):
		return &answer{status: http.StatusAccepted}
	case s.bug("delete-crashes-when-done"):
		return crash()
	}
	return &answer{status: http.StatusNoContent}
}
