package sailpoint

import (
	"encoding/json"
	"strconv"
)

// show is the segment as an operation answers it.
func (s *service) show(seg *segment, op string) map[string]any {
	doc := s.document(seg)
	own, owned := doc["owner"].(map[string]any)
	switch {
	case s.bug("active-as-text"):
		doc["active"] = strconv.FormatBool(seg.active)
	case s.bug("created-in-milliseconds"):
		doc["created"] = seg.created.UnixMilli()
	case s.bug("created-without-zone"):
		doc["created"] = seg.created.UTC().Format("2006-01-02T15:04:05")
	case owned && s.bug("owner-type-lost"):
		delete(own, "type")
	case owned && s.bug("owner-name-is-id"):
		own["name"] = own["id"]
	case seg.criteria != nil && s.bug("criteria-as-text"):
		text, _ := json.Marshal(doc["visibilityCriteria"])
		doc["visibilityCriteria"] = string(text)
	case seg.description == nil && s.bug("null-is-a-text"):
		doc["description"] = "null"
	case op == "get" && s.bug("get-without-description"):
		delete(doc, "description")
	case op == "list" && s.bug("list-without-criteria"):
		delete(doc, "visibilityCriteria")
	}
	return doc
}
