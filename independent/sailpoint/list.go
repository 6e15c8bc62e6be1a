package sailpoint

import (
	"net/http"
	"strconv"
)

// list answers a page of the segments.
func (s *service) list(c *call) answer {
	p, err := s.readPage(c.r.URL.RawQuery)
	if err != nil {
		return s.invalid(err)
	}
	all := s.ordered(c)
	if p.offset > 0 && p.offset >= len(all) && s.bug("behind-the-end-is-404") {
		return s.refuse(http.StatusNotFound, "There is no such page.")
	}
	page := []any{}
	for _, seg := range s.cut(all, p) {
		if s.bug("deleted-take-room") && c.tenant.record(seg.id).shown(c.now) == nil {
			continue
		}
		page = append(page, s.show(seg, "list"))
	}
	if len(page) == 0 && s.bug("empty-list-is-null") {
		page = nil
	}
	a := reply(http.StatusOK, page)
	if p.count && s.bug("list-wrapped") {
		a.body = map[string]any{"count": len(all), "items": page}
	}
	s.tellTotal(c, a, p, len(all), len(page))
	return a
}

// tellTotal says how many segments there are, if the caller wants to know.
func (s *service) tellTotal(c *call, a answer, p page, total, onPage int) {
	if !p.count && !s.bug("total-without-asking") || s.bug("total-missing") {
		return
	}
	switch {
	case s.bug("total-of-page"):
		total = onPage
	case s.bug("total-with-deleted"):
		total = len(c.tenant.records)
	case s.bug("total-at-most-250"):
		total = min(total, pageSize)
	case s.bug("total-less-offset"):
		total = max(total-p.offset, 0)
	case s.bug("deleted-take-room"):
		total = len(c.tenant.shown(c.now))
	}
	a.header.Set("X-Total-Count", strconv.Itoa(total))
}

// cut is the page.
func (s *service) cut(all []*segment, p page) []*segment {
	from, limit := p.offset, p.limit
	switch {
	case s.bug("offset-counts-pages"):
		from *= limit
	case s.bug("offset-from-one"):
		from = max(from-1, 0)
	case s.bug("limit-one-more"):
		limit++
	case from > 0 && s.bug("limit-lost-on-page-two"):
		limit = pageSize
	}
	from = min(from, len(all))
	rest := all[from:]
	if from > 0 && len(rest) < limit && s.bug("last-page-lost") {
		return nil
	}
	return rest[:min(limit, len(rest))]
}
