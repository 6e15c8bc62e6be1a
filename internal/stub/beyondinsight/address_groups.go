package beyondinsight

import (
	"net/http"

	"github.com/oapi-codegen/nullable"

	api "github.com/assay-conformance/assay/generated/beyondinsight"
	"github.com/assay-conformance/assay/internal/rule"
)

// The guards of address groups.
const (
	groupsOfOrganization rule.Site = "listOrganizationAddressGroups/guard/of-organization" // only those of the organization
	groupsPermitted      rule.Site = "listOrganizationAddressGroups/guard/permitted"       // not those of one that the caller may not see
	groupsPermittedOnly  rule.Site = "listAddressGroups/guard/permitted-only"              // as above, in the list of all
	groupDeletePermitted rule.Site = "deleteAddressGroup/guard/permitted"                  // as above
	groupByName          rule.Site = "listAddressGroups/@by-name/guard/of-name"            // the one of the name
	groupRequested       rule.Site = "getAddressGroup/guard/requested"                     // the one with the id
	groupStored          rule.Site = "createAddressGroup/guard/stored"                     // the created group is listed
	groupRenamed         rule.Site = "updateAddressGroup/guard/renamed"                    // the new name is stored
	groupRemoved         rule.Site = "deleteAddressGroup/guard/removes"                    // it is gone afterwards
	groupTakesAddresses  rule.Site = "deleteAddressGroup/guard/takes-addresses"            // and so are its addresses
)

var groupGuards = []rule.Site{groupsOfOrganization, groupsPermitted, groupsPermittedOnly, groupDeletePermitted, groupByName, groupRequested, groupStored, groupRenamed, groupRemoved, groupTakesAddresses}

// ListAddressGroups lists the address groups, or returns the one of a name.
func (s *server) ListAddressGroups(w http.ResponseWriter, _ *http.Request, params api.ListAddressGroupsParams) {
	all := s.groups.Where(func(g api.ListedAddressGroup) bool { return accessible(g) || !s.enforces(groupsPermittedOnly) })
	if params.Name == nil {
		respond(w, http.StatusOK, all)
		return
	}
	found := s.groups.Where(func(g api.ListedAddressGroup) bool {
		return accessible(g) && s.called(g.Name, *params.Name, groupByName)
	})
	if len(found) == 0 {
		notFound(w, "address group")
		return
	}
	if !s.enforces(groupByName) {
		found = s.groups.Where(accessible)
	}
	respond(w, http.StatusOK, alone(found[0]))
}

// ListOrganizationAddressGroups lists the address groups of one organization.
func (s *server) ListOrganizationAddressGroups(w http.ResponseWriter, _ *http.Request, organization string) {
	if _, known := s.organizations[organization]; !known || !visible(organization) && s.enforces(groupsPermitted) {
		notFound(w, "organization")
		return
	}
	respond(w, http.StatusOK, s.groups.Where(func(g api.ListedAddressGroup) bool {
		return organizationOf(g) == organization || accessible(g) && !s.enforces(groupsOfOrganization)
	}))
}

// GetAddressGroup returns an address group.
func (s *server) GetAddressGroup(w http.ResponseWriter, _ *http.Request, id string) {
	found, ok := s.group(w, id)
	if !ok {
		return
	}
	if !s.enforces(groupRequested) {
		found, _ = s.groups.Get(key(11))
	}
	respond(w, http.StatusOK, alone(found))
}

// CreateAddressGroup creates an address group in the default organization.
func (s *server) CreateAddressGroup(w http.ResponseWriter, r *http.Request) {
	body := read[api.AddressGroupRequest](r)
	if body.Name == nil || *body.Name == "" {
		refuse(w, http.StatusBadRequest, "", "Address Group Name is required")
		return
	}
	made := api.ListedAddressGroup{AddressGroupID: s.next(), Name: *body.Name, OrganizationID: nullable.NewNullableWithValue(defaultOrganization)}
	if s.enforces(groupStored) {
		s.groups.Put(key(made.AddressGroupID), made)
	}
	respond(w, http.StatusCreated, alone(made))
}

// UpdateAddressGroup changes the name of an address group.
func (s *server) UpdateAddressGroup(w http.ResponseWriter, r *http.Request, id string) {
	found, ok := s.group(w, id)
	if !ok {
		return
	}
	if body := read[api.AddressGroupRequest](r); body.Name != nil && s.enforces(groupRenamed) {
		found.Name = *body.Name
	}
	s.groups.Put(id, found)
	respond(w, http.StatusOK, alone(found))
}

// DeleteAddressGroup removes an address group with its addresses.
func (s *server) DeleteAddressGroup(w http.ResponseWriter, _ *http.Request, id string) {
	if _, ok := s.groupFor(w, id, groupDeletePermitted); !ok {
		return
	}
	if s.enforces(groupTakesAddresses) {
		for _, a := range s.addressesOf(id) {
			s.addresses.Remove(key(a.AddressID))
		}
	}
	if s.enforces(groupRemoved) {
		s.groups.Remove(id)
	}
	w.WriteHeader(http.StatusOK)
}

// group returns a group that the caller may see, or refuses.
func (s *server) group(w http.ResponseWriter, id string) (api.ListedAddressGroup, bool) {
	found, ok := s.groups.Get(id)
	if ok = ok && accessible(found); !ok {
		notFound(w, "address group")
	}
	return found, ok
}

// groupFor is group where a guard can be off that refuses those of other organizations.
func (s *server) groupFor(w http.ResponseWriter, id string, guard rule.Site) (api.ListedAddressGroup, bool) {
	if found, ok := s.groups.Get(id); ok && !accessible(found) && !s.enforces(guard) {
		return found, true
	}
	return s.group(w, id)
}

// accessible reports whether the caller may see a group: one without an organization is everybody's
// (A-BI-73).
func accessible(g api.ListedAddressGroup) bool { return visible(organizationOf(g)) }

// organizationOf returns the organization of a group; empty if it has none.
func organizationOf(g api.ListedAddressGroup) string {
	id, err := g.OrganizationID.Get()
	if err != nil {
		return ""
	}
	return id.String()
}

// alone returns a group as it is shown by itself: without its organization (A-BI-23).
func alone(g api.ListedAddressGroup) api.AddressGroup {
	return api.AddressGroup{AddressGroupID: g.AddressGroupID, Name: g.Name}
}
