package beyondinsight

import (
	"github.com/google/uuid"
	"github.com/oapi-codegen/nullable"

	api "github.com/assay-conformance/assay/generated/beyondinsight"
	"github.com/assay-conformance/assay/internal/stub"
)

// accounts are the principals that the offers name. The stub adds those that only the cases of the
// document's permissions need.
var accounts = []stub.Principal{{Name: "administrator", Secret: "demo-secret-administrator"}}

// Ids of the organizations. Nobody may see the closed one.
var (
	defaultOrganization = uuid.MustParse("6d1c0c3e-58f4-4f5b-9c55-0a8f0d7a3001")
	branchOrganization  = uuid.MustParse("6d1c0c3e-58f4-4f5b-9c55-0a8f0d7a3002")
	closedOrganization  = uuid.MustParse("6d1c0c3e-58f4-4f5b-9c55-0a8f0d7a3003")
)

// firstID is below all generated identifiers.
const firstID int32 = 1000

// seed adds the fixtures to a new stub.
func (s *server) seed() {
	for id, name := range map[uuid.UUID]string{defaultOrganization: "Default Organization", branchOrganization: "Branch Office", closedOrganization: "Closed Organization"} {
		s.organizations[id.String()] = api.Organization{OrganizationID: id.String(), Name: name, IsActive: id != closedOrganization}
	}
	for id, w := range map[int32]api.Workgroup{
		1: {OrganizationID: defaultOrganization.String(), Name: "Default Workgroup"},
		2: {OrganizationID: closedOrganization.String(), Name: "Closed Workgroup"},
	} {
		w.ID = id
		s.workgroups.Put(key(id), w)
	}
	for id, g := range map[int32]api.ListedAddressGroup{
		11: {Name: "Servers", OrganizationID: nullable.NewNullableWithValue(defaultOrganization)},
		12: {Name: "Printers", OrganizationID: nullable.NewNullableWithValue(branchOrganization)},
		13: {Name: "Closed", OrganizationID: nullable.NewNullableWithValue(closedOrganization)},
		14: {Name: "Everybody", OrganizationID: nullable.NewNullNullable[uuid.UUID]()},
	} {
		g.AddressGroupID = id
		s.groups.Put(key(id), g)
	}
}

// visible reports whether the caller may see an organization. Every caller sees the same ones.
func visible(organization string) bool { return organization != closedOrganization.String() }
