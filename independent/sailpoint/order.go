package sailpoint

import (
	"slices"
	"strings"
)

// ordered are the segments of the caller's tenant, oldest first.
func (s *service) ordered(c *call) []*segment {
	all := slices.DeleteFunc(s.listable(c), func(seg *segment) bool {
		return !seg.active && s.bug("list-active-only") ||
			seg.owner == nil && s.bug("list-owned-only") ||
			seg.by != nil && seg.by != c.token.client && s.bug("list-own-only")
	})
	switch {
	case s.variant("newest-first"):
		slices.Reverse(all)
	case s.variant("by-name"):
		slices.SortStableFunc(all, func(a, b *segment) int {
			return strings.Compare(strings.ToLower(a.name), strings.ToLower(b.name))
		})
	case s.bug("list-same-name-once"):
		all = onceByName(all)
	case s.bug("list-shuffles") && len(all) > 0:
		s.listed++
		at := s.listed % len(all)
		all = slices.Concat(all[at:], all[:at])
	}
	return all
}

// listable are the segments that a list may have.
func (s *service) listable(c *call) []*segment {
	t := c.tenant
	switch {
	case s.bug("list-of-all-tenants"):
		var all []*segment
		for _, other := range s.tenants {
			all = append(all, other.shown(c.now)...)
		}
		return all
	case s.bug("list-cached"):
		if t.snapshot == nil {
			t.snapshot = t.shown(c.now)
		}
		return slices.Clone(t.snapshot)
	case s.bug("list-shows-deleted"), s.bug("deleted-take-room"):
		var all []*segment
		for _, r := range t.records {
			all = append(all, r.last())
		}
		return all
	}
	return t.shown(c.now)
}

// onceByName leaves out segments whose name another one before them has.
func onceByName(all []*segment) []*segment {
	seen := map[string]bool{}
	return slices.DeleteFunc(all, func(seg *segment) bool {
		before := seen[seg.name]
		seen[seg.name] = true
		return before
	})
}
