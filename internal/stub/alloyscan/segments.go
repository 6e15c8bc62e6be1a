package alloyscan

import (
	"context"
	"net/http"
	"strings"

	"github.com/google/uuid"
	"github.com/oapi-codegen/nullable"

	api "github.com/assay-conformance/assay/generated/alloyscan"
	"github.com/assay-conformance/assay/internal/rule"
	"github.com/assay-conformance/assay/internal/stub"
)

// CreateSegment creates a segment on the caller's site.
func (s *server) CreateSegment(ctx context.Context, r api.CreateSegmentRequestObject) (api.CreateSegmentResponseObject, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	site, body := stub.Caller(ctx).Tenant, *r.Body
	if fault := s.fault(body); fault != "" {
		return api.CreateSegment400JSONResponse{InvalidJSONResponse: api.InvalidJSONResponse(problem("validation_failed", fault))}, nil
	}
	if s.taken(site, body.Name, uuid.Nil) && s.enforces(createDuplicateName) {
		return api.CreateSegment409JSONResponse(problem("conflict", "a segment with that name already exists on this site")), nil
	}
	if s.former[site+"/"+body.Name] && !s.enforces(createNameFree) {
		return api.CreateSegment409JSONResponse(problem("conflict", "a segment with that name existed on this site")), nil
	}
	if s.takenElsewhere(site, body.Name) && !s.enforces(createNamePerSite) {
		return api.CreateSegment409JSONResponse(problem("conflict", "a segment with that name already exists on another site")), nil
	}
	made := segment{site: site, Segment: api.Segment{
		ID: s.ids.Next(), Name: body.Name, Type: body.Type, Addresses: body.Addresses, CredentialIds: body.CredentialIds,
		AutoTagID: orNull(body.AutoTagID), ScanScheduleID: nullable.NewNullNullable[string](), AuditScheduleID: nullable.NewNullNullable[string](),
	}}
	if body.AuditServiceID != nil {
		made.AuditServiceID = nullable.NewNullableWithValue(*body.AuditServiceID)
	}
	if made.CredentialIds == nil {
		made.CredentialIds = []string{}
	}
	if len(made.Addresses) > 1 && !s.enforces(createAddressesMixed) {
		made.Addresses = made.Addresses[:1]
	}
	if s.enforces(createStored) {
		s.segments.Put(made.ID.String(), made)
	}
	response := made.Segment
	if !s.enforces(createRespondsAsSent) {
		response.Name, response.Addresses = "Segment", nil
	}
	return api.CreateSegment201JSONResponse(response), nil
}

// fault returns the validation rule that a new segment violates; empty for none.
func (s *server) fault(body api.SegmentCreate) string {
	kind, known := types[body.Type]
	switch {
	case !known && s.enforces(createTypeKnown):
		return "type: not a segment type"
	case body.Type == ipRange && len(body.Addresses) == 0:
		if s.enforces(createRangeNeeds) {
			return "addresses: required for this type"
		}
	case kind.addresses && body.Addresses == nil && s.enforces(createAddressesNeeded):
		return "addresses: required for this type"
	case malformed(body.Addresses) && s.enforces(createAddressFormed):
		return "addresses: want IP addresses or CIDR blocks"
	case body.AuditServiceID == nil && known && !kind.cloud && s.enforces(createServiceNeeded):
		return "auditServiceId: required unless the segment is a cloud segment"
	case body.AuditServiceID == nil && kind.cloud && !s.enforces(createServiceOptional):
		return "auditServiceId: required"
	case body.AuditServiceID != nil && *body.AuditServiceID != auditService && *body.AuditServiceID != secondAuditService && s.enforces(createServiceKnown):
		return "auditServiceId: no such Audit Service"
	}
	return ""
}

// ListSegments lists a page of the segments of the caller's site.
func (s *server) ListSegments(ctx context.Context, r api.ListSegmentsRequestObject) (api.ListSegmentsResponseObject, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	site := stub.Caller(ctx).Tenant
	matching := s.segments.Where(func(m segment) bool {
		if m.site != site && s.enforces(listOwnSite) {
			return false
		}
		byType := r.Params.Type != nil && s.enforces(listByType)
		byService := r.Params.AuditServiceID != nil && s.enforces(listByService)
		ofType, ofService := !byType || m.Type == *r.Params.Type, !byService || serviceOf(m) == *r.Params.AuditServiceID
		if byType && byService && !s.enforces(listTogether) {
			return ofType || ofService
		}
		return ofType && ofService
	})
	limit, offset := len(matching), 0
	if r.Params.Limit != nil {
		if s.enforces(listLimit) {
			limit = *r.Params.Limit
		}
	} else if s.enforces(listDefaultLimit) {
		limit = 50
	}
	if r.Params.Offset != nil && s.enforces(listOffset) {
		offset = *r.Params.Offset
	}
	page := api.SegmentPage{Items: []api.SegmentSummary{}, Total: len(matching)}
	for _, m := range stub.Page(matching, limit, offset) {
		page.Items = append(page.Items, summary(m))
	}
	if !s.enforces(listTotal) {
		page.Total = len(page.Items)
	}
	return api.ListSegments200JSONResponse(page), nil
}

// GetSegment reads one segment.
func (s *server) GetSegment(ctx context.Context, r api.GetSegmentRequestObject) (api.GetSegmentResponseObject, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	found, ok := s.find(ctx, r.ID, getKnown, getOwnSite)
	if !ok {
		return api.GetSegment4XXJSONResponse{StatusCode: http.StatusNotFound, Body: notFound()}, nil
	}
	response := found.Segment
	if !s.enforces(getRequested) {
		response.ID = scanningSegment
	}
	if !s.enforces(getWholeConfiguration) {
		response.Addresses, response.CredentialIds = nil, nil
	}
	return api.GetSegment200JSONResponse(response), nil
}

// UpdateSegment changes the name or the auto tag of a segment.
func (s *server) UpdateSegment(ctx context.Context, r api.UpdateSegmentRequestObject) (api.UpdateSegmentResponseObject, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	found, ok := s.find(ctx, r.ID, updateKnown, updateOwnSite)
	if !ok {
		return api.UpdateSegment4XXJSONResponse{StatusCode: http.StatusNotFound, Body: notFound()}, nil
	}
	before := found.Segment
	if name := r.Body.Name; name != nil {
		if strings.TrimSpace(*name) == "" && s.enforces(updateNameKept) {
			return api.UpdateSegment4XXJSONResponse{StatusCode: http.StatusBadRequest, Body: problem("validation_failed", "name: required")}, nil
		}
		if s.taken(found.site, *name, found.ID) && s.enforces(updateUniqueName) || *name == found.Name && !s.enforces(updateOwnName) {
			return api.UpdateSegment4XXJSONResponse{StatusCode: http.StatusConflict, Body: problem("conflict", "a segment with that name already exists on this site")}, nil
		}
		if s.enforces(updateName) {
			s.former[found.site+"/"+found.Name] = true
			found.Name = *name
		}
	}
	if r.Body.AutoTagID.IsSpecified() {
		if s.enforces(updateAutoTag) {
			found.AutoTagID = r.Body.AutoTagID
		}
	} else if !s.enforces(updatePartial) {
		found.AutoTagID = nullable.NewNullNullable[string]()
	}
	s.segments.Put(found.ID.String(), found)
	if !s.enforces(updateRespondsChanged) {
		return api.UpdateSegment200JSONResponse(before), nil
	}
	return api.UpdateSegment200JSONResponse(found.Segment), nil
}

// DeleteSegment removes a segment.
func (s *server) DeleteSegment(ctx context.Context, r api.DeleteSegmentRequestObject) (api.DeleteSegmentResponseObject, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	found, ok := s.find(ctx, r.ID, "", deleteOwnSite)
	if !ok {
		return api.DeleteSegment4XXJSONResponse{StatusCode: http.StatusNotFound, Body: notFound()}, nil
	}
	s.former[found.site+"/"+found.Name] = true
	if s.enforces(deleteRemoves) {
		s.segments.Remove(found.ID.String())
	}
	return api.DeleteSegment204Response{}, nil
}

// ScanSegment queues a scan.
func (s *server) ScanSegment(ctx context.Context, r api.ScanSegmentRequestObject) (api.ScanSegmentResponseObject, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	found, ok := s.find(ctx, r.ID, scanKnown, scanOwnSite)
	switch {
	case !ok:
		return api.ScanSegment4XXJSONResponse{StatusCode: http.StatusNotFound, Body: notFound()}, nil
	case serviceOf(found) == "" && s.enforces(scanNeedsService):
		return api.ScanSegment400JSONResponse(problem("no_service", "the segment has no Audit Service assigned")), nil
	case found.scanning && s.enforces(scanNotTwice):
		return api.ScanSegment409JSONResponse(problem("conflict", "a scan is already running on this segment")), nil
	case r.Body != nil && r.Body.Audit != nil && *r.Body.Audit && !s.enforces(scanAudit):
		return api.ScanSegment400JSONResponse(problem("no_audit", "an audit cannot be requested")), nil
	}
	found.scanning = true
	s.segments.Put(found.ID.String(), found)
	return api.ScanSegment202JSONResponse{TaskID: s.ids.Next(), Status: api.ScanTaskStatusQueued}, nil
}

// find returns a segment of the caller's site. Without the guard known, any segment will do for an
// unknown id; without own, one of any site.
func (s *server) find(ctx context.Context, id string, known, own rule.Site) (segment, bool) {
	found, ok := s.segments.Get(strings.ToLower(id))
	if !ok && known != "" && !s.enforces(known) {
		found, _ = s.segments.Get(unservedSegment.String())
		found.AuditServiceID = nullable.NewNullableWithValue(auditService)
		return found, true
	}
	return found, ok && (found.site == stub.Caller(ctx).Tenant || !s.enforces(own))
}

// taken reports whether another segment of the site has the name.
func (s *server) taken(site, name string, except uuid.UUID) bool {
	return len(s.segments.Where(func(m segment) bool { return m.site == site && m.Name == name && m.ID != except })) > 0
}

func (s *server) takenElsewhere(site, name string) bool {
	return len(s.segments.Where(func(m segment) bool { return m.site != site && m.Name == name })) > 0
}

func summary(m segment) api.SegmentSummary {
	return api.SegmentSummary{ID: m.ID, Name: m.Name, Type: m.Type, AuditServiceID: m.AuditServiceID, AutoTagID: m.AutoTagID, DeviceCount: m.devices, LastScan: m.lastScan}
}

// serviceOf returns the Audit Service of a segment; empty for the state "No service".
func serviceOf(m segment) string {
	if service, err := m.AuditServiceID.Get(); err == nil {
		return service.String()
	}
	return ""
}

func orNull(v nullable.Nullable[string]) nullable.Nullable[string] {
	if !v.IsSpecified() {
		return nullable.NewNullNullable[string]()
	}
	return v
}

func notFound() api.Error { return problem("not_found", "no such segment on this site") }
