package sailpoint

import (
	"fmt"
	"reflect"
	"slices"
	"time"
)

// patchable are the members that a patch may change.
var patchable = []string{"name", "description", "owner", "visibilityCriteria", "active"}

// permitted refuses changes of what is not patchable. To look at it is allowed.
func (s *service) permitted(changes []change) ([]change, error) {
	var out []change
	for _, ch := range changes {
		err := s.mayChange(ch)
		if err != nil && s.bug("read-only-skipped") {
			continue
		}
		if err != nil {
			return nil, err
		}
		out = append(out, ch)
	}
	return out, nil
}

func (s *service) mayChange(ch change) error {
	if ch.op == "test" {
		return nil
	}
	places := []pointer{ch.path}
	if ch.op == "move" {
		places = append(places, ch.from)
	}
	for _, p := range places {
		if len(p) == 0 || !s.isPatchable(p) {
			return fmt.Errorf("%s is not patchable", p)
		}
	}
	return nil
}

func (s *service) isPatchable(p pointer) bool {
	switch {
	case p[0] == "id" && s.bug("id-patchable"), p[0] == "created" && s.bug("created-patchable"):
		return true
	case p[0] == "description" && s.bug("description-not-patchable"):
		return false
	case p[0] == "visibilityCriteria" && len(p) > 1 && s.bug("criteria-only-whole"):
		return false
	}
	return slices.Contains(patchable, p[0])
}

// passedOver says whether a change is left out. An honest server leaves out none.
func (s *service) passedOver(ch change) bool {
	if len(ch.path) == 0 || ch.op == "test" {
		return false
	}
	gives := ch.op == "add" || ch.op == "replace"
	return ch.path[0] == "owner" && s.bug("owner-not-patchable") ||
		gives && ch.path[0] == "active" && ch.value == false && s.bug("active-false-ignored") ||
		gives && ch.path[0] == "description" && ch.value == "" && s.bug("empty-description-ignored") ||
		gives && ch.value == nil && s.bug("null-is-unchanged")
}

// changed is the segment after a patch.
func (s *service) changed(c *call, was *segment, f fields, changes []change) *segment {
	seg := *was
	seg.fields = s.keep(c, f, false)
	unchanged := s.variant("modified-by-real-changes") && reflect.DeepEqual(was.fields, f)
	writes := slices.ContainsFunc(changes, func(ch change) bool { return ch.op != "test" })
	if writes && !unchanged && !s.bug("modified-stays") {
		seg.modified = c.now
	}
	if s.bug("created-moves") {
		seg.created = c.now
	}
	active := func(ch change) bool { return len(ch.path) > 0 && ch.path[0] == "active" }
	if s.bug("patch-resets-active") && !slices.ContainsFunc(changes, active) {
		seg.active = false
	}
	return &seg
}

// changeFixed lets two of the bugs change what no patch may change.
func (s *service) changeFixed(seg *segment, r *record, doc map[string]any) {
	if id, ok := doc["id"].(string); ok && s.bug("id-patchable") {
		seg.id, r.id = id, id
	}
	if text, ok := doc["created"].(string); ok && s.bug("created-patchable") {
		if t, err := time.Parse(time.RFC3339, text); err == nil {
			seg.created = t
		}
	}
}
