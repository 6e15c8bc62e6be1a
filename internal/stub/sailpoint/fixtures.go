package sailpoint

import (
	"fmt"
	"strings"
	"time"

	"github.com/oapi-codegen/nullable"

	api "github.com/assay-conformance/assay/generated/sailpoint"
	"github.com/assay-conformance/assay/internal/stub"
	"github.com/assay-conformance/assay/internal/target"
)

// Authorities, as in x-permissions. The source says that either of the first two suffices; the
// third is another authority of the tenant.
const (
	orgAdmin = "ORG_ADMIN"
	apiUser  = "API"
	helpdesk = "HELPDESK"
)

// Two tenants: a credential sees the segments of its own tenant. In reality each tenant also has
// its own address.
const (
	mainTenant    = "main"
	crowdedTenant = "crowded" // has one segment more than fits on a page
)

// accounts are the principals that the offers name. The stub adds those that only the cases of the
// document's permissions need.
var accounts = []stub.Principal{
	{Name: "administrator", Secret: "demo-secret-administrator", Tenant: mainTenant},
	{Name: "org-admin", Secret: "demo-secret-org-admin", Holds: []string{orgAdmin}, Tenant: mainTenant},
	{Name: "api", Secret: "demo-secret-api", Holds: []string{apiUser}, Tenant: mainTenant},
	{Name: "helpdesk", Secret: "demo-secret-helpdesk", Holds: []string{helpdesk}, Tenant: mainTenant},
	{Name: "second-administrator", Secret: "demo-secret-second", Holds: []string{orgAdmin, apiUser}, Tenant: mainTenant},
	{Name: "crowded-administrator", Secret: "demo-secret-crowded", Holds: []string{orgAdmin, apiUser}, Tenant: crowdedTenant},
}

// identity is the only type of an owner.
const identity = "IDENTITY"

// Identities of the tenant. The stub accepts any other id of an owner as well.
const (
	support  = "2c9180a46faadee4016fb4e018c20639" // 001:60-61
	security = "2c9180867624cbd7017642d8c8c81f67"
)

// nameOf returns the name of an identity.
func nameOf(id string) string {
	if name, known := map[string]string{support: "support", security: "security"}[id]; known {
		return name
	}
	return "identity " + id
}

// standing is a segment that exists on a new main tenant.
var standing = api.Segment{
	ID: "0f11f2a4-7c94-4bf3-a2bd-742580fe3bde", Name: "London office", Active: true,
	Created: stub.Epoch.Add(-time.Hour), Modified: stub.Epoch.Add(-time.Hour),
	Description:        nullable.NewNullableWithValue("Everybody who works in London"),
	Owner:              nullable.NewNullableWithValue(api.Segment_Owner{ID: support, Name: nameOf(support), Type: identity}),
	VisibilityCriteria: nullable.NewNullNullable[api.VisibilityCriteria](),
}

// seed adds the fixtures to a tenant; they are visible immediately.
func seed(segments *propagating, tenant string) {
	if tenant != crowdedTenant {
		segments.shown.Put(standing.ID, standing)
		return
	}
	for n := range mostListed + 1 {
		one := standing
		one.ID, one.Name, one.Owner = fmt.Sprintf("2c9180850000000000000000%08d", n), fmt.Sprintf("Office %d", n), nullable.NewNullNullable[api.Segment_Owner]()
		segments.shown.Put(one.ID, one)
	}
}

// config returns the stub as a target. Its URL is that of the API; base may be that URL
// or the tenant's.
func config(base string, lag time.Duration, principals []stub.Principal) target.Config {
	c := target.Config{
		Vendor: "sailpoint", URL: strings.TrimSuffix(base, basePath) + basePath, TokenPath: "/.." + tokenPath,
		Main: "administrator", Writes: true, Published: true, PropagationDelay: lag,
		Credentials: map[string]target.Credential{},
		Offers: map[string]string{
			"identity": support, "identity-name": nameOf(support), "other-identity": security, "other-identity-name": nameOf(security),
			"more-than-250-segments": "crowded-administrator", "second-tenant-credential": "crowded-administrator",
			"org-admin-credential": "org-admin", "api-authority-credential": "api", "no-authority-credential": "helpdesk",
			"expired-token": "expired", "second-credential": "second-administrator", "low-rate-limit": "agreed",
		},
	}
	c.Credentials["expired"] = target.Credential{Token: stub.ExpiredToken}
	for _, p := range principals {
		c.Credentials[p.Name] = p.Credential()
	}
	return c
}
