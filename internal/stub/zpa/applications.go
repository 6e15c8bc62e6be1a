package zpa

import (
	"context"
	"net/http"
	"slices"

	"github.com/oapi-codegen/nullable"

	api "github.com/assay-conformance/assay/generated/zpa"
)

// refs returns the application segments that a creation links. Each must exist.
func (s *server) refs(sent []api.ApplicationRef) ([]string, error) {
	var ids []string
	for _, ref := range sent {
		if ref.ID == nil {
			return nil, invalidApplications()
		}
		ids = append(ids, digits(ref.ID))
	}
	if slices.ContainsFunc(ids, s.unknown) {
		if s.enforces(createKnown) {
			return nil, invalidApplications()
		}
		ids = slices.DeleteFunc(ids, s.unknown)
	}
	return union(nil, ids), nil
}

// changes returns the application segments that a change of a group links and unlinks. The
// applications list is part of the payload by line 458 and not valid by line 482: public clients
// send an empty one, which changes nothing; existing application segments are linked like added
// ones. The older version of the change unlinks those that are not in the list.
func (s *server) changes(ctx context.Context, g group, body api.SegmentGroupUpdate) (added, removed []string, err error) {
	for _, id := range body.AddedApps {
		added = append(added, digits(id))
	}
	for _, id := range body.DeletedApps {
		removed = append(removed, digits(id))
	}
	var listed []string
	for _, sent := range body.Applications {
		object, _ := sent.(map[string]any)
		id, _ := object["id"].(string)
		listed = append(listed, id)
	}
	added = append(added, listed...)
	if body.Applications != nil && older(ctx) {
		removed = append(removed, without(slices.Clone(g.linked), listed)...)
	}
	if slices.ContainsFunc(added, s.unknown) {
		if s.enforces(updateKnown) {
			return nil, nil, s.argument()
		}
		added = slices.DeleteFunc(added, s.unknown)
	}
	if slices.ContainsFunc(removed, s.unknown) && s.enforces(updateDropsKnown) {
		return nil, nil, s.argument()
	}
	return added, removed, nil
}

// argument refuses a change with the id in the source (002:482).
func (s *server) argument() error {
	if !s.enforces(updateSaysWhy) {
		return refused(http.StatusBadRequest, "invalid.request", "invalid change")
	}
	return invalidApplications()
}

func invalidApplications() error {
	return refused(http.StatusBadRequest, "invalid.resource.argument", "applications: no such application segment")
}

func (s *server) unknown(id string) bool {
	_, ok := s.applications.Get(id)
	return !ok
}

// shown returns a group as in a read or a listing.
func (s *server) shown(g group) api.SegmentGroup {
	response := g.SegmentGroup
	linked := []api.Application{}
	for _, id := range g.linked {
		application, _ := s.applications.Get(id)
		linked = append(linked, application)
	}
	response.Applications = nullable.NewNullableWithValue(linked)
	response.MicrotenantID, response.MicrotenantName = new(g.microtenant), new(microtenants[g.microtenant])
	response.PolicyMigrated, response.RestrictedEntity, response.TCPKeepAliveEnabled = new(true), new(false), new("0")
	return response
}

// created returns a group as in the response to its creation, which has fewer properties.
func (s *server) created(g group) api.SegmentGroupCreated {
	response := api.SegmentGroupCreated{
		ID: g.ID, Name: g.Name, Description: g.Description, Enabled: g.Enabled, CreationTime: g.CreationTime,
		ModifiedBy: g.ModifiedBy, ConfigSpace: g.ConfigSpace, MicrotenantID: new(g.microtenant),
	}
	linked := []api.LinkedApplication{}
	for _, id := range g.linked {
		a, _ := s.applications.Get(id)
		linked = append(linked, api.LinkedApplication{
			ID: a.ID, BypassType: a.BypassType, ConfigSpace: a.ConfigSpace, IsCnameEnabled: a.IsCnameEnabled,
			IPAnchored: a.IPAnchored, BypassOnReauth: a.BypassOnReauth, InspectTrafficWithZia: a.InspectTrafficWithZia,
		})
	}
	response.Applications = nullable.NewNullableWithValue(linked)
	return response
}

// union adds ids that are not in the list yet.
func union(ids, more []string) []string {
	for _, id := range more {
		if !slices.Contains(ids, id) {
			ids = append(ids, id)
		}
	}
	return ids
}

// without removes ids from the list.
func without(ids, fewer []string) []string {
	return slices.DeleteFunc(ids, func(id string) bool { return slices.Contains(fewer, id) })
}
