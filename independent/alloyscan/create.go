package alloyscan

import "net/http"

// create makes a segment.
func (s *service) create(c call) *answer {
	in, refused := s.object(c, known)
	if refused != nil {
		return refused
	}
	site := c.client.site
	if s.bug("created-on-the-first-site") {
		site = mainSite
	}
	seg := segment{id: s.newID()}
	s.fillIn(in)
	if in.null("autoTagId") && s.bug("null-tag-refused") {
		return invalid("autoTagId must be a string.")
	}
	if a := in.assign(&seg); a != nil {
		return a
	}
	if a := s.check(c, in, seg); a != nil {
		if s.bug("invalid-segment-is-stored") && seg.name != "" {
			s.add(site, s.now(), seg)
		}
		return a
	}
	s.damage(&seg)
	if s.taken(seg.name, site, nil) {
		if s.bug("conflict-is-stored") {
			s.add(site, s.now(), seg)
		}
		return conflict("duplicate_name", "A segment with that name already exists on this site.")
	}
	s.add(site, s.now(), seg)
	return s.created(in, seg)
}

// created answers with a new segment.
func (s *service) created(in fields, seg segment) *answer {
	body := s.full(seg)
	status := http.StatusCreated
	switch {
	case s.bug("create-is-200"):
		status = http.StatusOK
	case s.bug("create-answers-the-id"):
		body = map[string]any{"id": seg.id}
	case s.bug("create-answers-another-id"):
		body["id"] = s.newID()
	case s.bug("create-answers-the-request"):
		body = map[string]any{}
		for name, value := range in {
			body[name] = value
		}
	case s.bug("tagged-create-crashes") && seg.tag != "":
		return crash()
	}
	return &answer{status: status, body: body}
}

// fillIn puts in what nobody sent, as some of the bugs do.
func (s *service) fillIn(in fields) {
	if !in.has("name") && s.bug("name-by-default") {
		in["name"] = quoted("New segment " + s.newID()[:8])
	}
	if !in.has("type") && s.bug("type-by-default") {
		in["type"] = quoted("address-list")
	}
	if !in.has("auditServiceId") && s.bug("service-by-default") {
		in["auditServiceId"] = quoted(s.offers["audit-service"])
	}
}
