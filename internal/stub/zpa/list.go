package zpa

import (
	"context"
	"net/http"
	"strconv"

	"github.com/oapi-codegen/nullable"

	api "github.com/assay-conformance/assay/generated/zpa"
	"github.com/assay-conformance/assay/internal/rule"
	"github.com/assay-conformance/assay/internal/stub"
)

// Page sizes (002:401).
const (
	defaultPageSize = 20
	mostPageSize    = 500
)

// ListSegmentGroups lists a page of the groups in the scope of the call.
func (s *server) ListSegmentGroups(ctx context.Context, r api.ListSegmentGroupsRequestObject) (api.ListSegmentGroupsResponseObject, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	within, err := s.scope(ctx, r.CustomerID, r.Params.MicrotenantID, nil)
	if err != nil {
		return nil, err
	}
	if within.microtenant == defaultMicrotenant && r.Params.MicrotenantID != nil && !s.enforces(listDefaultTenant) {
		within = scope{all: true}
	}
	if within.all && !s.enforces(listAllTenants) {
		within = scope{microtenant: defaultMicrotenant}
	}
	if stub.Caller(ctx).Tenant != "" && !s.enforces(listOwnTenant) {
		within = scope{microtenant: defaultMicrotenant}
	}
	if stub.Caller(ctx).Tenant == "" && !within.all && !s.enforces(listNamedTenant) {
		within = scope{microtenant: defaultMicrotenant}
	}
	matches := anyGroup
	if r.Params.Search != nil {
		if matches, err = parseSearch(*r.Params.Search); err != nil && !s.enforces(listSearchFields) {
			matches, err = anyGroup, nil
		}
		if err != nil {
			return nil, refused(http.StatusBadRequest, "filtering.input.invalid.operand", err.Error(), *r.Params.Search)
		}
		if !s.enforces(listSearch) {
			matches = anyGroup
		}
	}
	matching := s.groups.Where(func(g group) bool { return within.covers(g) && matches(g) && s.concerns(ctx, g, listAnyClient) })
	if len(matching) > 0 && !s.enforces(listHoldsAll) {
		matching = matching[:len(matching)-1]
	}
	return api.ListSegmentGroups200JSONResponse(s.page(matching, r.Params)), nil
}

// concerns reports whether a caller sees and changes a group whoever created it: with the guard off, only its creator.
func (s *server) concerns(ctx context.Context, g group, guard rule.Site) bool {
	return g.creator == "" || g.creator == stub.Caller(ctx).Name || s.enforces(guard)
}

// page returns one page. It clamps a page number or size that is out of range (A-ZPA-20).
func (s *server) page(matching []group, p api.ListSegmentGroupsParams) api.SegmentGroupPage {
	size := defaultPageSize
	switch {
	case p.Pagesize == nil && !s.enforces(listDefaultPageSize):
		size = len(matching)
	case p.Pagesize != nil && *p.Pagesize > 0 && s.enforces(listPageSize):
		size = *p.Pagesize
	}
	if size > mostPageSize && s.enforces(listMostPageSize) {
		size = mostPageSize
	}
	number := 1
	if p.Page != nil && s.enforces(listPage) {
		number = max(*p.Page, 1)
	}
	pages := 0
	if len(matching) > 0 {
		pages = 1 + (len(matching)-1)/size
	}
	response := api.SegmentGroupPage{TotalPages: strconv.Itoa(pages), TotalCount: new(strconv.Itoa(len(matching))), List: []api.SegmentGroup{}}
	if number <= pages {
		for _, g := range stub.Page(matching, size, (number-1)*size) {
			one := s.shown(g)
			if !s.enforces(listShowsGroups) {
				one.Description, one.Applications = new("a segment group"), nullable.NewNullNullable[[]api.Application]()
			}
			response.List = append(response.List, one)
		}
	}
	if !s.enforces(listTotalCount) {
		response.TotalCount = new(strconv.Itoa(len(response.List)))
	}
	if !s.enforces(listTotalPages) {
		response.TotalPages = strconv.Itoa(len(matching))
	}
	return response
}
