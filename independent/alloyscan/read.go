package alloyscan

import "net/http"

// seen is what readers see of a segment.
func (s *service) seen(r *record) (segment, bool) {
	return r.at(s.now().Add(-s.delay))
}

// read answers with one segment.
func (s *service) read(c call) *answer {
	for _, r := range s.records {
		if r.site != c.client.site || !sameID(r.id, c.id) {
			continue
		}
		seg, exists := s.seen(r)
		if s.bug("delete-only-from-list") {
			exists = true
		}
		if !exists {
			continue
		}
		if s.bug("reads-are-cached") {
			if old, ok := s.cache[r.id]; ok {
				seg = old
			}
			s.cache[r.id] = seg
		}
		return &answer{status: http.StatusOK, body: s.full(seg)}
	}
	if s.bug("missing-is-an-empty-object") {
		return &answer{status: http.StatusOK, body: map[string]any{}}
	}
	return missing()
}
