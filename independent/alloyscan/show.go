package alloyscan

import (
	"slices"
	"strings"
	"time"
)

// orNull is null for what is empty.
func orNull(text string) any {
	if text == "" {
		return nil
	}
	return text
}

// shared are the properties that a segment has in a list and on its own.
func (s *service) shared(seg segment) map[string]any {
	body := map[string]any{
		"id": seg.id, "name": seg.name, "type": seg.kind,
		"auditServiceId": orNull(seg.service), "autoTagId": orNull(seg.tag),
	}
	if seg.service == "" && s.variant("never-is-absent") {
		delete(body, "auditServiceId")
	}
	if seg.service != "" && s.bug("service-shown-by-name") {
		body["auditServiceId"] = s.stock.services[seg.service].name
	}
	return body
}

// summary is how a list shows a segment.
func (s *service) summary(seg segment) map[string]any {
	body := s.shared(seg)
	s.addFindings(body, seg)
	if s.variant("one-shape") {
		s.addConfiguration(body, seg)
	}
	if s.bug("tag-not-listed") {
		body["autoTagId"] = nil
	}
	return body
}

// full is how a segment is shown on its own.
func (s *service) full(seg segment) map[string]any {
	body := s.shared(seg)
	s.addConfiguration(body, seg)
	if s.variant("one-shape") {
		s.addFindings(body, seg)
	}
	return body
}

// addConfiguration adds what the single segment has and the list lacks.
func (s *service) addConfiguration(body map[string]any, seg segment) {
	body["addresses"] = orEmpty(seg.addresses)
	body["credentialIds"] = orEmpty(seg.credentials)
	body["scanScheduleId"] = orNull(seg.scanSchedule)
	body["auditScheduleId"] = orNull(seg.auditSchedule)
	if s.variant("attributes-vary-by-type") && !kinds[seg.kind].addresses {
		delete(body, "addresses")
	}
	switch {
	case s.bug("schedules-not-shown"):
		delete(body, "scanScheduleId")
		delete(body, "auditScheduleId")
	case s.bug("credentials-not-shown"):
		delete(body, "credentialIds")
	case s.bug("credentials-as-one-text"):
		body["credentialIds"] = strings.Join(seg.credentials, ",")
	case s.bug("prefix-not-shown"):
		short := []string{}
		for _, address := range seg.addresses {
			address, _, _ = strings.Cut(address, "/")
			short = append(short, address)
		}
		body["addresses"] = short
	}
}

// addFindings adds what the list has and the single segment lacks.
func (s *service) addFindings(body map[string]any, seg segment) {
	body["deviceCount"] = seg.devices
	if s.bug("device-count-as-text") {
		body["deviceCount"] = textOf(seg.devices)
	}
	body["lastScan"] = s.when(seg.lastScan)
	if seg.lastScan.IsZero() && s.variant("never-is-absent") {
		delete(body, "lastScan")
	}
}

// when shows a time.
func (s *service) when(t time.Time) any {
	if s.bug("last-scan-is-now") {
		t = s.now()
	}
	switch {
	case t.IsZero():
		return nil
	case s.bug("last-scan-in-seconds"):
		return t.Unix()
	case s.bug("last-scan-without-zone"):
		return t.Format("2006-01-02 15:04:05")
	case s.variant("fractions-of-seconds"):
		return t.Format("2006-01-02T15:04:05.000Z")
	}
	return t.Format("2006-01-02T15:04:05Z")
}

func orEmpty(texts []string) []string {
	if texts == nil {
		return []string{}
	}
	return slices.Clone(texts)
}
