package beyondinsight

import (
	"net/http"
	"strconv"
)

// page answers a list of assets: as it is or, when limit is given, a part of it with the total. An offset
// without limit has no effect.
func (s *service) page(c *call, list []*asset) (answer, error) {
	limit, limited, err := s.count(c, "limit")
	if err != nil {
		return answer{}, err
	}
	offset, moved, err := s.count(c, "offset")
	if err != nil {
		return answer{}, err
	}
	if moved && !limited && s.variant("offset-needs-limit") {
		return answer{}, refuse(http.StatusBadRequest, "offset can only be used with limit.")
	}
	if !limited {
		return ok(views(list, s.viewAsset))
	}
	total := len(list)
	if s.bug("offset-counts-pages") {
		offset *= limit
	}
	list = list[min(offset, total):]
	if len(list) < limit && offset > 0 && s.bug("short-last-page-is-empty") {
		list = nil
	}
	list = list[:min(limit, len(list))]
	if s.bug("total-is-of-the-page") {
		total = len(list)
	}
	shown := views(list, s.viewAsset)
	for _, one := range shown {
		if s.bug("workgroup-id-is-text-in-pages") {
			one["WorkgroupID"] = strconv.Itoa(one["WorkgroupID"].(int))
		}
	}
	return ok(map[string]any{"TotalCount": total, "Data": shown})
}

// count reads a number of the query that is not below zero.
func (s *service) count(c *call, name string) (int, bool, error) {
	text, given := c.query[name]
	if !given || text == "" {
		return 0, false, nil
	}
	n, err := strconv.Atoi(text)
	if err != nil || n < 0 {
		return 0, false, refuse(http.StatusBadRequest, name+" must be a number.")
	}
	return n, true, nil
}
