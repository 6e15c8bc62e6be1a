package alloyscan

import "strings"

func sameID(a, b string) bool { return strings.EqualFold(a, b) }

// usualLimit is how many items a list has if nobody says it.
func (s *service) usualLimit() int {
	if s.bug("default-limit-20") {
		return 20
	}
	if s.bug("no-default-limit") {
		return 1 << 30
	}
	return defaultLimit
}

// filter leaves the segments of a type and of an Audit Service. An empty text leaves all.
func (s *service) filter(all []entry, kind, service string, offset int) []entry {
	if s.bug("type-filter-ignored") {
		kind = ""
	}
	if s.bug("service-filter-ignored") || kind != "" && s.bug("second-filter-ignored") {
		service = ""
	}
	if offset > 0 && s.bug("next-page-loses-filters") {
		kind, service = "", ""
	}
	found := []entry{}
	for _, e := range all {
		ofKind := kind == "" || e.seg.kind == kind || s.bug("type-filter-by-beginning") && strings.HasPrefix(e.seg.kind, kind)
		ofService := service == "" || sameID(e.seg.service, service)
		if service != "" && e.seg.service == "" && s.bug("service-filter-keeps-those-without") {
			ofService = true
		}
		if kind != "" && service != "" && s.bug("either-filter") {
			ofKind, ofService = ofKind || ofService, true
		}
		if ofKind && ofService {
			found = append(found, e)
		}
	}
	return found
}

// page cuts a page out of what was found.
func (s *service) page(found []entry, limit, offset int) []entry {
	switch {
	case s.bug("limit-ignored"):
		limit = defaultLimit
	case s.bug("limit-and-one"):
		limit++
	case s.bug("limit-0-is-all") && limit == 0:
		limit = len(found)
	}
	switch {
	case s.bug("offset-ignored"):
		offset = 0
	case s.bug("offset-counts-pages"):
		offset = min(offset, len(found)) * limit
	case s.bug("offset-from-1") && offset > 0:
		offset--
	case s.bug("offset-skips-one") && offset > 0:
		offset++
	}
	offset = min(offset, len(found))
	end := len(found)
	if limit < end-offset {
		end = offset + limit
	}
	if s.bug("last-page-lacks-one") && offset > 0 && end == len(found) && end > offset {
		end--
	}
	return found[offset:end]
}
