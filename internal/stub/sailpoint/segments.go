package sailpoint

import (
	"context"
	"slices"

	"github.com/oapi-codegen/nullable"

	api "github.com/assay-conformance/assay/generated/sailpoint"
	"github.com/assay-conformance/assay/internal/stub"
)

// mostListed is the default limit (001:207) and, on the vendor's public pages, the highest.
const mostListed = 250

// CreateSegment creates a segment.
func (s *server) CreateSegment(ctx context.Context, r api.CreateSegmentRequestObject) (api.CreateSegmentResponseObject, error) {
	segments, leave := s.enter(ctx)
	defer leave()
	body := *r.Body
	if (body.ID != nil || body.Created != nil || body.Modified != nil) && !s.enforces(createReadOnly) {
		return api.CreateSegment400JSONResponse{InvalidJSONResponse: s.problems.invalid("id, created and modified cannot be sent")}, nil
	}
	if fault := fault(body); fault != "" {
		return api.CreateSegment400JSONResponse{InvalidJSONResponse: s.problems.invalid(fault)}, nil
	}
	now := s.clock.Now()
	made := filled(body)
	made.ID, made.Created, made.Modified = s.ids.Next().String(), now, now
	if all := segments.all(); segments.removed && !s.enforces(createAnother) { // as if ids came from their number
		made.ID = all[len(all)-1].ID
	}
	s.creators[made.ID] = stub.Caller(ctx).Name
	if s.enforces(createStored) {
		segments.put(made)
	}
	if !s.enforces(createRespondsAsSent) {
		made.Name, made.Description = "Segment", nullable.NewNullNullable[string]()
	}
	return api.CreateSegment201JSONResponse(made), nil
}

// ListSegments lists a page of the segments.
func (s *server) ListSegments(ctx context.Context, r api.ListSegmentsRequestObject) (api.ListSegmentsResponseObject, error) {
	segments, leave := s.enter(ctx)
	defer leave()
	if fault := outOfRange(r.Params); fault != "" {
		return api.ListSegments400JSONResponse{InvalidJSONResponse: s.problems.invalid(fault)}, nil
	}
	all := s.listed(ctx, segments)
	limit, offset := s.limit(r.Params.Limit, len(all)), s.offset(r.Params.Offset)
	response := api.ListSegments200JSONResponse{Body: stub.Page(all, limit, offset)}
	requested := r.Params.Count != nil && *r.Params.Count
	if requested && s.enforces(listCount) || !requested && !s.enforces(listCountUnrequested) {
		total := len(all)
		if !s.enforces(listCountsAll) {
			total = len(response.Body)
		}
		response.Headers.XTotalCount = &total
	}
	return response, nil
}

// listed returns the segments that a caller can list: all of the tenant.
func (s *server) listed(ctx context.Context, segments *propagating) []api.Segment {
	all := segments.all()
	if !s.enforces(listOwnTenant) {
		for _, other := range s.tenants {
			if other != segments {
				all = append(all, other.all()...)
			}
		}
	}
	return slices.DeleteFunc(all, func(m api.Segment) bool {
		creator := s.creators[m.ID]
		return !m.Owner.IsNull() && !s.enforces(listEvery) || creator != "" && creator != stub.Caller(ctx).Name && !s.enforces(listAnyClient)
	})
}

// limit returns how many of all segments a page may have.
func (s *server) limit(requested *int32, all int) int {
	switch {
	case requested == nil && s.enforces(listDefaultLimit):
		return mostListed
	case requested != nil && s.enforces(listLimit):
		return int(*requested)
	}
	return all
}

// offset returns how many segments to skip.
func (s *server) offset(requested *int32) int {
	switch {
	case requested == nil && !s.enforces(listDefaultOffset):
		return 1
	case requested != nil && s.enforces(listOffset):
		return int(*requested)
	}
	return 0
}

// outOfRange returns the parameter that is out of range on the vendor's public pages; empty for none.
func outOfRange(p api.ListSegmentsParams) string {
	switch {
	case p.Limit != nil && (*p.Limit < 0 || *p.Limit > mostListed):
		return "limit: want 0 to 250"
	case p.Offset != nil && *p.Offset < 0:
		return "offset: want 0 or more"
	}
	return ""
}

// GetSegment reads one segment.
func (s *server) GetSegment(ctx context.Context, r api.GetSegmentRequestObject) (api.GetSegmentResponseObject, error) {
	segments, leave := s.enter(ctx)
	defer leave()
	found, ok := s.of(segments, r.ID, getOwnTenant).shown.Get(r.ID)
	if !ok {
		if s.unknown(r.ID, getKnown) {
			return api.GetSegment404JSONResponse{NotFoundJSONResponse: s.problems.notFound(r.ID)}, nil
		}
		found = standing
	}
	if !s.enforces(getRequested) {
		found.ID = standing.ID
	}
	return api.GetSegment200JSONResponse(found), nil
}

// DeleteSegment removes a segment.
func (s *server) DeleteSegment(ctx context.Context, r api.DeleteSegmentRequestObject) (api.DeleteSegmentResponseObject, error) {
	segments, leave := s.enter(ctx)
	defer leave()
	segments = s.of(segments, r.ID, deleteOwnTenant)
	if _, ok := segments.shown.Get(r.ID); !ok && s.unknown(r.ID, deleteKnown) {
		return api.DeleteSegment404JSONResponse{NotFoundJSONResponse: s.problems.notFound(r.ID)}, nil
	}
	if s.enforces(deleteRemoves) {
		segments.remove(r.ID)
	}
	return api.DeleteSegment204Response{}, nil
}
