package alloyscan

import (
	"encoding/json"
	"html"
	"slices"
	"strings"
)

func quoted(text string) json.RawMessage {
	out, _ := json.Marshal(text) // a text has a JSON form
	return out
}

// damage does to a segment what some of the bugs do when it is stored. An honest server stores what
// was sent.
func (s *service) damage(seg *segment) {
	seg.name = s.damagedName(seg.name)
	switch {
	case s.bug("tag-lost-by-create"):
		seg.tag = ""
	case s.bug("credentials-lost-by-create"):
		seg.credentials = nil
	case s.bug("first-credential-kept") && len(seg.credentials) > 1:
		seg.credentials = seg.credentials[:1]
	case s.bug("one-address-kept") && len(seg.addresses) > 1:
		seg.addresses = seg.addresses[:1]
	case s.bug("addresses-sorted"):
		seg.addresses = slices.Sorted(slices.Values(seg.addresses))
	case s.bug("addresses-become-networks"):
		seg.addresses = asNetworks(seg.addresses)
	case s.bug("service-of-clouds-lost") && kinds[seg.kind].cloud:
		seg.service = ""
	case s.bug("first-service-for-all") && seg.service != "":
		seg.service = s.offers["audit-service"]
	}
}

func (s *service) damagedName(name string) string {
	switch {
	case s.bug("names-trimmed"):
		return strings.TrimSpace(name)
	case s.bug("names-in-small-letters"):
		return strings.ToLower(name)
	case s.bug("names-escaped"):
		return html.EscapeString(name)
	case s.bug("names-in-ascii"):
		return strings.Map(func(r rune) rune {
			if r > 127 {
				return '?'
			}
			return r
		}, name)
	case s.bug("names-cut"):
		if runes := []rune(name); len(runes) > 32 {
			return string(runes[:32])
		}
	}
	return name
}

func asNetworks(addresses []string) []string {
	var out []string
	for _, address := range addresses {
		if !strings.ContainsAny(address, "/-:") {
			address += "/32"
		}
		out = append(out, address)
	}
	return out
}
