package sailpoint_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/assay-conformance/assay/internal/stub"
	"github.com/assay-conformance/assay/internal/stub/stubtest"
)

func TestPatches(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ reason, operations, shows string }{
		{"a new name", `[{"op":"replace","path":"/name","value":"Dallas"}]`, `"name":"Dallas"`},
		{"adding an existing property replaces it", `[{"op":"add","path":"/description","value":"new"}]`, `"description":"new"`},
		{"a removed property is null", `[{"op":"remove","path":"/description"}]`, `"description":null`},
		{"a null property", `[{"op":"replace","path":"/owner","value":null}]`, `"owner":null`},
		{"another owner, whose name the server adds", `[{"op":"replace","path":"/owner","value":{"id":"2c9180867624cbd7017642d8c8c81f67"}}]`, `"name":"security"`},
		{"a part of a property", `[{"op":"replace","path":"/visibilityCriteria/expression/value/value","value":"Dallas"}]`, `"value":"Dallas"`},
		{"an item of a list", `[{"op":"add","path":"/visibilityCriteria/expression/children","value":[]},{"op":"add","path":"/visibilityCriteria/expression/children/-","value":{"operator":"EQUALS"}}]`,
			`"children":[{"children":null,"operator":"EQUALS"}]`},
		{"a leaf without children shows null", `[{"op":"remove","path":"/visibilityCriteria/expression/children"}]`, `"children":null`},
		{"a leaf with an empty list shows null", `[{"op":"replace","path":"/visibilityCriteria/expression/children","value":[]}]`, `"children":null`},
		{"a copy", `[{"op":"copy","from":"/name","path":"/description"}]`, `"description":"Austin"`},
		{"a copy from a read-only property", `[{"op":"copy","from":"/id","path":"/description"}]`, `"name":"Austin"`},
		{"a move onto itself changes nothing", `[{"op":"move","from":"/description","path":"/description"}]`, `"description":"All of Austin"`},
		{"a test that succeeds", `[{"op":"test","path":"/name","value":"Austin"},{"op":"replace","path":"/active","value":false}]`, `"active":false`},
		{"a test of a read-only property, to detect concurrent changes", `[{"op":"test","path":"/modified","value":"2026-01-01T00:00:00Z"},{"op":"replace","path":"/name","value":"x"}]`, `"name":"x"`},
		{"two operations in order", `[{"op":"replace","path":"/name","value":"one"},{"op":"replace","path":"/name","value":"two"}]`, `"name":"two"`},
		{"unused properties of an operation", `[{"op":"remove","path":"/description","from":"/name","value":1}]`, `"description":null`},
		{"unknown properties of an operation", `[{"op":"replace","path":"/name","value":"x","why":"because"}]`, `"name":"x"`},
		{"no operations", `[]`, `"name":"Austin"`},
	} {
		t.Run(c.reason, func(t *testing.T) {
			t.Parallel()
			kit.OverBoth(t, func(t *testing.T, s stubtest.Caller) {
				made := created(t, s, good)
				e := patch(t, s, made.ID, c.operations)
				after := segmentOf(t, e, 200)
				assert.Contains(t, string(e.Response.Body), c.shows, c.reason)
				assert.Equal(t, after, read(t, s, made.ID), "the response is the new state")
				assert.Equal(t, made.ID, after.ID)
			})
		})
	}
}

func TestRefusedPatchesChangeNothing(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ reason, operations string }{
		{"an object instead of a list", `{"op":"replace","path":"/name","value":"x"}`},
		{"an unknown operation", `[{"op":"merge","path":"/name","value":"x"}]`},
		{"an operation in upper case", `[{"op":"REPLACE","path":"/name","value":"x"}]`},
		{"no operation", `[{"path":"/name","value":"x"}]`},
		{"no path", `[{"op":"replace","value":"x"}]`},
		{"no value", `[{"op":"replace","path":"/description"}]`},
		{"a move without from", `[{"op":"move","path":"/description"}]`},
		{"a pointer without a slash", `[{"op":"replace","path":"name","value":"x"}]`},
		{"the whole segment", `[{"op":"replace","path":"","value":{"name":"x"}}]`},
		{"the property with an empty name", `[{"op":"add","path":"/","value":"x"}]`},
		{"the id", `[{"op":"replace","path":"/id","value":"x"}]`},
		{"the creation date", `[{"op":"remove","path":"/created"}]`},
		{"an unknown property", `[{"op":"add","path":"/color","value":"red"}]`},
		{"a property in another case", `[{"op":"replace","path":"/Name","value":"x"}]`},
		{"a property with an escape", `[{"op":"replace","path":"/na~1me","value":"x"}]`},
		{"a move from a read-only property", `[{"op":"move","from":"/id","path":"/description"}]`},
		{"a test that fails", `[{"op":"test","path":"/name","value":"Dallas"}]`},
		{"a part of an absent property", `[{"op":"replace","path":"/visibilityCriteria/nothing/here","value":1}]`},
		{"an item beyond the end", `[{"op":"add","path":"/visibilityCriteria/expression/children/7","value":{"operator":"AND"}}]`},
		{"an item far beyond the end", `[{"op":"add","path":"/visibilityCriteria/expression/children/99999999999999999999","value":{"operator":"AND"}}]`},
		{"a negative index", `[{"op":"add","path":"/visibilityCriteria/expression/children/-1","value":{"operator":"AND"}}]`},
		{"a move into itself", `[{"op":"move","from":"/visibilityCriteria","path":"/visibilityCriteria/expression"}]`},
		{"a copy into an absent property", `[{"op":"copy","from":"/name","path":"/owner/a/b"}]`},
		{"a segment without a name", `[{"op":"remove","path":"/name"}]`},
		{"a name that is a number", `[{"op":"replace","path":"/name","value":1}]`},
		{"a string for active", `[{"op":"replace","path":"/active","value":"yes"}]`},
		{"an owner without an id", `[{"op":"remove","path":"/owner/id"}]`},
		{"an expression without an operator", `[{"op":"remove","path":"/visibilityCriteria/expression/operator"}]`},
		{"a valid operation before an invalid one", `[{"op":"replace","path":"/name","value":"x"},{"op":"test","path":"/active","value":"never"}]`},
		{"a valid operation after an invalid one", `[{"op":"replace","path":"/id","value":"x"},{"op":"replace","path":"/name","value":"x"}]`},
		{"copies of copies", doubling(40)},
		{"an expression that is too deep", `[{"op":"replace","path":"/visibilityCriteria/expression","value":` + deep(6000) + `}]`},
	} {
		t.Run(c.reason, func(t *testing.T) {
			t.Parallel()
			kit.OverBoth(t, func(t *testing.T, s stubtest.Caller) {
				made := created(t, s, good)
				e := patch(t, s, made.ID, c.operations)
				require.Equal(t, 400, e.Status, "%s: %s", c.reason, e.Response.Body)
				assert.Equal(t, made, read(t, s, made.ID), "a refused patch changes nothing: %s", c.reason)
			})
		})
	}
}

// deep returns an expression with this many levels.
func deep(levels int) string {
	return strings.Repeat(`{"operator":"AND","children":[`, levels) + `{"operator":"EQUALS"}` + strings.Repeat(`]}`, levels)
}

// doubling returns a patch that copies the criteria into themselves repeatedly.
func doubling(times int) string {
	var operations []string
	for i := range times {
		operations = append(operations, fmt.Sprintf(`{"op":"copy","from":"/visibilityCriteria","path":"/visibilityCriteria/c%d"}`, i))
	}
	return "[" + strings.Join(operations, ",") + "]"
}

func TestDeepExpression(t *testing.T) {
	t.Parallel()
	s := kit.Fresh(stub.Options{})
	made := created(t, s, `{"name":"n","visibilityCriteria":{"expression":`+deep(200)+`}}`)
	assert.Equal(t, made, read(t, s, made.ID))
	after := segmentOf(t, patch(t, s, made.ID, `[{"op":"replace","path":"/visibilityCriteria/expression","value":`+deep(400)+`}]`), 200)
	assert.NotEqual(t, made.VisibilityCriteria, after.VisibilityCriteria)
}
