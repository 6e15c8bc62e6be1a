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
	{Name: "report-reader", Secret: "demo-secret-report-reader", Holds: []string{"Analytics and Reporting (Read)"}},
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
	serverRule      int32 = 51
	staffGroup      int32 = 61
	aliceUser       int32 = 81
	secretKeepers   int32 = 63
	portal          int32 = 71
	managedAccount  int32 = 81
)

// formerReader is a caller who may not read reports, and has deliveries from a time when he might.
const formerReader = "without-analytics-and-reporting-read"

// offers are what the stub offers to the trials.
var offers = map[string]string{
	"organization": defaultOrganization.String(), "foreign-organization": closedOrganization.String(), "foreign-organization-name": "Closed Organization", "foreign-address-group": "13",
	"workgroup": "1", "other-workgroup": "3", "foreign-workgroup": "2", "foreign-workgroup-name": "Closed Workgroup",
	"epm-policy": serversPolicy, "epm-application-group": "Add - Everything",
	"not-administrator": "not-administrator", "credential-reader": "credential-reader", "api-registration": key(portal), "permission": "1", "other-permission": "2",
	"report-reader": "report-reader", "delivery": "81", "own-delivery": "82",
	"secrets-safe-permission": key(secretsSafe), "group-with-secrets": key(secretKeepers), "inactive-group": "62",
	"inactive-user": "82", "group-with-users": key(staffGroup), "sole-owner": "83", "access-policy": "91", "other-access-policy": "92",
	"entitled-group": key(staffGroup), "other-entitled-group": key(secretKeepers),
	"user-audit": key(groupEdited), "other-user-audit": key(assetEdited), "audit-date": "2026-01-01", "authentication-rule-type": "IPAddress",
	"smart-rule": key(serverRule), "asset-outside-smart-rule": "33", "managed-account": key(managedAccount),
	"foreign-smart-rule": "52", "foreign-smart-rule-title": "Closed rule", "foreign-smart-rule-organization": defaultOrganization.String(),
	"readable-smart-rule": "53", "tenant-smart-rule": "54", "processing-smart-rule": "55",
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

// serversPolicy is the id of an EPM policy.
const serversPolicy = "6d1c0c3e-58f4-4f5b-9c55-0a8f0d7a3101"

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
	s.deliveries = []delivery{
		{Delivery: api.Delivery{ReportDeliveryID: 81, ScheduleID: 91, Filename: "assets.pdf", ApplicationType: api.DeliveryApplicationTypeApplicationPdf, Snapshot: []byte("%PDF-1.7")}, by: formerReader},
		{Delivery: api.Delivery{ReportDeliveryID: 82, ScheduleID: 92, Filename: "accounts.csv", ApplicationType: api.DeliveryApplicationTypeTextCsv, Snapshot: []byte("account\nroot\n")}, by: "report-reader"},
		{Delivery: api.Delivery{ReportDeliveryID: 83, ScheduleID: 93, Filename: "scan.tiff", ApplicationType: api.DeliveryApplicationTypeImageTiff, Snapshot: []byte("II*\x00")}, by: formerReader},
	}
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
		{UserGroup: api.UserGroup{GroupID: secretKeepers, Name: "Secret keepers", IsActive: true}, permissions: []api.GroupPermission{{PermissionID: secretsSafe, AccessLevelID: 1}}, secrets: 2},
	} {
		g.GroupType, g.Description = "BeyondInsight", new(string)
		s.userGroups.Put(key(g.GroupID), g)
	}
	for _, u := range []user{
		{SignedInUser: api.SignedInUser{UserID: aliceUser, UserName: "alice", IsActive: true}, groups: map[int32]bool{staffGroup: true}},
		{SignedInUser: api.SignedInUser{UserID: 82, UserName: "former"}, groups: map[int32]bool{}},
		{SignedInUser: api.SignedInUser{UserID: 83, UserName: "keeper", IsActive: true}, groups: map[int32]bool{63: true}, soleOwner: true},
	} {
		u.userType, u.FirstName, u.LastName, u.EmailAddress = localType, new("First"), new("Last"), new(u.UserName+"@example.com")
		u.fill()
		s.users.Put(key(u.UserID), u)
	}
	s.registrations.Put(key(portal), registration{key: "demo-key-portal", WrittenAPIRegistration: api.WrittenAPIRegistration{
		ID: portal, Name: "Portal", RegistrationType: keyPolicy, Active: true, Visible: true,
		IPAuthenticationRules: []api.AuthenticationRule{}, XForwardedForAuthenticationRules: []api.AuthenticationRule{},
	}})
	s.credentials = map[string]string{boundTenant: boundUser, boundDomain: boundUser, boundHost: boundUser}
	s.epmPolicies = map[string][]api.EpmApplication{serversPolicy: {}}
	s.seedSmartRules(now)
}

// visible reports whether the caller may see an organization. Every caller sees the same ones.
func visible(organization string) bool { return organization != closedOrganization.String() }
