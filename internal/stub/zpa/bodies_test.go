package zpa_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/assay-conformance/assay/internal/stub"
	"github.com/assay-conformance/assay/internal/stub/stubtest"
)

func TestBodiesThatPublicClientsSend(t *testing.T) {
	t.Parallel()
	create := func(body string) stubtest.Call { return kit.Post(groups, body) }
	change := func(body string) stubtest.Call { return kit.Put(changes+"/"+finance, body) }
	for _, c := range []struct {
		reason string
		call   stubtest.Call
		status int
		strict int // what a stub answers that keeps to the document
	}{
		{"null for what is not given, from a list that was never filled", create(`{"name":"n","enabled":true,"applications":null}`), 200, 400},
		{"null for all that is not given", create(`{"id":null,"name":"n","description":null,"enabled":true,"microtenantId":null,"applications":null}`), 200, 400},
		{"null for a name is a name that is missing", create(`{"name":null,"enabled":true}`), 400, 400},
		{"null as the whole body is no group", create(`null`), 400, 400},
		{"a change with null for all that is not given", change(`{"name":"n","description":null,"applications":null,"addedApps":null,"deletedApps":null,"microtenantId":null}`), 204, 400},
		{"an id in one text", change(`{"addedApps":"` + wiki + `"}`), 204, 400},
		{"ids in one text", change(`{"addedApps":"` + wiki + `, ` + intranet + `","deletedApps":"` + intranet + `"}`), 204, 400},
		{"a text without ids", change(`{"addedApps":""}`), 204, 400},
		{"a text that is no id", change(`{"addedApps":"Wiki"}`), 400, 400},
		{"an unknown id in one text", change(`{"addedApps":"` + unknown + `"}`), 400, 400},
		{"numbers where answers have text", change(`{"id":` + finance + `,"name":"n","creationTime":1767052800,"modifiedBy":216196257331281921,"modifiedTime":1767139200}`), 204, 400},
		{"what is not null keeps its type", change(`{"description":null,"name":7}`), 400, 400},
		{"a member twice stays a fault, null or not", change(`{"description":null,"name":"a","name":"b"}`), 400, 400},
		{"white space after the body", change("{\"name\":\"n\",\"description\":null}\n"), 204, 400},
	} {
		t.Run(c.reason, func(t *testing.T) {
			t.Parallel()
			e := plain(t, stub.Options{}, c.call)
			assert.Equal(t, c.status, e.Status, "%s: %s", c.reason, e.Response.Body)
			assert.Equal(t, c.strict, plain(t, stub.Options{Strict: true}, c.call).Status, "strictly: %s", c.reason)
		})
	}
}

// By the older version of the change the list is all that a group has; by the newer it adds.
func TestTheListOfAnOlderChange(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		reason, path, applications string
		linked                     []string
	}{
		{"one is left out", groups, `[{"id":"` + wiki + `","name":"Wiki"}]`, []string{wiki}},
		{"all are", groups, `[]`, nil},
		{"another is added", groups, `[{"id":"` + intranet + `"},{"id":"` + wiki + `"}]`, []string{intranet, wiki}},
		{"nothing is said", groups, `null`, []string{intranet}},
		{"the newer version adds", changes, `[{"id":"` + wiki + `"}]`, []string{intranet, wiki}},
		{"and an empty list changes nothing there", changes, `[]`, []string{intranet}},
	} {
		t.Run(c.reason, func(t *testing.T) {
			t.Parallel()
			s := kit.Fresh(stub.Options{})
			id := created(t, s, good)
			e := s.Send(t, kit.Put(c.path+"/"+id, `{"name":"Office","enabled":true,"applications":`+c.applications+`}`))
			assert.Equal(t, 204, e.Status, "%s", e.Response.Body)
			assert.Equal(t, c.linked, linked(read(t, s, id)))
		})
	}
}
