package sailpoint_test

import (
	"strings"
	"testing"

	"github.com/assay-conformance/assay/internal/stub/stubtest"
)

func TestWhatIsRefusedChangesNothing(t *testing.T) {
	t.Parallel()
	body := func(change ...string) string { return strings.NewReplacer(change...).Replace(good) }
	for _, c := range []struct {
		reason string
		call   stubtest.Call
		status int
	}{
		{"a method that is not served where the path has a parameter", kit.Put(segments+"/"+standing, good), 405},
		{"a caller without authority creates", kit.Post(segments, good).By(nobody), 403},
		{"a caller without authority reads", kit.Get(segments + "/" + standing).By(nobody), 403},
		{"a caller without authority lists", kit.Get(segments).By(nobody), 403},
		{"a caller without authority changes", kit.Patch(segments+"/"+standing, rename).By(nobody), 403},
		{"a caller without authority removes", kit.Delete(segments + "/" + standing).By(nobody), 403},
		{"a patch sent as plain JSON", kit.Patch(segments+"/"+standing, rename).As("application/json"), 415},
		{"no name", kit.Post(segments, body(`"name":"Austin",`, "")), 400},
		{"a name without letters", kit.Post(segments, body(`"Austin"`, `" "`)), 400},
		{"a name that is null", kit.Post(segments, body(`"name":"Austin"`, `"name":null`)), 400},
		{"an owner without an id", kit.Post(segments, body(`"id":"`+owner+`",`, "")), 400},
		{"an owner who is no identity", kit.Post(segments, body("IDENTITY", "GOVERNANCE_GROUP")), 400},
		{"criteria without an expression", kit.Post(segments, `{"name":"n","visibilityCriteria":{}}`), 400},
		{"an expression without an operator", kit.Post(segments, body(`"operator":"EQUALS",`, "")), 400},
		{"an operator that is none", kit.Post(segments, body("EQUALS", "RESEMBLES")), 400},
		{"an operator that is none, two levels down", kit.Post(segments, body(`"children":[]`, `"children":[{"operator":"AND","children":[{"operator":"OR"}]}]`)), 400},
		{"a change of nothing that exists", kit.Patch(segments+"/"+unknown, rename), 404},
		{"a removal of nothing that exists", kit.Delete(segments + "/" + unknown), 404},
		{"a look at nothing that exists", kit.Get(segments + "/" + unknown), 404},
	} {
		t.Run(c.reason, func(t *testing.T) {
			t.Parallel()
			kit.Refuses(t, c.call, c.status, "")
		})
	}
}

func TestWhatIsNotServed(t *testing.T)          { kit.TestNotServed(t, "PUT") }
func TestStrangersAreRefused(t *testing.T)      { kit.TestStrangers(t) }
func TestHostileBodies(t *testing.T)            { kit.TestBodies(t) }
func TestQueriesThatNobodyCanRead(t *testing.T) { kit.TestUnreadableQueries(t) }

func TestAnIDIsTakenAsItIs(t *testing.T) {
	kit.TestOddIDs(t, map[string]string{
		standing + "x":            "an id and more",
		strings.ToUpper(standing): "an id is not said to be a UUID, so that capitals make another (A-SP-2)",
	}, func(id string) []stubtest.Call {
		one := segments + "/" + id
		return []stubtest.Call{kit.Get(one), kit.Delete(one), kit.Patch(one, rename)}
	})
}
