package alloyscan

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// assign puts what was sent into a segment.
func (in fields) assign(seg *segment) *answer {
	for name, into := range map[string]*string{
		"name": &seg.name, "type": &seg.kind, "auditServiceId": &seg.service, "autoTagId": &seg.tag,
		"scanScheduleId": &seg.scanSchedule, "auditScheduleId": &seg.auditSchedule,
	} {
		if a := in.text(name, into); a != nil {
			return a
		}
	}
	if a := in.texts("addresses", &seg.addresses); a != nil {
		return a
	}
	return in.texts("credentialIds", &seg.credentials)
}

// check applies the rules of the document to a segment. A change is judged by what it changes: a
// segment that has lost its Audit Service can still be renamed.
func (s *service) check(c call, in fields, seg segment) *answer {
	touched := func(name string) bool { return c.op == "create" || in.has(name) }
	if touched("name") {
		if a := s.checkName(c, seg.name); a != nil {
			return a
		}
	}
	if _, ok := kinds[seg.kind]; !ok && !s.bug("type-unchecked") {
		return invalid("type must be one of the types of segments.")
	}
	if touched("auditServiceId") {
		if a := s.checkService(c, seg); a != nil {
			return a
		}
	}
	if touched("addresses") {
		if a := s.checkAddresses(c, in, seg); a != nil {
			return a
		}
	}
	if touched("credentialIds") {
		if a := s.checkCredentials(c, seg); a != nil {
			return a
		}
	}
	if seg.tag != "" && touched("autoTagId") && !s.usable(s.stock.tags, seg.tag, c.client.site) {
		return invalid("There is no tag " + seg.tag + ".")
	}
	for name, id := range map[string]string{"scanScheduleId": seg.scanSchedule, "auditScheduleId": seg.auditSchedule} {
		if id != "" && touched(name) && !s.usable(s.stock.schedules, id, c.client.site) {
			return invalid("There is no schedule " + id + ".")
		}
	}
	return nil
}

func (s *service) checkName(c call, name string) *answer {
	if strings.TrimSpace(name) == "" {
		if s.bug("blank-names") || c.op == "update" && s.bug("renamed-to-nothing") {
			return nil
		}
		return invalid("name is required.")
	}
	if s.variant("names-of-40-characters") && utf8.RuneCountInString(name) > 40 {
		return invalid("name has at most 40 characters.")
	}
	return nil
}

func (s *service) checkService(c call, seg segment) *answer {
	if seg.service == "" {
		if s.needsService(seg.kind) && !(c.op == "update" && s.bug("service-cleared-by-update")) {
			return invalid("auditServiceId is required for segments of this type.")
		}
		return nil
	}
	if s.usable(s.stock.services, seg.service, c.client.site) || s.bug("service-unchecked") ||
		c.op == "update" && s.bug("service-unchecked-by-update") {
		return nil
	}
	return invalid("There is no Audit Service " + seg.service + ".")
}

func (s *service) checkAddresses(c call, in fields, seg segment) *answer {
	if len(seg.addresses) == 0 && s.needsAddresses(seg.kind) {
		switch {
		case s.bug("addresses-optional") && !in.has("addresses"):
		case s.bug("addresses-may-be-empty") && in.has("addresses"):
		case s.bug("addresses-emptied-by-update") && c.op == "update":
		default:
			return invalid("addresses is required for segments of this type.")
		}
	}
	if c.op == "update" && s.bug("addresses-unchecked-by-update") {
		return nil
	}
	if bad, found := s.badAddress(seg.addresses); found {
		return invalid(strconv.Quote(bad) + " is not an address.")
	}
	return nil
}

func (s *service) checkCredentials(c call, seg segment) *answer {
	if len(seg.credentials) == 0 && s.needsCredentials(seg.kind) {
		return invalid("credentialIds is required for segments of this type.")
	}
	for _, id := range seg.credentials {
		if !s.usable(s.stock.credentials, id, c.client.site) {
			return invalid("There is no credential " + strconv.Quote(id) + ".")
		}
		if s.variant("credentials-fit-the-type") && !fits(s.stock.credentials[id].kind, seg.kind) {
			return invalid("The credential " + id + " is for segments of another type.")
		}
	}
	return nil
}

// fits says whether a credential for one type can be used on a segment of another.
func fits(of, kind string) bool {
	return of == kind || of == "address-list" && kind == "ip-range"
}
