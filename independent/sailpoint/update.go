package sailpoint

import (
	"errors"
	"fmt"
	"net/http"
	"slices"
)

// patch changes a segment. All of the changes are made, or none.
func (s *service) patch(c *call) answer {
	r := s.recordOf(c, s.bug("patch-of-other-tenant"))
	was := s.before(r)
	missing := was == nil
	if missing && !s.variant("body-before-id") && !s.bug("patch-creates") {
		return s.nothingToPatch(c)
	}
	body, refusal := s.parsed(c, "application/json-patch+json")
	if refusal != nil {
		return *refusal
	}
	changes, err := s.readChanges(body)
	if err == nil {
		changes, err = s.permitted(changes)
	}
	if err != nil {
		return s.invalid(err)
	}
	if missing {
		return s.nothingToPatch(c, changes...)
	}
	var doc any = s.document(was)
	for i, ch := range changes {
		next, err := s.apply(doc, ch)
		if err != nil {
			if f, e := s.read(c, doc.(map[string]any), was); e == nil && s.bug("patch-half-applied") {
				s.store(c, r, s.changed(c, was, f, changes))
			}
			return s.invalid(fmt.Errorf("operation %d: %v", i, err))
		}
		doc = next
	}
	f, err := s.read(c, doc.(map[string]any), was)
	if err != nil {
		return s.invalid(err)
	}
	seg := s.changed(c, was, f, changes)
	s.changeFixed(seg, r, doc.(map[string]any))
	s.store(c, r, seg)
	return s.patched(was, seg)
}

// before is what a patch of a record builds on, or nil if there is nothing.
func (s *service) before(r *record) *segment {
	if r == nil {
		return nil
	}
	if s.bug("patch-revives") {
		return r.last()
	}
	return r.latest()
}

// nothingToPatch answers a patch of what does not exist.
func (s *service) nothingToPatch(c *call, changes ...change) answer {
	if s.bug("patch-missing-is-400") {
		return s.invalid(errors.New("there is no such segment"))
	}
	if s.bug("patch-creates") {
		var doc any = map[string]any{}
		for _, ch := range changes {
			if next, err := s.apply(doc, ch); err == nil {
				doc = next
			}
		}
		if f, err := s.read(c, doc.(map[string]any), nil); err == nil {
			seg := &segment{fields: f, id: c.id, created: c.now, modified: c.now, by: c.token.client}
			s.insert(c.tenant, seg, c.now, s.delay)
			return reply(http.StatusOK, s.show(seg, "patch"))
		}
	}
	return s.notFound(c.id)
}

// store keeps what a patch made.
func (s *service) store(c *call, r *record, seg *segment) {
	r.put(seg, c.now, s.delay)
	if s.bug("patch-moves-to-end") {
		records := slices.DeleteFunc(c.tenant.records, func(other *record) bool { return other == r })
		c.tenant.records = append(records, r)
	}
}

// patched answers a patch.
func (s *service) patched(was, seg *segment) answer {
	a := reply(http.StatusOK, s.show(seg, "patch"))
	moved := (was.owner == nil) != (seg.owner == nil) || was.owner != nil && *was.owner != *seg.owner
	switch {
	case s.bug("patch-answers-old"):
		a.body = s.show(was, "patch")
	case s.bug("patch-answers-204"):
		a = reply(http.StatusNoContent, nil)
	case moved && s.bug("owner-change-is-500"):
		a = s.refuse(http.StatusInternalServerError, "Something went wrong.")
	}
	return a
}
