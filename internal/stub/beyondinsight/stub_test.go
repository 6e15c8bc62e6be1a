package beyondinsight_test

import (
	"fmt"
	"net/http"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	api "github.com/assay-conformance/assay/generated/beyondinsight"
	"github.com/assay-conformance/assay/internal/exchange"
	"github.com/assay-conformance/assay/internal/stub"
	"github.com/assay-conformance/assay/internal/stub/beyondinsight"
	"github.com/assay-conformance/assay/internal/stub/stubtest"
)

const (
	admin  = "demo-administrator"
	closed = "6d1c0c3e-58f4-4f5b-9c55-0a8f0d7a3003" // an organization that nobody may see
	groups = "/AddressGroups"
)

var kit = &stubtest.Kit{
	Document: stubtest.Document("beyondinsight"),
	New:      beyondinsight.New,
	Base:     "/BeyondTrust/api/public/v3",
	Rate:     &stub.NoRate,
	Cookie:   "ASP.NET_SessionId",
	Admin:    admin,
	List:     stubtest.Call{Method: "GET", Path: groups, Token: admin},
	Writes: []stubtest.Call{
		{Method: "POST", Path: groups, Token: admin, Body: `{"Name":"Cameras"}`},
		{Method: "PUT", Path: groups + "/11", Token: admin, Body: `{"Name":"x"}`},
		{Method: "DELETE", Path: groups + "/12", Token: admin},
		{Method: "POST", Path: groups + "/11/Addresses", Token: admin, Body: `{"Type":1,"Value":"192.0.2.9","Omit":false}`},
		{Method: "DELETE", Path: groups + "/11/Addresses", Token: admin},
		{Method: "PUT", Path: "/Addresses/21", Token: admin, Body: `{"Omit":true}`},
		{Method: "DELETE", Path: "/Addresses/21", Token: admin},
		{Method: "POST", Path: "/Workgroups", Token: admin, Body: `{"Name":"Branch"}`},
	},
	State: []stubtest.Call{
		{Method: "GET", Path: groups, Token: admin},
		{Method: "GET", Path: groups + "/11/Addresses", Token: admin},
		{Method: "GET", Path: "/Workgroups", Token: admin},
	},
	Refusal: func(t testing.TB, e *exchange.Exchange) string {
		require.NotEmpty(t, e.Response.Body, "a refusal is a plain text")
		return ""
	},
}

func TestConfig(t *testing.T)            { kit.TestConfig(t) }
func TestGuards(t *testing.T)            { kit.TestGuards(t, beyondinsight.Guards()) }
func TestPoliciesAreGuards(t *testing.T) { kit.TestPoliciesAreGuards(t) }
func TestStubsShareNoState(t *testing.T) { kit.TestTwoShareNothing(t) }
func TestStrangers(t *testing.T)         { kit.TestStrangers(t) }
func TestUnreadableQueries(t *testing.T) { kit.TestUnreadableQueries(t) }

func TestRefusedCallsChangeNothing(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		reason string
		call   stubtest.Call
		status int
	}{
		{"an organization that the caller may not see", kit.Get("/Organizations/" + closed), 404},
		{"its name", kit.Get("/Organizations?name=Closed%20Organization"), 404},
		{"its address groups", kit.Get("/Organizations/" + closed + groups), 404},
		{"a workgroup in it", kit.Get("/Workgroups/2"), 404},
		{"the name of that workgroup", kit.Get("/Workgroups?name=Closed%20Workgroup"), 404},
		{"the same in the path", kit.Get("/Workgroups/Closed%20Workgroup"), 404},
		{"an address group in it", kit.Get(groups + "/13"), 404},
		{"a change of that address group", kit.Put(groups+"/13", `{"Name":"x"}`), 404},
		{"a workgroup without a name", kit.Post("/Workgroups", `{}`), 400},
		{"a workgroup in an organization that the caller may not see", kit.Post("/Workgroups", `{"Name":"x","OrganizationID":"`+closed+`"}`), 400},
		{"an address group without a name", kit.Post(groups, `{"Name":""}`), 400},
		{"an address without a value", kit.Post(groups+"/11/Addresses", `{"Type":1}`), 400},
		{"an address of an unknown type", kit.Post(groups+"/11/Addresses", `{"Type":5,"Value":"x"}`), 400},
		{"an address in an unknown group", kit.Post(groups+"/99/Addresses", `{"Type":1,"Value":"x"}`), 404},
		{"permissions of an unknown user group", kit.Get("/UserGroups/99/Permissions"), 404},
		{"a permission for it", kit.Post("/UserGroups/99/Permissions", `[{"PermissionID":1,"AccessLevelID":1}]`), 404},
		{"deletion of its permissions", kit.Delete("/UserGroups/99/Permissions"), 404},
		{"an unknown delivery", kit.Post("/Subscriptions/Delivery/download?id=99", ""), 404},
		{"an import with a path in its file name", kit.Post("/Imports", `{"WorkgroupID":1,"FileName":"../a.xml","Base64FileContents":"PGEvPg=="}`), 400},
		{"the same with backslashes", kit.Post("/Imports", `{"WorkgroupID":1,"FileName":"C:\\a.xml","Base64FileContents":"PGEvPg=="}`), 400},
		{"an import without a file name", kit.Post("/Imports", `{"WorkgroupID":1,"Base64FileContents":"PGEvPg=="}`), 400},
		{"an import into a workgroup that the caller may not see", kit.Post("/Imports", `{"WorkgroupID":2,"FileName":"a.xml","Base64FileContents":"PGEvPg=="}`), 400},
		{"an import with a filter that selects nothing", kit.Post("/Imports", `{"WorkgroupID":1,"FileName":"a.xml","Filter":"everything","Base64FileContents":"PGEvPg=="}`), 400},
		{"an application for an unknown policy", kit.Post("/00000000-0000-4000-8000-000000000000/epmapplications/add", `{"GroupName":"x","Name":"x","Path":"x","Publisher":"x","ChildrenInheritToken":true}`), 400},
		{"an id beyond 32 bits", kit.Get(groups + "/99999999999999999999"), 404},
		{"a name that is SQL", kit.Get(groups + "?name=%27%20OR%201%3D1--"), 404},
	} {
		t.Run(c.reason, func(t *testing.T) {
			t.Parallel()
			kit.Refuses(t, c.call, c.status, "")
		})
	}
}

// A group without an organization is everybody's, and paths may be in any case, with a trailing slash.
func TestAddressGroups(t *testing.T) {
	t.Parallel()
	s := kit.Fresh(stub.Options{})
	listed := stubtest.Read[[]api.ListedAddressGroup](t, s.Send(t, kit.Get("/addressgroups/")), http.StatusOK)
	require.Len(t, listed, 3, "the closed one is not listed")
	assert.True(t, listed[2].OrganizationID.IsNull())
	made := stubtest.Read[api.AddressGroup](t, s.Send(t, kit.Post(groups, `{"Name":"<b>Cameras</b>"}`)), http.StatusCreated)
	assert.Equal(t, "<b>Cameras</b>", made.Name, "a name is stored as it is")
	named := stubtest.Read[api.AddressGroup](t, s.Send(t, kit.Get(groups+"?name=%3Cb%3ECameras%3C%2Fb%3E")), http.StatusOK)
	assert.Equal(t, made, named)
}

// An address group takes its addresses with it; they can go alone.
func TestAddressesOfAGroup(t *testing.T) {
	t.Parallel()
	s := kit.Fresh(stub.Options{})
	s.Send(t, kit.Delete(groups+"/11/Addresses"))
	assert.Empty(t, stubtest.Read[[]api.Address](t, s.Send(t, kit.Get(groups+"/11/Addresses")), http.StatusOK))
	made := stubtest.Read[api.Address](t, s.Send(t, kit.Post(groups+"/11/Addresses", `{"Type":3,"Value":"192.0.2.0/24","Omit":true}`)), http.StatusCreated)
	assert.Equal(t, http.StatusOK, s.Send(t, kit.Delete(groups+"/11")).Status)
	assert.Equal(t, http.StatusNotFound, s.Send(t, kit.Get("/Addresses/"+fmt.Sprint(made.AddressID))).Status)
}
