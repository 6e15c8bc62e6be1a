package alloyscan

import (
	"net/http"
	"slices"
	"strconv"
	"strings"
)

const (
	defaultLimit = 50
	mostItems    = 100 // of the variant that has a highest limit
)

func textOf(n int) string { return strconv.Itoa(n) }

// entry is a segment as a list sees it.
type entry struct {
	seg  segment
	site string
}

// list answers with a page of the segments on the site.
func (s *service) list(c call) *answer {
	query := c.http.URL.Query()
	limit, refused := count(query.Get("limit"), "limit", s.usualLimit())
	if refused != nil {
		return refused
	}
	offset, refused := count(query.Get("offset"), "offset", 0)
	if refused != nil {
		return refused
	}
	if s.variant("pages-of-100-at-most") {
		limit = min(limit, mostItems)
	}
	kind, service := query.Get("type"), query.Get("auditServiceId")
	if _, ok := kinds[kind]; kind != "" && !ok && s.variant("unknown-types-are-not-filtered-by") {
		return invalid("type must be one of the types of segments.")
	}
	all := s.entries(c.client.site)
	if s.bug("order-changes") && len(all) > 0 {
		s.listed++
		n := s.listed % len(all)
		all = append(slices.Clone(all[n:]), all[:n]...)
	}
	found := s.filter(all, kind, service, offset)
	page := s.page(found, limit, offset)
	if s.bug("page-before-filter") {
		page = s.filter(s.page(all, limit, offset), kind, service, offset)
	}
	return s.listing(c, all, found, page)
}

// listing is the body of a list.
func (s *service) listing(c call, all, found, page []entry) *answer {
	items := []map[string]any{}
	if len(page) == 0 && s.bug("nothing-is-null") {
		items = nil
	}
	for _, e := range page {
		items = append(items, s.summary(e.seg))
	}
	body := map[string]any{"items": items, "total": len(found)}
	switch {
	case s.bug("total-of-the-page"):
		body["total"] = len(page)
	case s.bug("total-before-filter"):
		body["total"] = len(all)
	case s.bug("total-as-text"):
		body["total"] = textOf(len(found))
	case s.bug("total-of-all-sites"):
		body["total"] = len(found) + len(s.entries("")) - len(s.entries(c.client.site))
	case s.bug("total-with-deleted"):
		body["total"] = len(found) + s.deleted(c.client.site)
	case s.bug("total-missing"):
		delete(body, "total")
	}
	return &answer{status: http.StatusOK, body: body}
}

// entries are the segments that readers see on a site, or on all sites, in order.
func (s *service) entries(site string) []entry {
	var all []entry
	for _, r := range s.records {
		seg, exists := s.seen(r)
		if s.bug("delete-only-by-id") && len(r.versions) > 0 {
			exists = true
		}
		if !exists || r.site != site && site != "" && !s.bug("list-of-all-sites") {
			continue
		}
		if seg.service == "" && s.bug("list-lacks-those-without-service") {
			continue
		}
		if s.bug("renaming-not-listed") {
			seg.name = r.firstName
		}
		all = append(all, entry{seg, r.site})
	}
	if s.variant("newest-first") {
		slices.Reverse(all)
		return all
	}
	slices.SortStableFunc(all, func(a, b entry) int {
		return strings.Compare(strings.ToLower(a.seg.name), strings.ToLower(b.seg.name))
	})
	return all
}

func (s *service) deleted(site string) (n int) {
	for _, r := range s.records {
		if _, exists := r.last(); !exists && r.site == site {
			n++
		}
	}
	return n
}

// count reads a number from the query.
func count(text, name string, usual int) (int, *answer) {
	if text == "" {
		return usual, nil
	}
	n, err := strconv.Atoi(text)
	if err != nil || n < 0 {
		return 0, invalid(name + " must be an integer of at least 0.")
	}
	return n, nil
}
