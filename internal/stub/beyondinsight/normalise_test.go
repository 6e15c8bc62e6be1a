package beyondinsight_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/assay-conformance/assay/internal/exchange"
	"github.com/assay-conformance/assay/internal/stub"
	"github.com/assay-conformance/assay/internal/stub/stubtest"
)

const (
	policy      = "6d1c0c3e-58f4-4f5b-9c55-0a8f0d7a3101"
	application = `{"GroupName":"x","Name":"x","Path":"x","Publisher":"x","ChildrenInheritToken":false}`
	asText      = `{"GroupName":"x","Name":"x","Path":"x","Publisher":"x","ChildrenInheritToken":"false"}`
)

// upload returns an uploaded import whose parts have some names.
func upload(data, file string) stubtest.Call {
	c := kit.Post("/Imports/QueueImportFile", strings.ReplaceAll(
		"--b\nContent-Disposition: form-data; name=\""+data+"\"\nContent-Type: application/json\n\n{\"WorkgroupID\":1,\"FileName\":\"a.xml\"}\n"+
			"--b\nContent-Disposition: form-data; name=\""+file+"\"; filename=\"a.xml\"\nContent-Type: application/octet-stream\n\n<a/>\n--b--\n", "\n", "\r\n"))
	return c.As("multipart/form-data; boundary=b")
}

func TestRequestVariantsOfClients(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		reason         string
		call           stubtest.Call
		status, strict int
	}{
		{"the printed path of EPM policies", kit.Post("/"+policy+"/epmapplications/add", application), 200, 200},
		{"the path that clients use", kit.Post("/EpmPolicies/"+policy+"/epmapplications/add", application), 200, 404},
		{"the same in lower case, with a trailing slash", kit.Post("/epmpolicies/"+policy+"/EpmApplications/Add/", application), 200, 404},
		{"an unknown policy there", kit.Post("/EpmPolicies/00000000-0000-4000-8000-000000000000/epmapplications/add", application), 400, 404},
		{"another path there", kit.Post("/EpmPolicies/"+policy+"/epmapplications/remove", application), 404, 404},
		{"a boolean as a text, as in the source", kit.Post("/"+policy+"/epmapplications/add", asText), 200, 400},
		{"both", kit.Post("/EpmPolicies/"+policy+"/epmapplications/add", asText), 200, 404},
		{"any other text is no boolean", kit.Post("/"+policy+"/epmapplications/add", strings.Replace(asText, "false", "no", 1)), 400, 400},
		{"bytes in Base64", kit.Post("/Imports", `{"WorkgroupID":1,"FileName":"a.xml","FileContents":"PGEvPg=="}`), 200, 400},
		{"bytes", kit.Post("/Imports", `{"WorkgroupID":1,"FileName":"a.xml","FileContents":[60,97,47,62]}`), 200, 200},
		{"no contents", kit.Post("/Imports", `{"WorkgroupID":1,"FileName":"a.xml"}`), 400, 400},
		{"no JSON", kit.Post("/Imports", `{`), 400, 400},
		{"an upload", upload("import", "file"), 200, 200},
		{"an upload with other names", upload("data", "attachment"), 200, 400},
		{"an upload that is no multipart body", kit.Post("/Imports/QueueImportFile", "--b").As("multipart/form-data; boundary=b"), 415, 415},
	} {
		t.Run(c.reason, func(t *testing.T) {
			t.Parallel()
			e := plain(t, stub.Options{}, c.call)
			assert.Equal(t, c.status, e.Status, "%s: %s", c.reason, e.Response.Body)
			assert.Equal(t, c.strict, plain(t, stub.Options{Strict: true}, c.call).Status, "strictly: %s", c.reason)
		})
	}
}

// plain sends a request that need not match the document.
func plain(t *testing.T, o stub.Options, c stubtest.Call) *exchange.Exchange {
	t.Helper()
	s := kit.Fresh(o)
	e, err := exchange.Do(s.Transport, s.Clock.Now, s.Request(t, c))
	require.NoError(t, err)
	return e
}
