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
var accounts = []stub.Principal{
	{Name: "administrator", Secret: "demo-secret-administrator", Holds: []string{administrators, "Credential Management (Read)", "Credential Management (Read/Write)"}},
	{Name: "not-administrator", Secret: "demo-secret-not-administrator", Holds: accountManager},
	{Name: "credential-reader", Secret: "demo-secret-credential-reader", Holds: append([]string{"Credential Management (Read)"}, accountManager...)},
}

// accountManager is what a caller who may manage user groups holds.
var accountManager = []string{"User Accounts Management (Read)", "User Accounts Management (Read/Write)"}

// Ids of the organizations. Nobody may see the closed one.
var (
	defaultOrganization = uuid.MustParse("6d1c0c3e-58f4-4f5b-9c55-0a8f0d7a3001")
	branchOrganization  = uuid.MustParse("6d1c0c3e-58f4-4f5b-9c55-0a8f0d7a3002")
	closedOrganization  = uuid.MustParse("6d1c0c3e-58f4-4f5b-9c55-0a8f0d7a3003")
)

// Ids of other fixtures.
const (
	branchWorkgroup int32 = 3
	placeType       int32 = 41
	siteAttribute   int32 = 42
	webServer       int32 = 31
	staffGroup      int32 = 61
	portal          int32 = 71
)

// smartRule is a Smart Rule, as far as its assets are concerned.
type smartRule struct {
	assets []int32
	closed bool // nobody may see it
}

// offers are what the stub offers to the trials.
var offers = map[string]string{
	"organization": defaultOrganization.String(), "foreign-organization": closedOrganization.String(), "foreign-organization-name": "Closed Organization",
	"workgroup": "1", "other-workgroup": "3", "foreign-workgroup": "2", "foreign-workgroup-name": "Closed Workgroup",
	"smart-rule": "51", "foreign-smart-rule": "52", "asset-outside-smart-rule": "33",
	"not-administrator": "not-administrator", "credential-reader": "credential-reader", "user-audit": key(groupEdited), "other-user-audit": key(assetEdited), "audit-date": "2026-01-01", "api-registration": key(portal), "authentication-rule-type": "IPAddress", "permission": "1",
	"secrets-safe-permission": key(secretsSafe), "group-with-secrets": "63", "inactive-group": "62",
	"directory-domain": boundDomain, "directory-domain-user": boundUser, "directory-host": boundHost, "directory-host-user": boundUser,
	"directory-tenant": boundTenant, "directory-tenant-client": boundUser, "directory-user": "assay", "directory-password": "demo-password",
	"default-instance-platform": key(platformSQLServer), "other-platform": key(platformOracle),
}

// Directories that have a credential, and its user.
const (
	boundTenant = "bound-tenant"
	boundDomain = "example.com"
	boundHost   = "ldap.example.com"
	boundUser   = "bound"
)

// firstID is below all generated identifiers.
const firstID int32 = 1000

// seed adds the fixtures to a new stub.
func (s *server) seed() {
	s.started = s.clock.Now()
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
		{ID: branchWorkgroup, OrganizationID: branchOrganization.String(), Name: "Branch Workgroup"},
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
	s.seedAssets()
}

// seedAssets adds assets, what belongs to them, and Smart Rules.
func (s *server) seedAssets() {
	now := s.clock.Now().Format(time.RFC3339)
	for _, a := range []api.Asset{
		{AssetID: webServer, WorkgroupID: 1, AssetName: "web-01", IPAddress: "192.0.2.31"},
		{AssetID: 32, WorkgroupID: 1, AssetName: "web-02", IPAddress: "192.0.2.32"},
		{AssetID: 33, WorkgroupID: 1, AssetName: "db-01", IPAddress: "192.0.2.33"},
		{AssetID: 34, WorkgroupID: branchWorkgroup, AssetName: "branch-01", IPAddress: "198.51.100.34"},
	} {
		a.CreateDate, a.LastUpdateDate = now, now
		a.DNSName, a.DomainName, a.MacAddress = new(a.AssetName+".example.com"), new("Example"), new("02:00:5E:10:00:01")
		a.AssetType, a.OperatingSystem = new("Server"), new("Windows Server 2022")
		s.assets.Put(key(a.AssetID), asset{Asset: a})
	}
	s.databases.Put("36", api.Database{DatabaseID: 36, AssetID: webServer, PlatformID: platformMySQL, IsDefaultInstance: true, Port: 3306})
	s.attributeTypes.Put(key(placeType), api.AttributeType{AttributeTypeID: placeType, Name: "Place", IsReadOnly: true})
	s.attributes.Put(key(siteAttribute), api.Attribute{AttributeID: siteAttribute, AttributeTypeID: placeType, ParentAttributeID: nullable.NewNullNullable[int32](),
		ShortName: "Site", LongName: "Site of a building", ValueInt: nullable.NewNullNullable[int32](), IsReadOnly: true})
	s.assignedTo(webServer).Put(key(siteAttribute), true)
	for _, g := range []userGroup{
		{UserGroup: api.UserGroup{GroupID: staffGroup, Name: "Staff", IsActive: true}},
		{UserGroup: api.UserGroup{GroupID: 62, Name: "Former staff"}},
		{UserGroup: api.UserGroup{GroupID: 63, Name: "Secret keepers", IsActive: true}, secretsSafe: true, secrets: 2},
	} {
		g.GroupType, g.Description = "BeyondInsight", new(string)
		s.userGroups.Put(key(g.GroupID), g)
	}
	s.registrations.Put(key(portal), registration{key: "demo-key-portal", WrittenAPIRegistration: api.WrittenAPIRegistration{
		ID: portal, Name: "Portal", RegistrationType: keyPolicy, Active: true, Visible: true,
		IPAuthenticationRules: []api.AuthenticationRule{}, XForwardedForAuthenticationRules: []api.AuthenticationRule{},
	}})
	s.credentials = map[string]string{boundTenant: boundUser, boundDomain: boundUser, boundHost: boundUser}
	s.smartRules = map[int32]smartRule{51: {assets: []int32{webServer, 32, 34}}, 52: {assets: []int32{33}, closed: true}}
}

// visible reports whether the caller may see an organization. Every caller sees the same ones.
func visible(organization string) bool { return organization != closedOrganization.String() }
