package zpa_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/assay-conformance/assay/internal/stub"
	"github.com/assay-conformance/assay/internal/stub/stubtest"
)

func TestBodyVariantsOfClients(t *testing.T) {
	t.Parallel()
	create := func(body string) stubtest.Call { return kit.Post(groups, body) }
	change := func(body string) stubtest.Call { return kit.Put(changes+"/"+finance, body) }
	for _, c := range []struct {
		reason string
		call   stubtest.Call
		status int
		strict int // status of a strict stub
	}{
		{"null for an empty list", create(`{"name":"n","enabled":true,"applications":null}`), 200, 400},
		{"null for all omitted properties", create(`{"id":null,"name":"n","description":null,"enabled":true,"microtenantId":null,"applications":null}`), 200, 400},
		{"null for a name is a missing name", create(`{"name":null,"enabled":true}`), 400, 400},
		{"null as the body", create(`null`), 400, 400},
		{"a change with null for all omitted properties", change(`{"name":"n","description":null,"applications":null,"addedApps":null,"deletedApps":null,"microtenantId":null}`), 204, 400},
		{"one id in a string", change(`{"addedApps":"` + wiki + `"}`), 204, 400},
		{"ids in one string", change(`{"addedApps":"` + wiki + `, ` + intranet + `","deletedApps":"` + intranet + `"}`), 204, 400},
		{"an empty string of ids", change(`{"addedApps":""}`), 204, 400},
		{"a string that is not an id", change(`{"addedApps":"Wiki"}`), 400, 400},
		{"an unknown id in a string", change(`{"addedApps":"` + unknown + `"}`), 400, 400},
		{"numbers where responses have strings", change(`{"id":` + finance + `,"name":"n","creationTime":1767052800,"modifiedBy":216196257331281921,"modifiedTime":1767139200}`), 204, 400},
		{"another type stays invalid", change(`{"description":null,"name":7}`), 400, 400},
		{"a duplicate property stays invalid", change(`{"description":null,"name":"a","name":"b"}`), 400, 400},
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

// In the older version of the change the list replaces all links; in the newer version it adds links.
func TestApplicationsInOlderChange(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		reason, path, applications string
		linked                     []string
	}{
		{"one is omitted", groups, `[{"id":"` + wiki + `","name":"Wiki"}]`, []string{wiki}},
		{"all are omitted", groups, `[]`, nil},
		{"another is added", groups, `[{"id":"` + intranet + `"},{"id":"` + wiki + `"}]`, []string{intranet, wiki}},
		{"no list", groups, `null`, []string{intranet}},
		{"the newer version adds", changes, `[{"id":"` + wiki + `"}]`, []string{intranet, wiki}},
		{"the newer version ignores an empty list", changes, `[]`, []string{intranet}},
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
