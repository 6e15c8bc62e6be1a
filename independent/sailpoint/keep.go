package sailpoint

import (
	"html"
	"strings"
	"unicode/utf8"
)

// keep is what the store makes of what it is given. An honest store keeps it as it is.
func (s *service) keep(c *call, f fields, isNew bool) fields {
	switch {
	case s.bug("name-trimmed"):
		f.name = strings.TrimSpace(f.name)
	case s.bug("name-in-small-letters"):
		f.name = strings.ToLower(f.name)
	case s.bug("name-cut-at-64"):
		f.name = firstRunes(f.name, 64)
	case s.bug("name-in-ascii"):
		f.name = strings.Map(func(r rune) rune {
			if r >= utf8.RuneSelf {
				return '?'
			}
			return r
		}, f.name)
	case f.description != nil && s.bug("description-cut-at-200"):
		text := firstRunes(*f.description, 200)
		f.description = &text
	case f.description != nil && isNew && s.bug("description-escaped"):
		// A patch would escape again what it finds escaped.
		text := html.EscapeString(*f.description)
		f.description = &text
	case isNew && s.bug("description-lost"):
		f.description = nil
	case isNew && s.bug("active-lost"):
		f.active = false
	case isNew && s.bug("owner-lost"):
		f.owner = nil
	case isNew && s.bug("owner-is-the-caller"):
		id := c.token.client.identity
		f.owner = &owner{id: id, name: c.tenant.identities[id]}
	}
	return f
}

// firstRunes cuts a text.
func firstRunes(text string, n int) string {
	if runes := []rune(text); len(runes) > n {
		return string(runes[:n])
	}
	return text
}
