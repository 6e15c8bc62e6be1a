package beyondinsight

import (
	"time"

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
	for _, o := range []api.Organization{
		{OrganizationID: defaultOrganization.String(), Name: "Default Organization", IsActive: true},
		{OrganizationID: branchOrganization.String(), Name: "Branch Office", IsActive: true},
		{OrganizationID: closedOrganization.String(), Name: "Closed Organization"},
	} {
		s.organizations[o.OrganizationID] = o
	}
	for _, g := range []api.Workgroup{
		{ID: 1, OrganizationID: defaultOrganization.String(), Name: "Default Workgroup"},
		{ID: 2, OrganizationID: closedOrganization.String(), Name: "Closed Workgroup"},
	} {
		s.workgroups.Put(key(g.ID), g)
	}
	for _, g := range []api.ListedAddressGroup{
		{AddressGroupID: 11, Name: "Servers", OrganizationID: nullable.NewNullableWithValue(defaultOrganization)},
		{AddressGroupID: 12, Name: "Printers", OrganizationID: nullable.NewNullableWithValue(branchOrganization)},
		{AddressGroupID: 13, Name: "Closed", OrganizationID: nullable.NewNullableWithValue(closedOrganization)},
		{AddressGroupID: 14, Name: "Everybody", OrganizationID: nullable.NewNullNullable[uuid.UUID]()},
	} {
		s.groups.Put(key(g.AddressGroupID), g)
	}
	gateway := api.Address{AddressID: 21, AddressGroupID: 11, Type: 1, Value: "192.0.2.1", LastUpdatedDate: s.clock.Now().Format(time.RFC3339)}
	s.addresses.Put(key(gateway.AddressID), gateway)
}

// visible reports whether the caller may see an organization. Every caller sees the same ones.
func visible(organization string) bool { return organization != closedOrganization.String() }
