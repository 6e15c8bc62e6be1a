package sailpoint_test

import (
	"strings"
	"testing"

	"github.com/assay-conformance/assay/internal/stub/stubtest"
)

func TestRefusedCallsChangeNothing(t *testing.T) {
	t.Parallel()
	body := func(change ...string) string { return strings.NewReplacer(change...).Replace(good) }
	for _, c := range []struct {
		reason string
		call   stubtest.Call
		status int
	}{
		{"an unknown method of a path with a parameter", kit.Put(segments+"/"+standing, good), 405},
		{"a caller without authority creates", kit.Post(segments, good).By(nobody), 403},
		{"a caller without authority reads", kit.Get(segments + "/" + standing).By(nobody), 403},
		{"a caller without authority lists", kit.Get(segments).By(nobody), 403},
		{"a caller without authority changes", kit.Patch(segments+"/"+standing, rename).By(nobody), 403},
		{"a caller without authority removes", kit.Delete(segments + "/" + standing).By(nobody), 403},
		{"a patch sent as plain JSON", kit.Patch(segments+"/"+standing, rename).As("application/json"), 415},
		{"no name", kit.Post(segments, body(`"name":"Austin",`, "")), 400},
		{"a blank name", kit.Post(segments, body(`"Austin"`, `" "`)), 400},
		{"a name that is null", kit.Post(segments, body(`"name":"Austin"`, `"name":null`)), 400},
		{"an owner without an id", kit.Post(segments, body(`"id":"`+owner+`",`, "")), 400},
		{"an owner that is not an identity", kit.Post(segments, body("IDENTITY", "GOVERNANCE_GROUP")), 400},
		{"criteria without an expression", kit.Post(segments, `{"name":"n","visibilityCriteria":{}}`), 400},
		{"an expression without an operator", kit.Post(segments, body(`"operator":"EQUALS",`, "")), 400},
		{"an unknown operator", kit.Post(segments, body("EQUALS", "RESEMBLES")), 400},
		{"an unknown operator two levels down", kit.Post(segments, body(`"children":[]`, `"children":[{"operator":"AND","children":[{"operator":"OR"}]}]`)), 400},
		{"a change of an unknown thing", kit.Patch(segments+"/"+unknown, rename), 404},
		{"a removal of an unknown segment", kit.Delete(segments + "/" + unknown), 404},
		{"a read of an unknown segment", kit.Get(segments + "/" + unknown), 404},
	} {
		t.Run(c.reason, func(t *testing.T) {
			t.Parallel()
			kit.Refuses(t, c.call, c.status, "")
		})
	}
}

func TestNotServed(t *testing.T)         { kit.TestNotServed(t, "PUT") }
func TestStrangers(t *testing.T)         { kit.TestStrangers(t) }
func TestHostileBodies(t *testing.T)     { kit.TestBodies(t) }
func TestUnreadableQueries(t *testing.T) { kit.TestUnreadableQueries(t) }

func TestOddIDs(t *testing.T) {
	kit.TestOddIDs(t, map[string]string{
		standing + "x":            "an id with a suffix",
		strings.ToUpper(standing): "upper case is another id, because ids are not documented as UUIDs (A-SP-2)",
	}, func(id string) []stubtest.Call {
		one := segments + "/" + id
		return []stubtest.Call{kit.Get(one), kit.Delete(one), kit.Patch(one, rename)}
	})
}
