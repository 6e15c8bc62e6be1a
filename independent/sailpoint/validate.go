package sailpoint

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"
)

// read reads what a caller decides about a segment out of a document: the body of a create, or what
// a patch made of a segment. was is the segment before the patch.
func (s *service) read(c *call, doc map[string]any, was *segment) (fields, error) {
	var f fields
	err := s.onlyKnown("a segment", doc,
		"id", "name", "created", "modified", "description", "owner", "visibilityCriteria", "active")
	if err != nil {
		return f, err
	}
	if f.name, err = s.readName(c, doc, was); err != nil {
		return f, err
	}
	switch v := doc["description"].(type) {
	case nil:
	case string:
		f.description = &v
	case json.Number:
		text := v.String()
		f.description = &text
		if !s.bug("number-as-description") {
			return f, errors.New("description must be a string, not a number")
		}
	default:
		return f, errors.New("description must be a string")
	}
	if f.active, err = s.readActive(doc, was); err != nil {
		return f, err
	}
	if f.owner, err = s.readOwner(c, doc, was); err != nil {
		return f, err
	}
	criteria, isObject := doc["visibilityCriteria"].(map[string]any)
	unchecked := was == nil && s.bug("criteria-unchecked") || was != nil && s.bug("patch-criteria-unchecked")
	switch {
	case isObject && (unchecked || was != nil && same(criteria, was.criteria)):
		f.criteria = clone(criteria).(map[string]any)
	default:
		f.criteria, err = s.readCriteria(doc["visibilityCriteria"])
	}
	return f, err
}

// readName reads the name. One that a patch leaves alone is not looked at again.
func (s *service) readName(c *call, doc map[string]any, was *segment) (string, error) {
	v, given := doc["name"]
	name, ok := v.(string)
	isNew := was == nil
	switch {
	case !isNew && ok && name == was.name:
		return name, nil
	case !given && (isNew && s.bug("name-not-required") || !isNew && s.bug("name-removable")):
		return "", nil
	case ok && name == "" && (isNew && s.bug("empty-name") || !isNew && s.bug("patch-empty-name")):
		return "", nil
	case !ok || strings.TrimSpace(name) == "":
		return "", errors.New("name is required, and must be a string that is not blank")
	case s.variant("names-of-at-most-40") && utf8.RuneCountInString(name) > 40:
		return "", errors.New("name must have at most 40 characters")
	}
	for _, other := range c.tenant.records {
		seg := other.latest()
		if seg != nil && strings.EqualFold(seg.name, name) && s.bug("names-unique") {
			if isNew || seg.id != was.id {
				return "", fmt.Errorf("there is a segment with the name %q", seg.name)
			}
		}
	}
	return name, nil
}

func (s *service) readActive(doc map[string]any, was *segment) (bool, error) {
	v, given := doc["active"]
	if !given {
		return was == nil && s.variant("active-by-default"), nil
	}
	if v == "true" && s.bug("active-text-taken") {
		return true, nil
	}
	active, ok := v.(bool)
	if !ok {
		return false, errors.New("active must be true or false")
	}
	return active, nil
}
