package sailpoint

import (
	"fmt"
	"math"
	"net/url"
	"strconv"
	"strings"
)

// pageSize is how many segments a page has, and at most may have.
const pageSize = 250

// page says which part of a list is wanted.
type page struct {
	limit, offset int
	count         bool
}

func (s *service) readPage(query string) (page, error) {
	p := page{limit: pageSize}
	if s.bug("list-default-100") {
		p.limit = 100
	}
	q, err := url.ParseQuery(query)
	if err != nil {
		return p, fmt.Errorf("the query cannot be read: %v", err)
	}
	if q.Has("limit") {
		if p.limit, err = number("limit", q.Get("limit")); err != nil {
			if !s.bug("bad-limit-ignored") {
				return p, err
			}
			p.limit = pageSize
		}
		if p.limit == 0 && s.bug("limit-zero-is-250") {
			p.limit = pageSize
		}
		if p.limit > pageSize && !s.variant("long-limit-is-250") {
			return p, fmt.Errorf("limit must be at most %d", pageSize)
		}
		p.limit = min(p.limit, pageSize)
	}
	if q.Has("offset") {
		p.offset, err = number("offset", q.Get("offset"))
		if err != nil && !(strings.HasPrefix(q.Get("offset"), "-") && s.bug("negative-offset-is-0")) {
			return p, err
		}
		if !q.Has("limit") && s.bug("offset-needs-limit") {
			p.offset = 0
		}
	}
	if q.Has("count") {
		// Some clients write True.
		switch strings.ToLower(q.Get("count")) {
		case "true":
			p.count = true
		case "false":
		default:
			return p, fmt.Errorf("count must be true or false")
		}
	}
	return p, nil
}

// number reads an integer of 32 bits that is not negative.
func number(name, text string) (int, error) {
	n, err := strconv.Atoi(text)
	if err != nil || n < 0 || n > math.MaxInt32 {
		return 0, fmt.Errorf("%s must be an integer of 0 or more", name)
	}
	return n, nil
}
