package alloyscan

import (
	"time"

	"github.com/google/uuid"
	"github.com/oapi-codegen/nullable"

	api "github.com/assay-conformance/assay/generated/alloyscan"
	"github.com/assay-conformance/assay/internal/stub"
	"github.com/assay-conformance/assay/internal/target"
)

// Permissions, as in x-permissions.
const (
	administrator     = "administrator"
	startAuditOrScans = "start-audits-or-scans"
)

// Two sites: a credential sees the segments of its own site.
const (
	mainSite   = "main"
	secondSite = "second"
)

// accounts are the principals that the offers name. The stub adds those that only the cases of the
// document's permissions need.
var accounts = []stub.Principal{
	{Name: "administrator", Secret: "demo-secret-administrator", Tenant: mainSite},
	{Name: "plain-user", Secret: "demo-secret-plain-user", Tenant: mainSite},
	{Name: "scan-operator", Secret: "demo-secret-scan-operator", Holds: []string{startAuditOrScans}, Tenant: mainSite},
	{Name: "second-site-administrator", Secret: "demo-secret-second-site", Holds: []string{administrator, startAuditOrScans}, Tenant: secondSite},
}

// Segment types. The source gives one wire value; assay defines the others, for the kinds that the
// source names (A-ALLOY-2).
const (
	addressList     = "address-list"
	ipRange         = "ip-range"
	activeDirectory = "active-directory"
	aws             = "aws"
)

// types contains for each type whether it is a cloud type and whether it needs addresses.
var types = map[string]struct{ cloud, addresses bool }{
	addressList: {addresses: true}, ipRange: {addresses: true}, activeDirectory: {},
	aws: {cloud: true}, "azure": {cloud: true}, "google": {cloud: true},
}

// Things that exist on a new stub.
var (
	auditService       = uuid.MustParse("6d1c0c3e-58f4-4f5b-9c55-0a8f0d7a1001")
	secondAuditService = uuid.MustParse("6d1c0c3e-58f4-4f5b-9c55-0a8f0d7a1002")
	scanningSegment    = uuid.MustParse("6d1c0c3e-58f4-4f5b-9c55-0a8f0d7a2001")
	unservedSegment    = uuid.MustParse("6d1c0c3e-58f4-4f5b-9c55-0a8f0d7a2002")
	foreignSegment     = uuid.MustParse("6d1c0c3e-58f4-4f5b-9c55-0a8f0d7a2003")
)

// config returns the stub as a target.
func config(base string, principals []stub.Principal) target.Config {
	c := target.Config{
		Vendor: "alloyscan", URL: base, TokenPath: tokenPath, Main: "administrator", Writes: true, Published: true,
		Credentials: map[string]target.Credential{},
		Offers: map[string]string{
			"audit-service": auditService.String(), "second-audit-service": secondAuditService.String(),
			"tag": "Tag-Office", "second-tag": "Tag-Branch", "credential": "credential-1", "second-credential": "credential-9",
			"running-scan": scanningSegment.String(), "segment-without-audit-service": unservedSegment.String(),
			"segment-of-another-type": activeDirectory, "cloud-segment-type": aws, "ip-range-segment-type": ipRange,
			"segment-of-another-type-credential": "credential-2", "cloud-segment-type-credential": "credential-3",
			"more-than-50-segments": "made on demand",
			"non-admin-credential":  "plain-user", "no-scan-credential": "plain-user", "scan-only-credential": "scan-operator",
			"second-site-credential": "second-site-administrator", "expired-token": "expired",
		},
	}
	c.Credentials["expired"] = target.Credential{Token: stub.ExpiredToken}
	for _, p := range principals {
		c.Credentials[p.Name] = p.Credential()
	}
	return c
}

// seed adds the fixtures to a new stub.
func (s *server) seed() {
	s.segments.Put(scanningSegment.String(), segment{site: mainSite, scanning: true, devices: 42, lastScan: nullable.NewNullableWithValue(stub.Epoch.Add(-time.Hour)), Segment: api.Segment{
		ID: scanningSegment, Name: "Warehouse", Type: addressList, Addresses: []string{"10.9.0.0/24"}, CredentialIds: []string{},
		AuditServiceID: nullable.NewNullableWithValue(auditService), AutoTagID: nullable.NewNullNullable[string](),
		ScanScheduleID: nullable.NewNullNullable[string](), AuditScheduleID: nullable.NewNullNullable[string](),
	}})
	s.segments.Put(unservedSegment.String(), segment{site: mainSite, Segment: api.Segment{
		ID: unservedSegment, Name: "Cloud account", Type: aws, CredentialIds: []string{"credential-1"},
		AutoTagID: nullable.NewNullNullable[string](), ScanScheduleID: nullable.NewNullNullable[string](), AuditScheduleID: nullable.NewNullNullable[string](),
	}})
	s.segments.Put(foreignSegment.String(), segment{site: secondSite, Segment: api.Segment{
		ID: foreignSegment, Name: "Branch office", Type: addressList, Addresses: []string{"10.8.0.0/24"}, CredentialIds: []string{},
		AuditServiceID: nullable.NewNullableWithValue(auditService), AutoTagID: nullable.NewNullNullable[string](),
		ScanScheduleID: nullable.NewNullNullable[string](), AuditScheduleID: nullable.NewNullNullable[string](),
	}})
}
