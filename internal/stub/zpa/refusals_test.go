package zpa_test

import (
	"strings"
	"testing"

	"github.com/assay-conformance/assay/internal/stub/stubtest"
)

func TestRefusedCallsChangeNothing(t *testing.T) {
	t.Parallel()
	body := func(change ...string) string { return strings.NewReplacer(change...).Replace(good) }
	foreign := strings.Replace(groups, customer, unknown, 1)
	for _, c := range []struct {
		reason string
		call   stubtest.Call
		status int
		id     string
	}{
		{"the path of another version", kit.Delete(changes + "/" + finance), 405, "method.not.allowed"},
		{"a change without the id of a group", kit.Put(changes, `{"name":"x"}`), 404, "resource.not.found"},
		{"another customer", kit.Post(foreign, good), 403, "customer.not.authorized"},
		{"a customer that is not a number", kit.Get(strings.Replace(groups, customer, "me", 1)), 403, "customer.not.authorized"},
		{"no name", kit.Post(groups, body(`"name":"Office",`, "")), 400, "invalid.resource.argument"},
		{"no enabled", kit.Post(groups, body(`"enabled":true,`, "")), 400, "invalid.resource.argument"},
		{"enabled as a string", kit.Post(groups, body("true", `"True"`)), 400, "invalid.resource.argument"},
		{"an unknown application segment", kit.Post(groups, body(intranet, unknown)), 400, "invalid.resource.argument"},
		{"an application segment without an id", kit.Post(groups, body(`{"id":"`+intranet+`"}`, "{}")), 400, "invalid.resource.argument"},
		{"an id that is not a number", kit.Post(groups, body(intranet, "intranet")), 400, "invalid.resource.argument"},
		{"an unknown Microtenant", kit.Post(groups+"?microtenantId=7", good), 400, "invalid.microtenant"},
		{"an unknown Microtenant in the body", kit.Post(groups, body(`"enabled"`, `"microtenantId":7,"enabled"`)), 400, "invalid.microtenant"},
		{"a Microtenant that is not a number", kit.Post(groups+"?microtenantId=branches", good), 400, "invalid.resource.argument"},
		{"a bound caller who names no Microtenant", kit.Post(groups, good).By(bound), 400, "invalid.microtenant"},
		{"a bound caller who names another", kit.Get(groups + "?microtenantId=0").By(bound), 400, "invalid.microtenant"},
		{"a bound caller who names all", kit.Get(groups + "?microtenantId=null").By(bound), 400, "invalid.microtenant"},
		{"a read of a group of another Microtenant", kit.Get(groups + "/" + branch), 404, "resource.not.found"},
		{"a deletion of a group of another Microtenant", kit.Delete(groups + "/" + branch + "?microtenantId=0"), 404, "resource.not.found"},
		{"an unknown added application segment", kit.Put(changes+"/"+finance, `{"name":"x","addedApps":["`+unknown+`"]}`), 400, "invalid.resource.argument"},
		{"an unknown deleted application segment", kit.Put(changes+"/"+finance, `{"name":"x","deletedApps":[7]}`), 400, "invalid.resource.argument"},
		{"an unknown application segment in applications", kit.Put(changes+"/"+finance, `{"name":"x","applications":[{"id":"`+unknown+`"}]}`), 400, "invalid.resource.argument"},
		{"an invalid item in applications", kit.Put(changes+"/"+finance, `{"name":"x","applications":[7]}`), 400, "invalid.resource.argument"},
		{"a change of a group of Deception", kit.Put(changes+"/"+decoys, `{"name":"x"}`), 400, "resource.managed"},
		{"a deletion of a group of Deception", kit.Delete(groups + "/" + decoys), 400, "resource.managed"},
		{"a change of an unknown thing", kit.Put(changes+"/"+unknown, `{"name":"x"}`), 404, "resource.not.found"},
		{"a deletion of a referenced group", kit.Delete(groups + "/" + finance), 400, "resource.referenced"},
	} {
		t.Run(c.reason, func(t *testing.T) {
			t.Parallel()
			kit.Refuses(t, c.call, c.status, c.id)
		})
	}
}

func TestNotServed(t *testing.T)         { kit.TestNotServed(t, "PATCH") }
func TestStrangers(t *testing.T)         { kit.TestStrangers(t) }
func TestHostileBodies(t *testing.T)     { kit.TestBodies(t) }
func TestUnreadableQueries(t *testing.T) { kit.TestUnreadableQueries(t) }

func TestOddIDs(t *testing.T) {
	kit.TestOddIDs(t, map[string]string{
		"-" + finance:           "a negative number",
		finance + "x":           "an id with a suffix",
		strings.Repeat("9", 50): "an overflow of a number",
	}, func(id string) []stubtest.Call {
		return []stubtest.Call{kit.Get(groups + "/" + id), kit.Delete(groups + "/" + id), kit.Put(changes+"/"+id, `{"name":"x"}`)}
	})
}
