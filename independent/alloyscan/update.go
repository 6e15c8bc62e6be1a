package alloyscan

import "net/http"

// update changes the fields of a segment that are sent.
func (s *service) update(c call) *answer {
	site := c.client.site
	if s.bug("update-on-any-site") {
		site = ""
	}
	in, refused := s.object(c, known)
	var id string
	if refused == nil && s.bug("id-of-the-body-updated") && in.text("id", &id) == nil && s.find(id, site) != nil {
		c.id = id
	}
	r := s.find(c.id, site)
	if r == nil {
		return missing()
	}
	if refused != nil {
		return refused
	}
	old, _ := r.last()
	seg := old.clone()
	s.forget(in, &seg)
	if a := in.assign(&seg); a != nil {
		return a
	}
	if seg.kind != old.kind && !s.bug("type-can-change") {
		return invalid("The type of a segment cannot be changed.")
	}
	if a := s.check(c, in, seg); a != nil {
		if s.bug("invalid-update-half-done") && in.has("name") && seg.name != "" {
			old.name = seg.name
			s.change(r, old)
		}
		return a
	}
	if in.has("name") {
		seg.name = s.damagedName(seg.name)
	}
	if a := s.renamed(in, r, seg); a != nil {
		return a
	}
	s.spoil(in, old, &seg)
	if !s.bug("update-not-stored") {
		s.change(r, seg)
	}
	return s.updated(old, seg)
}

// renamed refuses a name that another segment of the site has.
func (s *service) renamed(in fields, r *record, seg segment) *answer {
	if !in.has("name") || s.bug("renaming-not-unique") || !s.taken(seg.name, r.site, r) {
		return nil
	}
	if s.bug("renaming-conflict-crashes") {
		return crash()
	}
	if s.bug("renaming-conflict-is-stored") {
		s.change(r, seg)
	}
	return conflict("duplicate_name", "A segment with that name already exists on this site.")
}

func (s *service) updated(old, seg segment) *answer {
	switch {
	case s.bug("update-is-204"):
		return &answer{status: http.StatusNoContent}
	case s.bug("update-answers-the-old"):
		seg = old
	}
	return &answer{status: http.StatusOK, body: s.full(seg)}
}

// forget empties what is not sent, as some of the bugs do.
func (s *service) forget(in fields, seg *segment) {
	switch {
	case s.bug("update-replaces-tag"):
		seg.tag = ""
	case s.bug("update-replaces-addresses"):
		seg.addresses = nil
	case s.bug("update-replaces-credentials"):
		seg.credentials = nil
	case s.bug("update-ignores-the-tag"):
		delete(in, "autoTagId")
	case s.bug("update-ignores-addresses"):
		delete(in, "addresses")
	case s.bug("tag-not-cleared") && in.null("autoTagId"):
		delete(in, "autoTagId")
	case s.bug("name-or-tag") && in.has("name"):
		delete(in, "autoTagId")
	}
}

// spoil changes what is stored, as some of the bugs do.
func (s *service) spoil(in fields, old segment, seg *segment) {
	switch {
	case s.bug("null-becomes-a-text") && in.null("autoTagId"):
		seg.tag = "null"
	case s.bug("addresses-appended") && in.has("addresses"):
		seg.addresses = append(old.clone().addresses, seg.addresses...)
	case s.bug("credentials-appended") && in.has("credentialIds"):
		seg.credentials = append(old.clone().credentials, seg.credentials...)
	case s.bug("renaming-unassigns-service") && in.has("name"):
		seg.service = ""
	case s.bug("update-counts-as-scan"):
		seg.lastScan = s.now()
	}
}
