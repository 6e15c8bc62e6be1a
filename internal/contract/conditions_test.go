package contract_test

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/assay-conformance/assay/internal/contract"
	"github.com/assay-conformance/assay/internal/rule"
)

func TestConditionsInABody(t *testing.T) {
	t.Parallel()
	const password, host = "createDirectory/body/bindPassword/required-when at /bindPassword", "createDirectory/body/servers/*/host/required-when at /servers/1/host"
	local, remote := object{"kind": "local"}, object{"kind": "remote", "host": "h"}
	for _, c := range []struct {
		reason string
		body   object
		want   []string
	}{
		{"no condition holds", object{"name": "n"}, nil},
		{"the property is there", object{"name": "n", "bindUser": "u", "bindPassword": "p"}, nil},
		{"the condition holds and the property is missing", object{"name": "n", "bindUser": "u"}, []string{password}},
		{"the property alone is no fault", object{"name": "n", "bindPassword": "p"}, nil},
		{"another value of the other property", object{"name": "n", "servers": []any{local, remote}}, nil},
		{"one of the values, in an item", object{"name": "n", "servers": []any{local, object{"kind": "mirror"}}}, []string{host}},
		{"the source does not tell whether it must be there", object{"name": "n", "owner": "o"}, nil},
	} {
		t.Run(c.reason, func(t *testing.T) {
			t.Parallel()
			made := call{op: "createDirectory", method: "POST", path: "/directories", request: c.body, status: 201, response: object{"name": "n"}}
			assert.ElementsMatch(t, c.want, found(t, made), c.reason)
		})
	}
	wrong := call{op: "createDirectory", method: "POST", path: "/directories", request: object{"name": "n"}, status: 201, response: object{"name": "n", "bindUser": "u"}}
	assert.Equal(t, []string{"createDirectory/201/body/bindPassword/required-when at /bindPassword"}, found(t, wrong), "a response has conditions too")
}

func TestEditsOfConditions(t *testing.T) {
	t.Parallel()
	all := map[rule.Site]contract.Constraint{}
	for _, c := range variants().Operation("createDirectory").Constraints() {
		all[c.Site] = c
	}
	server := func(properties object) object { return object{"servers": []any{properties}} }
	for _, c := range []struct {
		reason              string
		site                rule.Site
		valid, beyond, edge object
	}{
		{"without the other property it may be missing", "createDirectory/body/bindPassword/required-when",
			object{"bindUser": "u", "bindPassword": "p"}, object{"bindUser": "u"}, object{}},
		{"with another value of a required property it may be missing", "createDirectory/body/servers/*/host/required-when",
			server(object{"kind": "mirror", "host": "h"}), server(object{"kind": "mirror"}), server(object{"kind": "local"})},
		{"a value for which it is required is set", "createDirectory/body/servers/*/host/required-when",
			server(object{"kind": "local"}), server(object{"kind": "remote"}), server(object{"kind": "local"})},
	} {
		t.Run(c.reason, func(t *testing.T) {
			t.Parallel()
			one, ok := all[c.site]
			require.True(t, ok)
			for name, edits := range map[string]struct {
				all  []contract.Edit
				want object
			}{"beyond": {one.Beyond(), c.beyond}, "edge": {one.AtEdge(), c.edge}} {
				require.Len(t, edits.all, 1, name)
				changed, _, found := one.Apply(contract.RequestContext{}, c.valid, edits.all[0].Do)
				assert.True(t, found)
				assert.Equal(t, edits.want, changed, name)
			}
		})
	}
	password := all["createDirectory/body/bindPassword/required-when"]
	_, _, found := password.Apply(contract.RequestContext{}, object{"bindPassword": "p"}, password.Beyond()[0].Do)
	assert.False(t, found, "nobody knows a user to bind with")
	for site, reason := range map[rule.Site]string{
		"createDirectory/body/bindPassword/optional": "it is not always optional",
		"createDirectory/body/owner/optional":        "the source does not tell",
		"createDirectory/body/forest/required-when":  "the condition is one of another operation",
	} {
		assert.False(t, variants().Has(site), "%s: %s", site, reason)
	}
	assert.True(t, variants().Has("createDirectory/body/forest/optional"))
	assert.False(t, slices.ContainsFunc(variants().Operation("createDirectory").Constraints(), func(c contract.Constraint) bool { return c.Site == "createDirectory/body/owner/required" }))
}
