package zpa

import (
	"strconv"
	"sync"
	"time"

	api "github.com/assay-conformance/assay/generated/zpa"
	"github.com/assay-conformance/assay/internal/stub"
	"github.com/assay-conformance/assay/internal/target"
)

// The customer and its Microtenants by id. A credential whose Tenant is a Microtenant is bound to
// it; the others may use any.
const (
	customerID         = "216196257331281920"
	defaultMicrotenant = "0"
	secondMicrotenant  = "216196257331368721"
	crowdedMicrotenant = "216196257331368722" // with more groups than fit on a page
	configSpace        = "DEFAULT"
)

var microtenants = map[string]string{defaultMicrotenant: "Default", secondMicrotenant: "Branches", crowdedMicrotenant: "Archive"}

// administrator is the permission of the unrestricted credentials. The source has no restricted
// one, so the document does not require it.
const administrator = "administrator"

var principals = []stub.Principal{
	{Name: "administrator", Secret: "demo-secret-administrator", Holds: []string{administrator}},
	{Name: "backup-administrator", Secret: "demo-secret-backup", Holds: []string{administrator}},
	{Name: "microtenant-administrator", Secret: "demo-secret-microtenant", Tenant: secondMicrotenant},
}

// administrators are the ids under which the principals appear as modifiedBy.
var administrators = map[string]string{
	"administrator": "216196257331281921", "backup-administrator": "216196257331281922", "microtenant-administrator": "216196257331281923",
}

// Things that exist on a new stub. Ids of created groups follow firstID.
const (
	firstID           = 216196257331370000
	intranet          = "216196257331372001" // an application segment, linked to nothing
	wiki              = "216196257331372002" // another
	payroll           = "216196257331372003" // one that refers to a group
	referencedGroup   = "216196257331373001"
	deceptionGroup    = "216196257331373002"
	microtenantsGroup = "216196257331373003"
	firstArchived     = 216196257331380000
)

// config returns the stub as a target.
func config(base string) target.Config {
	c := target.Config{
		Vendor: "zpa", URL: base, TokenPath: tokenPath, Main: "administrator", Writes: true, Published: true,
		Parameters:  map[string]string{"customerId": customerID},
		Credentials: map[string]target.Credential{},
		Offers: map[string]string{
			"application-segment": intranet, "second-application-segment": wiki,
			"referenced-group": referencedGroup, "deception-group": deceptionGroup,
			"microtenant": secondMicrotenant, "microtenant-credential": "microtenant-administrator",
			"more-than-500-groups": crowdedMicrotenant,
			"low-rate-limit":       "every credential", "second-credential": "backup-administrator", "expired-token": "expired",
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
	stock := fixtures()
	s.groups, s.applications = stock.groups.Clone(), stock.applications.Clone()
}

// fixtures is the content of every new stub, built once because a full Microtenant is large.
var fixtures = sync.OnceValue(func() *server {
	s := &server{}
	for id, name := range map[string]string{intranet: "Intranet", wiki: "Wiki", payroll: "Payroll"} {
		s.applications.Put(id, application(id, name))
	}
	made := func(id, name, microtenant string) group {
		return group{microtenant: microtenant, SegmentGroup: api.SegmentGroup{
			ID: id, Name: name, Description: new("stands here from the start"), Enabled: true, ConfigSpace: configSpace,
			CreationTime: ago(48 * time.Hour), ModifiedTime: new(ago(24 * time.Hour)), ModifiedBy: administrators["administrator"],
		}}
	}
	referenced, decoys := made(referencedGroup, "Finance", defaultMicrotenant), made(deceptionGroup, "Decoys", defaultMicrotenant)
	referenced.linked, decoys.deception = []string{payroll}, true
	for _, g := range []group{referenced, decoys, made(microtenantsGroup, "Branch office", secondMicrotenant)} {
		s.groups.Put(g.ID, g)
	}
	for i := range mostPageSize + 1 {
		id := strconv.Itoa(firstArchived + i)
		s.groups.Put(id, made(id, "Archived "+id, crowdedMicrotenant))
	}
	return s
})

// application returns an application segment with every property in the source.
func application(id, name string) api.Application {
	web := []api.PortRange{{From: "80", To: "80"}, {From: "8080", To: "8090"}}
	dns := []api.PortRange{{From: "53", To: "53"}}
	return api.Application{
		ID: id, Name: new(name), Description: new("an application segment"), DomainName: new("app.example.com"), DomainNames: []string{"app.example.com"},
		CreationTime: new(ago(72 * time.Hour)), ModifiedTime: new(ago(48 * time.Hour)), ModifiedBy: new(administrators["administrator"]),
		TCPPortRange: web, TCPPortRanges: flat(web), UDPPortRange: dns, UDPPortRanges: flat(dns),
		ConfigSpace: configSpace, BypassType: "NEVER", HealthCheckType: new("DEFAULT"), IcmpAccessType: new("NONE"), CnameConfig: new("NOFLATTEN"),
		MatchStyle: new("INCLUSIVE"), IsCnameEnabled: new("true"), TCPKeepAlive: new("0"), Enabled: new(true), PassiveHealthEnabled: new(true),
		DoubleEncrypt: new(false), AutoAppProtectEnabled: new(true), BypassOnReauth: new(false), InspectTrafficWithZia: new(false),
		UseInDrMode: new(false), SelectConnectorCloseToApp: new(false),
	}
}

// flat returns the ends of ranges in turn, as the vendor also shows them.
func flat(ranges []api.PortRange) []string {
	var ends []string
	for _, r := range ranges {
		ends = append(ends, r.From, r.To)
	}
	return ends
}

// ago returns a time before the start of a stub's own clock.
func ago(d time.Duration) string { return strconv.FormatInt(stub.Epoch.Add(-d).Unix(), 10) }
