package contract_test

import (
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/assay-conformance/assay/internal/contract"
	"github.com/assay-conformance/assay/internal/rule"
)

var variants = sync.OnceValue(func() *contract.Contract { return mustLoad("acme", "testdata/variants.yaml", readFile) })

// found lists the findings of an exchange as "site at pointer".
func found(t *testing.T, made call) []string {
	t.Helper()
	all := []string{}
	for _, f := range judged(t, variants(), made).Findings {
		all = append(all, string(f.Site)+" at "+f.Pointer)
		assert.Positive(t, f.Line, "the line of %s", f.Site)
	}
	return all
}

func TestVariantsOfARequest(t *testing.T) {
	t.Parallel()
	group := object{"id": 1, "members": []any{}}
	local := object{"kind": "local", "name": "n", "description": "d"}
	for _, c := range []struct {
		reason string
		body   any
		want   []string
	}{
		{"the first variant", local, nil},
		{"the second variant, without the properties of the first", object{"kind": "ldap", "name": "n", "host": "h"}, nil},
		{"a required property of the chosen variant is missing", object{"kind": "local", "name": "n"}, []string{"createGroup/body/@local/description/required at /description"}},
		{"one property, two constraints: the chosen one counts", object{"kind": "local", "name": "12345678901", "description": "d"}, []string{"createGroup/body/@local/name/maxLength at /name"}},
		{"the same value is valid in the other variant", object{"kind": "ldap", "name": "12345678901", "host": "h"}, nil},
		{"no property chooses", object{"name": "n", "description": "d"}, []string{"createGroup/body/kind/required at /kind"}},
		{"an unknown value chooses", object{"kind": "cloud", "name": "n"}, []string{"createGroup/body/kind/enum at /kind"}},
		{"not an object, so no property chooses", []any{}, []string{"createGroup/body/type at "}},
	} {
		t.Run(c.reason, func(t *testing.T) {
			t.Parallel()
			made := call{op: "createGroup", method: "POST", path: "/groups", request: c.body, status: 201, response: group}
			assert.ElementsMatch(t, c.want, found(t, made), c.reason)
		})
	}
}

func TestVariantsOfAResponse(t *testing.T) {
	t.Parallel()
	user, application := object{"userId": 1}, object{"userId": 2, "clientId": "c"}
	group := func(members ...any) object { return object{"id": 1, "members": append([]any{}, members...)} }
	for _, c := range []struct {
		reason, op, path string
		response         any
		want             []string
	}{
		{"a list", "listGroups", "/groups", []any{group()}, nil},
		{"a page", "listGroups", "/groups?limit=1", object{"total": 1, "data": []any{group()}}, nil},
		{"one by name", "listGroups", "/groups?name=n", group(), nil},
		{"the first matching variant is chosen", "listGroups", "/groups?name=n&limit=1", group(), nil},
		{"a page instead of a requested list: the oneOf would accept it", "listGroups", "/groups", object{"total": 1, "data": []any{}}, []string{"listGroups/200/body/@list/type at "}},
		{"a list instead of the requested object", "listGroups", "/groups?name=n", []any{group()}, []string{"listGroups/200/body/@by-name/type at "}},
		{"a fault in an item of the page", "listGroups", "/groups?limit=1", object{"total": 1, "data": []any{object{"id": "x", "members": []any{}}}},
			[]string{"listGroups/200/body/@page/data/*/id/type at /data/0/id"}},
		{"the form of a path parameter chooses", "getGroup", "/groups/42", []any{group()}, nil},
		{"a name chooses another variant", "getGroup", "/groups/admins", group(), nil},
		{"an object instead of the requested list", "getGroup", "/groups/42", group(), []string{"getGroup/200/body/@by-id/type at "}},
		{"each item chooses its variant", "getGroup", "/groups/admins", group(user, application), nil},
		{"a fault in an item of one variant", "getGroup", "/groups/admins", group(user, object{"clientId": "c"}),
			[]string{"getGroup/200/body/@by-name/members/*/@application/userId/required at /members/1/userId"}},
		{"a property that the variant does not declare", "getGroup", "/groups/admins", group(object{"userId": 1, "extra": true}),
			[]string{"getGroup/200/body/@by-name/members/*/@user/undeclared at /members/0/extra"}},
	} {
		t.Run(c.reason, func(t *testing.T) {
			t.Parallel()
			made := call{op: c.op, method: "GET", path: c.path, status: 200, response: c.response}
			assert.ElementsMatch(t, c.want, found(t, made), c.reason)
		})
	}
}

func TestOnlyTheChosenVariantIsValidated(t *testing.T) {
	t.Parallel()
	e := judged(t, variants(), call{op: "createGroup", method: "POST", path: "/groups", request: object{"kind": "local", "name": "n", "description": "d"}, status: 201, response: object{"id": 1, "members": []any{}}})
	assert.Contains(t, e.Exercised, rule.Site("createGroup/body/@local/description/required"))
	assert.Contains(t, e.Exercised, rule.Site("createGroup/body/kind/enum"))
	assert.NotContains(t, e.Exercised, rule.Site("createGroup/body/@ldap/host/required"))
}

func TestConstraintsOfAVariant(t *testing.T) {
	t.Parallel()
	host := rule.Site("createGroup/body/@ldap/host/required")
	all := variants().Operation("createGroup").Constraints()
	i := slices.IndexFunc(all, func(c contract.Constraint) bool { return c.Site == host })
	require.GreaterOrEqual(t, i, 0)
	assert.Equal(t, "ldap", all[i].Variant())
	leaveOut := all[i].Beyond()[0]
	changed, _, ok := all[i].Apply(contract.RequestContext{}, object{"kind": "ldap", "host": "h"}, leaveOut.Do)
	assert.True(t, ok)
	assert.Equal(t, object{"kind": "ldap"}, changed)
	_, _, ok = all[i].Apply(contract.RequestContext{}, object{"kind": "local", "host": "h"}, leaveOut.Do)
	assert.False(t, ok, "a host of a local group is another place")
	assert.Equal(t, []string{"ldap", "local"}, variants().Operation("createGroup").Body.Variants())
	for _, c := range all {
		assert.NotEqual(t, rule.Site("createGroup/body/@ldap/kind/required"), c.Site, "the choice is a constraint on the body, not of a variant")
	}
}

func TestAtLeastOneOfSomeProperties(t *testing.T) {
	t.Parallel()
	send := func(body any) []string {
		return found(t, call{op: "import", method: "POST", path: "/imports", request: body, status: 204, responseType: "-"})
	}
	assert.Empty(t, send(object{"text": "t"}))
	assert.Empty(t, send(object{"text": "t", "bytes": []any{1}}))
	assert.Equal(t, []string{"import/body/anyOf at "}, send(object{}))
	all := variants().Operation("import").Constraints()
	i := slices.IndexFunc(all, func(c contract.Constraint) bool { return c.Site == "import/body/anyOf" })
	require.GreaterOrEqual(t, i, 0)
	both := map[string]any{"text": "t", "bytes": []any{1}, "other": 1}
	none, _ := all[i].Beyond()[0].Do(both)
	assert.Equal(t, map[string]any{"other": 1}, none)
	edge := all[i].AtEdge()
	require.Len(t, edge, 2)
	only, _ := edge[0].Do(both)
	assert.Equal(t, map[string]any{"bytes": []any{1}, "other": 1}, only)
}

func TestBodiesThatAreNotJSON(t *testing.T) {
	t.Parallel()
	assert.Empty(t, found(t, call{op: "getGroup", method: "GET", path: "/groups/5", status: 404, responseType: "text/plain; charset=utf-8", response: text("no such group")}))
	assert.Equal(t, []string{"getGroup/4XX/body/minLength at "}, found(t, call{op: "getGroup", method: "GET", path: "/groups/5", status: 404, responseType: "text/plain", response: text("")}), "text has constraints too")
	part := func(name, kind, data string) string {
		return "--b\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\nContent-Type: " + kind + "\r\n\r\n" + data + "\r\n"
	}
	send := func(parts string) []string {
		return found(t, call{op: "sendFile", method: "POST", path: "/files", requestType: "multipart/form-data; boundary=b", request: text(parts + "--b--\r\n"), status: 204, responseType: "-"})
	}
	about, data := part("about", "application/json", `{"name":"f"}`), part("data", "application/octet-stream", "\x00\x01")
	assert.Empty(t, send(about+data))
	assert.Equal(t, []string{"sendFile/body/data/required at /data"}, send(about), "a part is missing")
	var sites []rule.Site
	for _, c := range variants().Operation("sendFile").Constraints() {
		sites = append(sites, c.Site)
	}
	assert.Equal(t, []rule.Site{"sendFile/body/about/name/optional", "sendFile/body/about/required", "sendFile/body/data/required", "sendFile/body/media-type", "sendFile/body/note/optional", "sendFile/body/required"}, sites,
		"all that can be checked of a part is whether it is there")
}

func TestListInAQuery(t *testing.T) {
	t.Parallel()
	op := variants().Operation("listGroups")
	i := slices.IndexFunc(op.Constraints(), func(c contract.Constraint) bool { return c.Site == "listGroups/query/level/*/enum" })
	require.GreaterOrEqual(t, i, 0)
	c := op.Constraints()[i]
	value, absent := c.EditText(c.Beyond()[0], "1,3")
	assert.Equal(t, "4,3", value)
	assert.False(t, absent)
	wrong := found(t, call{op: "listGroups", method: "GET", path: "/groups?level=2,3", status: 200, response: []any{}})
	assert.Equal(t, []string{"listGroups/query/level/*/enum at "}, wrong)
}

// replaced replaces a text, which must occur.
func replaced(t *testing.T, s, from, to string) string {
	t.Helper()
	require.Contains(t, s, from)
	return strings.Replace(s, from, to, 1)
}

func TestInvalidVariants(t *testing.T) {
	t.Parallel()
	doc, err := readFile("testdata/variants.yaml")
	require.NoError(t, err)
	for _, c := range []struct{ reason, from, to, want string }{
		{"a missing entry", "                  - {name: list}\n", "", "one entry for each schema"},
		{"an unknown key", "{name: page, query: limit}", "{name: page, header: limit}", `unknown key "header"`},
		{"an invalid pattern", `"idOrName ^[0-9]+$"`, `"idOrName ["`, "path must be a parameter and a pattern"},
		{"a name that cannot stand in a path", "{name: by-name, query: name}", `{name: "by name", query: name}`, "letters, digits and hyphens"},
	} {
		t.Run(c.reason, func(t *testing.T) {
			t.Parallel()
			changed := []byte(replaced(t, string(doc), c.from, c.to))
			_, err := contract.Load("acme", "variants.yaml", changed)
			require.ErrorContains(t, err, c.want)
			assert.ErrorContains(t, err, "variants.yaml:")
		})
	}
}

func TestMappingToAnother(t *testing.T) {
	t.Parallel()
	doc, err := readFile("testdata/variants.yaml")
	require.NoError(t, err)
	changed := replaced(t, string(doc), `ldap: "#/components/schemas/LdapGroup"`, `ldap: "#/components/schemas/Group"`)
	c, err := contract.Load("acme", "variants.yaml", []byte(changed))
	require.NoError(t, err, "it can be judged: no value is of a schema that is not in the oneOf")
	require.ErrorContains(t, c.Derivable(), `the discriminator maps "ldap" to #/components/schemas/Group, which is not in the oneOf`)
}
