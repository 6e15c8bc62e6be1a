package zpa

import (
	"context"
	"net/http"
	"slices"

	"github.com/oapi-codegen/nullable"

	api "github.com/assay-conformance/assay/generated/zpa"
	"github.com/assay-conformance/assay/internal/rule"
	"github.com/assay-conformance/assay/internal/stub"
)

// CreateSegmentGroup creates a segment group.
func (s *server) CreateSegmentGroup(ctx context.Context, r api.CreateSegmentGroupRequestObject) (api.CreateSegmentGroupResponseObject, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	body := *r.Body
	within, err := s.scope(ctx, r.CustomerID, r.Params.MicrotenantID, body.MicrotenantID)
	if err != nil {
		return nil, err
	}
	linked, err := s.refs(body.Applications)
	if err != nil {
		return nil, err
	}
	enabled := body.Enabled
	if enabled == nil {
		if s.enforces(createNotEnabled) {
			return nil, refused(http.StatusBadRequest, "invalid.resource.argument", "enabled: required", "enabled")
		}
		enabled = new(true)
	}
	if !s.enforces(createLinks) {
		linked = nil
	}
	made := group{linked: linked, microtenant: within.home(), creator: stub.Caller(ctx).Name, SegmentGroup: api.SegmentGroup{
		ID: s.next(), Name: body.Name, Description: body.Description, Enabled: *enabled,
		CreationTime: s.now(), ModifiedBy: administrators[stub.Caller(ctx).Name], ConfigSpace: configSpace,
	}}
	if r.Params.MicrotenantID == nil && body.MicrotenantID == nil && !s.enforces(createInDefault) {
		made.microtenant = secondMicrotenant
	}
	if s.enforces(createStored) {
		s.groups.Put(made.ID, made)
	}
	return api.CreateSegmentGroup200JSONResponse(s.created(made)), nil
}

// GetSegmentGroup reads one segment group.
func (s *server) GetSegmentGroup(ctx context.Context, r api.GetSegmentGroupRequestObject) (api.GetSegmentGroupResponseObject, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	customer := r.CustomerID
	if !s.enforces(getOwnCustomer) {
		customer = customerID
	}
	found, err := s.find(ctx, getKnown, getOwn, customer, r.SegmentGroupID, r.Params.MicrotenantID, nil)
	if err != nil {
		return nil, err
	}
	response := s.shown(found)
	if !s.enforces(getPortRanges) {
		response.Applications = withOtherPorts(response.Applications.MustGet())
	}
	if !s.enforces(getRequested) {
		response.ID = referencedGroup
	}
	return api.GetSegmentGroup200JSONResponse(response), nil
}

// withOtherPorts returns applications whose port ranges begin elsewhere than their list of ports says.
func withOtherPorts(shown []api.Application) nullable.Nullable[[]api.Application] {
	all := slices.Clone(shown)
	for i := range all {
		all[i].TCPPortRange = slices.Clone(all[i].TCPPortRange)
		for k := range all[i].TCPPortRange {
			all[i].TCPPortRange[k].From = "1"
		}
	}
	return nullable.NewNullableWithValue(all)
}

// UpdateSegmentGroup changes a segment group. Properties that are not sent stay unchanged (A-ZPA-23).
func (s *server) UpdateSegmentGroup(ctx context.Context, r api.UpdateSegmentGroupRequestObject) (api.UpdateSegmentGroupResponseObject, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	body := *r.Body
	found, err := s.find(ctx, updateKnownID, updateOwn, r.CustomerID, r.SegmentGroupID, r.Params.MicrotenantID, body.MicrotenantID)
	if err != nil {
		return nil, err
	}
	if found.deception && s.enforces(updateNoDeception) {
		return nil, managed(found)
	}
	added, removed, err := s.changes(ctx, found, body)
	if err != nil {
		return nil, err
	}
	if s.enforces(updateApplied) {
		found.Name, found.Enabled = orElse(body.Name, found.Name), orElse(body.Enabled, found.Enabled)
		if body.Description != nil {
			found.Description = body.Description
		}
	}
	if s.enforces(updateAdds) {
		found.linked = union(found.linked, added)
	}
	if s.enforces(updateRemoves) {
		found.linked = without(found.linked, removed)
	}
	if r.Params.MicrotenantID == nil && body.MicrotenantID == nil && !s.enforces(updateInDefault) {
		found.microtenant = secondMicrotenant
	}
	if !s.enforces(updateCreationStays) {
		found.CreationTime = "1"
	}
	found.ModifiedTime, found.ModifiedBy = new(s.now()), administrators[stub.Caller(ctx).Name]
	if s.concerns(ctx, found, updateAnyClient) {
		s.groups.Put(found.ID, found)
	}
	return api.UpdateSegmentGroup204Response{}, nil
}

// DeleteSegmentGroup removes a segment group.
func (s *server) DeleteSegmentGroup(ctx context.Context, r api.DeleteSegmentGroupRequestObject) (api.DeleteSegmentGroupResponseObject, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	found, err := s.find(ctx, "", deleteOwn, r.CustomerID, r.SegmentGroupID, r.Params.MicrotenantID, nil)
	switch {
	case err != nil:
		return nil, err
	case found.deception && s.enforces(deleteNoDeception):
		return nil, managed(found)
	case len(found.linked) > 0 && s.enforces(deleteUnreferenced):
		return nil, s.referenced(found)
	}
	if s.enforces(deleteRemoves) {
		s.groups.Remove(found.ID)
	}
	return api.DeleteSegmentGroup204Response{}, nil
}

// find returns a group in the scope of the call. Without the guard known, a group of Deception will do
// for an unknown id; without own, one of any Microtenant.
func (s *server) find(ctx context.Context, known, own rule.Site, customer, id string, query *string, body *api.MicrotenantIDValue) (group, error) {
	within, err := s.scope(ctx, customer, query, body)
	if err != nil {
		return group{}, err
	}
	found, ok := s.groups.Get(id)
	if !ok && known != "" && !s.enforces(known) {
		found, _ = s.groups.Get(referencedGroup)
		return found, nil
	}
	if !ok || !within.covers(found) && s.enforces(own) {
		return group{}, refused(http.StatusNotFound, "resource.not.found", "no such segment group", id)
	}
	found.linked = slices.Clone(found.linked)
	return found, nil
}

// referenced refuses to delete a group and says what refers to it (002:497-504).
func (s *server) referenced(g group) error {
	if !s.enforces(deleteNamesReference) {
		return refused(http.StatusBadRequest, "resource.in.use", "the segment group is in use")
	}
	by, _ := s.applications.Get(g.linked[0])
	return refused(http.StatusBadRequest, "resource.referenced", "the application segment "+*by.Name+" refers to the group", "Application", *by.Name)
}

func managed(g group) error {
	return refused(http.StatusBadRequest, "resource.managed", "the segment group is configured by Deception", "Deception", g.Name)
}

func orElse[T any](sent *T, old T) T {
	if sent == nil {
		return old
	}
	return *sent
}
