package contract_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/assay-conformance/assay/internal/contract"
)

// policies lists the policies of an operation of things.yaml that ask for permissions.
func policies(operation string) []contract.Policy {
	var all []contract.Policy
	for _, p := range things().Operation(operation).Policies {
		if p.Set != "" {
			all = append(all, p)
		}
	}
	return all
}

// A permission is met at its level and at every higher one. Of a set "any" of several suffices; each
// permission of a set "all" is a policy by itself.
func TestPermissions(t *testing.T) {
	t.Parallel()
	assert.Equal(t, []contract.Policy{
		{Site: "listThings/guard/permission-reader", Set: "reader", Alternatives: []contract.Alternative{
			{Permission: "Things (Read)", MetBy: []string{"Things (Read)", "Things (Read/Write)", "Things (Full)"}, Suffices: "listThings/guard/suffices-reader-things"},
			{Permission: "OWN_THINGS", MetBy: []string{"OWN_THINGS"}, Suffices: "listThings/guard/suffices-reader-own-things"},
		}},
		{Site: "listThings/guard/permission-insider", Set: "insider", Alternatives: []contract.Alternative{
			{Permission: "Inside (Read/Write)", MetBy: []string{"Inside (Read/Write)", "Inside (Full)"}, Below: "Inside (Read)", Suffices: "listThings/guard/suffices-insider"},
		}},
	}, policies("listThings"))
	assert.Equal(t, []contract.Policy{
		{Site: "createThing/guard/permission-writer-things", Set: "writer", Alternatives: []contract.Alternative{
			{Permission: "Things (Full)", MetBy: []string{"Things (Full)"}, Below: "Things (Read/Write)"},
		}},
		{Site: "createThing/guard/permission-writer-inside", Set: "writer", Alternatives: []contract.Alternative{
			{Permission: "Inside (Read)", MetBy: []string{"Inside (Read)", "Inside (Read/Write)", "Inside (Full)"}},
		}},
	}, policies("createThing"))
}

func TestCallersOfAPolicy(t *testing.T) {
	t.Parallel()
	list := things().Operation("listThings")
	reader, insider := policies("listThings")[0], policies("listThings")[1]

	lacks, holds := list.Without(reader)
	assert.Equal(t, []string{"Things (Read)", "Things (Read/Write)", "Things (Full)", "OWN_THINGS"}, lacks, "each of them would meet the policy")
	assert.Equal(t, [][]string{{"Inside (Read/Write)", "Inside (Full)"}}, holds, "the other policy is met")

	lacks, holds = list.Only(reader, reader.Alternatives[0])
	assert.Equal(t, []string{"Things (Read/Write)", "Things (Full)", "OWN_THINGS"}, lacks, "neither the other alternative nor a higher level")
	assert.Equal(t, [][]string{{"Things (Read)"}, {"Inside (Read/Write)", "Inside (Full)"}}, holds)

	lacks, holds = list.Only(insider, insider.Alternatives[0])
	assert.Equal(t, []string{"Inside (Full)"}, lacks)
	assert.Equal(t, [][]string{{"Inside (Read/Write)"}, reader.Alternatives[0].MetBy, reader.Alternatives[1].MetBy}, holds, "each alternative of the other policy, so that only one is tried at a time")
}

// faultySets are documents with a fault in their permissions: their root extensions, one in a line,
// and the sets that the operation names. The fault is in the line so marked, or in that of the operation.
var faultySets = []struct{ reason, root, names, want string }{
	{"no sets", "", "[reader]", `x-permissions of op: unknown set "reader" (available from x-permission-sets: )`},
	{"an unknown set", "x-permission-sets: {b: {all: [{permission: b}]}, a: {all: [{permission: a}]}}", "[c]", `unknown set "c" (available from x-permission-sets: a, b)`},
	{"a set that stands twice", "x-permission-sets: {a: {all: [{permission: a}]}}", "[a, a]", "x-permissions of op: the set a stands twice"},
	{"a set that another one implies: no caller can fail it alone", "x-permission-levels: [r, w]\nx-permission-sets: {a: {all: [{permission: p, level: r}]}, b: {all: [{permission: p, level: w}]}}", "[a, b]", "whoever meets the set b meets p (r) of the set a as well: the operation must not name both"},
	{"names that are null are a policy switched off", "", "null", "x-permissions of op: must be a list, got null"},
	{"a name that is null", "", "[null]", "x-permissions of op: must be a string, got null"},
	{"names that are a string", "", "administrator", "x-permissions of op: must be a list, got string"},
	{"two sets with one site", "x-permission-sets: {a: {all: [{permission: b}, {permission: c}]}, a-b: {all: [{permission: d}]}}", "[a, a-b]", "two requirements have the site op/guard/permission-a-b: rename a set"},

	{"sets that are null", "x-permission-sets: null # fault", "[]", "x-permission-sets: must be a mapping of names to sets, got null"},
	{"sets that are a list", "x-permission-sets: [] # fault", "[]", "must be a mapping of names to sets, got array"},
	{"a set that is null", "x-permission-sets:\n  a: {all: [{permission: b}]}\n  b: null # fault", "[]", "x-permission-sets: b: must have all or any, got null"},
	{"a set of nothing", "x-permission-sets:\n  a: {} # fault", "[]", "a: must have all or any"},
	{"an empty set", "x-permission-sets:\n  a: {all: []} # fault", "[]", "a: all: must be a list of at least one permission, got []"},
	{"both all and any", "x-permission-sets:\n  a: {all: [{permission: b}], any: [{permission: c}]} # fault", "[]", "a: must have either all or any, not both"},
	{"an unknown key of a set", "x-permission-sets:\n  a: {al: [{permission: b}]} # fault", "[]", `a: unknown key "al" (available: all, any, suffices)`},
	{"a set whose name has a slash", "x-permission-sets:\n  a/b: {all: [{permission: b}]} # fault", "[]", "a/b: the name becomes part of a site"},
	{"suffices that is not true", "x-permission-sets:\n  a: {all: [{permission: b}], suffices: maybe} # fault", "[]", `a: suffices: must be true, got "maybe"`},
	{"suffices of several", "x-permission-sets:\n  a: {any: [{permission: b}, {permission: c}], suffices: true} # fault", "[]", "a: suffices: belongs to a set of one permission"},
	{"a permission that is null", "x-permission-sets:\n  a: {any: [null]} # fault", "[]", "a: any: permission 0: must have permission and, if there are any, level, got null"},
	{"a permission that is only a name", "x-permission-sets:\n  a: {any: [b]} # fault", "[]", "permission 0: must have permission and, if there are any, level, got string"},
	{"a permission without a name", "x-permission-levels: [r]\nx-permission-sets:\n  a: {any: [{level: r}]} # fault", "[]", `permission 0: permission must be a name, got ""`},
	{"a permission with a name that no site can have", "x-permission-sets:\n  a: {any: [{permission: '*'}]} # fault", "[]", `permission must be a name, got "*"`},
	{"a permission with a number as its name", "x-permission-sets:\n  a: {any: [{permission: 5}]} # fault", "[]", "permission must be a string, got number"},
	{"an unknown key of a permission", "x-permission-sets:\n  a: {any: [{permission: b, lvl: r}]} # fault", "[]", `unknown key "lvl" (available: permission, level)`},
	{"a level without a list of them", "x-permission-sets:\n  a: {any: [{permission: b, level: Read}]} # fault", "[]", `unknown level "Read" (available from x-permission-levels: )`},
	{"an unknown level", "x-permission-levels: [Read, Write]\nx-permission-sets:\n  a: {any: [{permission: b, level: read}]} # fault", "[]", `unknown level "read" (available from x-permission-levels: Read, Write)`},
	{"a level that is null", "x-permission-sets:\n  a: {any: [{permission: b, level: null}]} # fault", "[]", "level must be a string, got null"},
	{"a permission that stands twice", "x-permission-sets:\n  a: {all: [{permission: b}, {permission: B}]} # fault", "[]", "all: permission 1: B stands twice in the set"},
	{"a permission at two levels", "x-permission-levels: [r, w]\nx-permission-sets:\n  a: {any: [{permission: b, level: r}, {permission: b, level: w}]} # fault", "[]", "permission 1: b (w) stands twice in the set"},
	{"a permission that is written in two ways", "x-permission-sets:\n  a: {any: [{permission: Scan Management}]}\n  b: {any: [{permission: scan-management}]} # fault", "[]", "b: scan-management and Scan Management cannot be told apart in a site"},
	{"a permission with a level and without", "x-permission-levels: [r, w]\nx-permission-sets:\n  a: {any: [{permission: p, level: r}]}\n  b: {any: [{permission: p}]} # fault", "[]", "b: p and p (w) cannot be told apart in a site"},

	{"levels that are null", "x-permission-levels: null # fault", "[]", "x-permission-levels: must be a list, got null"},
	{"a level of null", "x-permission-levels: [null] # fault", "[]", "x-permission-levels: must be a string, got null"},
	{"a level that stands twice", "x-permission-levels: [Read, Read] # fault", "[]", `level 1: must be a name that stands only once, got "Read"`},
	{"a level without a name", "x-permission-levels: [''] # fault", "[]", `level 0: must be a name that stands only once, got ""`},
}

// withSets is the small document with root extensions and sets of its operation.
func withSets(t testing.TB, root, names string) string {
	t.Helper()
	doc := changed(t, "x-permissions:", "x-permissions: "+names)
	return strings.Replace(doc, "paths:\n", root+"\npaths:\n", 1)
}

func TestFaultyPermissions(t *testing.T) {
	t.Parallel()
	for _, c := range faultySets {
		t.Run(c.reason, func(t *testing.T) {
			t.Parallel()
			doc := withSets(t, c.root, c.names)
			line := faultLine(doc)
			if line == 0 {
				line = 1 + strings.Count(doc[:strings.Index(doc, "post:")], "\n")
			}
			_, err := contract.Load("acme", "small.yaml", []byte(doc))
			require.ErrorContains(t, err, c.want)
			assert.True(t, strings.HasPrefix(err.Error(), fmt.Sprintf("small.yaml:%d: ", line)), "want line %d at the beginning of %v", line, err)
		})
	}
}
