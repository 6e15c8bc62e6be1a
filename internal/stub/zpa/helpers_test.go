package zpa_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	api "github.com/assay-conformance/assay/generated/zpa"
	"github.com/assay-conformance/assay/internal/exchange"
	"github.com/assay-conformance/assay/internal/stub"
	"github.com/assay-conformance/assay/internal/stub/stubtest"
	"github.com/assay-conformance/assay/internal/stub/zpa"
)

const (
	customer = "216196257331281920"
	groups   = "/mgmtconfig/v1/admin/customers/" + customer + "/segmentGroup"
	changes  = "/mgmtconfig/v2/admin/customers/" + customer + "/segmentGroup"

	admin  = "demo-administrator"
	backup = "demo-backup-administrator"
	bound  = "demo-microtenant-administrator" // within the second Microtenant

	branches = "216196257331368721" // the second Microtenant
	archive  = "216196257331368722" // one with 501 groups
	intranet = "216196257331372001" // an application segment
	wiki     = "216196257331372002" // another
	finance  = "216196257331373001" // a group that an application segment refers to
	decoys   = "216196257331373002" // a group of Deception
	branch   = "216196257331373003" // a group of the second Microtenant
	unknown  = "216196257331379999"

	good = `{"name":"Office","description":"desks","enabled":true,"applications":[{"id":"` + intranet + `"}]}`
)

var kit = &stubtest.Kit{
	Document:  stubtest.Document("zpa"),
	New:       zpa.New,
	Rate:      &stub.NoRate,
	MediaType: "application/json;charset=utf-8",
	Admin:     admin,
	List:      stubtest.Call{Method: "GET", Path: groups, Token: admin},
	Writes: []stubtest.Call{
		{Method: "POST", Path: groups, Token: admin, Body: good},
		{Method: "PUT", Path: changes + "/" + finance, Token: admin, Body: `{"name":"x"}`},
		{Method: "DELETE", Path: groups + "/" + decoys, Token: admin},
	},
	State: []stubtest.Call{ // all groups except those of the archive
		{Method: "GET", Path: groups + "?pagesize=500&microtenantId=0", Token: admin},
		{Method: "GET", Path: groups + "?pagesize=500&microtenantId=" + branches, Token: admin},
	},
	Refusal: refusal,
	Codes: map[int]string{
		400: "invalid.resource.argument", 401: "unauthorized", 404: "resource.not.found", 405: "method.not.allowed", 413: "too.large", 415: "invalid.resource.argument",
	},
	Hostile: map[string]string{
		"a list":                        "[]",
		"properties of the wrong types": `{"name":1,"enabled":"yes","applications":{},"addedApps":7,"microtenantId":[]}`,
		"an id beyond 64 bits":          `{"name":"a","enabled":true,"applications":[{"id":99999999999999999999999}],"addedApps":[99999999999999999999999]}`,
		"an id with a fraction":         `{"name":"a","enabled":true,"applications":[{"id":1.5}],"addedApps":[1.5]}`,
	},
}

// refusal checks the shape of a refusal.
func refusal(t testing.TB, e *exchange.Exchange) string {
	t.Helper()
	p := stubtest.Read[api.Refusal](t, e, e.Status)
	require.NotEmpty(t, p.ID)
	require.NotEmpty(t, p.Reason)
	require.Equal(t, e.Status == 401, p.Detail != nil, "only a 401 has a detail")
	return p.ID
}

// created creates a group and returns its id.
func created(t testing.TB, s stubtest.Caller, body string) string {
	t.Helper()
	return stubtest.Read[api.SegmentGroupCreated](t, s.Send(t, kit.Post(groups, body)), 200).ID
}

// read returns a group of the Default Microtenant.
func read(t testing.TB, s stubtest.Caller, id string) api.SegmentGroup {
	t.Helper()
	return stubtest.Read[api.SegmentGroup](t, s.Send(t, kit.Get(groups+"/"+id)), 200)
}

// linked returns the ids of the application segments of a group.
func linked(g api.SegmentGroup) (ids []string) {
	for _, a := range g.Applications.MustGet() {
		ids = append(ids, a.ID)
	}
	return ids
}

// page reads a listing.
func page(t testing.TB, s stubtest.Caller, query, token string) api.SegmentGroupPage {
	t.Helper()
	return stubtest.Read[api.SegmentGroupPage](t, s.Send(t, kit.Get(groups+"?"+query).By(token)), 200)
}

func names(p api.SegmentGroupPage) []string {
	all := []string{}
	for _, g := range p.List {
		all = append(all, g.Name)
	}
	return all
}
