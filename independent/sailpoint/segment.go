package sailpoint

import (
	"maps"
	"time"
)

// segment is one segment. It is never changed: a change makes another one.
type segment struct {
	fields
	id       string
	created  time.Time
	modified time.Time
	by       *client // who created it; nil for those that were there before
}

// fields is what a caller decides about a segment.
type fields struct {
	name        string
	description *string
	owner       *owner
	criteria    map[string]any // as it is shown; nil for none
	active      bool
}

// owner is the identity that owns a segment.
type owner struct {
	id, name string
}

// document is the segment as JSON. Nobody else holds any part of it.
func (s *service) document(seg *segment) map[string]any {
	doc := map[string]any{
		"id":                 seg.id,
		"name":               seg.name,
		"created":            s.moment(seg.created),
		"modified":           s.moment(seg.modified),
		"description":        nil,
		"owner":              nil,
		"visibilityCriteria": nil,
		"active":             seg.active,
	}
	if seg.description != nil {
		doc["description"] = *seg.description
	}
	if seg.owner != nil {
		o := map[string]any{"type": "IDENTITY", "id": seg.owner.id}
		if seg.owner.name != "" {
			o["name"] = seg.owner.name
		}
		doc["owner"] = o
	}
	if seg.criteria != nil {
		doc["visibilityCriteria"] = clone(seg.criteria)
	}
	if s.variant("absent-not-null") {
		maps.DeleteFunc(doc, func(_ string, v any) bool { return v == nil })
	}
	return doc
}

// moment is a time as JSON.
func (s *service) moment(t time.Time) string {
	if s.variant("fractions-of-seconds") {
		return t.UTC().Format("2006-01-02T15:04:05.000Z")
	}
	return t.UTC().Format("2006-01-02T15:04:05Z")
}

// clone copies a JSON value with all that is in it.
func clone(v any) any {
	switch v := v.(type) {
	case map[string]any:
		out := make(map[string]any, len(v))
		for name, member := range v {
			out[name] = clone(member)
		}
		return out
	case []any:
		out := make([]any, len(v))
		for i, item := range v {
			out[i] = clone(item)
		}
		return out
	}
	return v
}
