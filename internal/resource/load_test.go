package resource_test

import (
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/assay-conformance/assay/internal/contract"
	"github.com/assay-conformance/assay/internal/resource"
)

func document(t testing.TB) *contract.Contract {
	t.Helper()
	data, err := os.ReadFile("testdata/openapi.yaml")
	require.NoError(t, err)
	c, err := contract.Load("acme", "openapi.yaml", data)
	require.NoError(t, err)
	return c
}

func rows(t testing.TB) string {
	t.Helper()
	data, err := os.ReadFile("testdata/resources.yaml")
	require.NoError(t, err)
	return string(data)
}

// The valid file has every key.
func TestParse(t *testing.T) {
	t.Parallel()
	s, err := resource.Parse("resources.yaml", []byte(rows(t)), document(t))
	require.NoError(t, err)
	assert.Equal(t, []string{"parcel", "depot"}, s.Nouns(), "the longest first")
	parcel, ok := s.Find("parcels")
	require.True(t, ok)
	assert.Same(t, parcel, s.Owner("listParcels"))
	assert.Equal(t, "label", parcel.Name.Sent)
	assert.Equal(t, []string{"letter", "box"}, parcel.Creation.Forms.Names, "in the order of the file: the first is the default")
	depot, _ := s.Find("depot")
	assert.Equal(t, "999999", depot.ID.Unknown, "an id may be written as a number")
	assert.Equal(t, "city", depot.Name.Sent, "as in a response by default")
	assert.Equal(t, resource.Merge, depot.Change.Style)
	assert.Nil(t, s.Owner("noSuchOperation"))
}

// An invalid file is refused with the line of each error. Each case changes one text of the valid file.
func TestParseRejectsInvalidFiles(t *testing.T) {
	t.Parallel()
	c, valid := document(t), rows(t)
	for _, tc := range []struct{ reason, old, new, want string }{
		{"an unknown key", "plural: depots", "plurals: depots", `resources.yaml:8: unknown field "plurals"`},
		{"an unknown key in a form", "full: {stamp: 0.85}", "fulls: {stamp: 0.85}", `resources.yaml:27: unknown field "fulls"`},
		{"another vendor's file", "vendor: acme", "vendor: other", `resources.yaml:1: want the vendor "acme", got "other"`},
		{"a plural equal to the noun", "plural: depots", "plural: depot", `resources.yaml:8: the plural of "depot" must differ from the noun`},
		{"an unknown operation", "list: listDepots", "list: listDepot", `resources.yaml:9: unknown operation "listDepot" (available: createDepot, createParcel,`},
		{"an operation of no resource", ", delete: deleteDepot", "", "deleteDepot belongs to no resource: name it under operations or calls"},
		{"no operation deletes it", ", delete: deleteDepot", "", "resources.yaml:9: no operation deletes a depot: give the reason under remove: never"},
		{"an operation of two resources", "delete: deleteDepot}", "delete: deleteParcel}", `deleteParcel already belongs to "depot"`},
		{"an id that no response shows", "id: {property: id, path: parcelId", "id: {property: number, path: parcelId", `resources.yaml:18: no response of parcels shows the property "number"`},
		{"an unknown path parameter", "path: parcelId", "path: id", `resources.yaml:18: getParcel has no path parameter "id" (available: parcelId)`},
		{"no id of what is listed", "id: {property: id, path: parcelId", "id: {path: parcelId", `resources.yaml:18: no response of parcels shows the property ""`},
		{"an unknown name", "property: name, sent", "property: title, sent", `resources.yaml:19: no response of parcels shows the property "title"`},
		{"an unknown uniqueness", "unique: parent", "unique: world", `resources.yaml:19: unknown uniqueness "world" (available: parent, tenant, undocumented)`},
		{"an unknown parent", "parent: {noun: depot", "parent: {noun: depott", `resources.yaml:20: unknown noun "depott" (available: depot, parcel)`},
		{"a parent from an unknown source", "from: create, path", "from: found, path", `resources.yaml:20: invalid source "found": want create, or offer and its name`},
		{"a parent from an unknown offer", "from: create, path", "from: offer sela, path", `the offer "sela" is not declared under offers (available: clerk, seal, standing-depot)`},
		{"an unknown parameter of a parent", "path: depotId, shown", "path: depot, shown", `resources.yaml:20: createParcel has no path parameter "depot"`},
		{"a scope that is not a parameter", "query: tenant", "query: tenants", `resources.yaml:21: getParcel has no query parameter "tenants" (available: tenant)`},
		{"a form without the property that selects it", "minimal: {kind: letter, label", "minimal: {kind: box, label", `resources.yaml:25: minimal needs kind: letter, which selects the form`},
		{"an unknown property", "full: {fragile: true", "full: {fragille: true", `resources.yaml:30: createParcel has no property at /fragille`},
		{"a property of another form", "full: {stamp: 0.85}", "full: {fragile: true}", `resources.yaml:27: createParcel has no property at /fragile`},
		{"an unknown property in a list", "count: 6", "number: 6", `resources.yaml:30: createParcel has no property at /items/0/number`},
		{"an undeclared offer", "offered: {seal: {seal", "offered: {sela: {seal", `resources.yaml:31: the offer "sela" is not declared under offers`},
		{"a placeholder for an unknown offer", "{{offer seal}}", "{{offer sela}}", `resources.yaml:31: the offer "sela" is not declared under offers`},
		{"an unknown placeholder", "{{offer seal}}", "{{offers seal}}", `resources.yaml:31: unknown placeholder {{offers seal}} (available: make, name, offer, parent, second, self, unique, value)`},
		{"a placeholder that is not closed", "{{offer seal}}", "{{offer seal}", `resources.yaml:31: "{{offer seal}": a placeholder starts with {{ and ends with }}`},
		{"a placeholder without its argument", "{{offer seal}}", "{{offer}}", `placeholder {{offer}}: offer needs an argument`},
		{"a placeholder with an extra argument", `label: "{{name}}"}
          full: {stamp`, `label: "{{name x}}"}
          full: {stamp`, `resources.yaml:26: placeholder {{name x}}: name has no argument`},
		{"a property of a placeholder without properties", `label: "{{name}}"}
          full: {stamp`, `label: "{{name.x}}"}
          full: {stamp`, `placeholder {{name.x}}: only self, parent and second have properties`},
		{"an unknown kind of value", `label: "{{name}}"}
          full: {stamp`, `label: "{{unique ipv9}}"}
          full: {stamp`, `unknown kind of unique value "ipv9" (available: ipv4)`},
		{"a thing of an unknown noun", `label: "{{name}}"}
          full: {stamp`, `label: "{{make crate}}"}
          full: {stamp`, `resources.yaml:26: unknown noun "crate"`},
		{"a thing that does not exist yet", `label: "{{name}}"}
          full: {stamp`, `label: "{{self}}"}
          full: {stamp`, `resources.yaml:26: {{self}} needs an existing thing: there is none before create`},
		{"a parent that a thing does not have", `minimal: {city: "{{name}}"}`, `minimal: {city: "{{parent}}"}`, `resources.yaml:13: {{parent}}: a depot has no such parent`},
		{"an unknown property of the parent", "{{parent.city}}", "{{parent.town}}", `resources.yaml:29: no response of depots shows the property "town"`},
		{"an unquoted placeholder in a mapping", `minimal: {city: "{{name}}"}`, `minimal: {city: {{name}}}`, `resources.yaml:13: could not find flow map content; quote a value with {{`},
		{"an unquoted placeholder in a text", `minimal: {city: "{{name}}"}`, `minimal: {city: A{{name}}}`, `; quote a value with {{`},
		{"an unknown style of change", "style: whole", "style: all", `resources.yaml:33: unknown style "all" (available: merge, whole, json-patch)`},
		{"an unknown source of kept properties", "from: sent", "from: memory", `resources.yaml:34: unknown source "memory" (available: sent, read)`},
		{"a kept property that no update has", "keep: [label]", "keep: [label, city]", `resources.yaml:35: updateParcel has no property "city"`},
		{"a changed property that no update has", "full: {note: changed", "full: {notes: changed", `resources.yaml:37: updateParcel has no property at /notes`},
		{"a link that no response shows", "      tags: {to: parcel", "      labels: {to: parcel", `resources.yaml:39: no response of parcels shows the property "labels"`},
		{"a link to an unknown noun", "{to: parcel, id", "{to: label, id", `resources.yaml:39: unknown noun "label"`},
		{"a link that no update adds", "add: add", "add: plus", `resources.yaml:39: no update of a parcel has the property "plus"`},
		{"an unlinking of an unknown link", "unlink: [tags]", "unlink: [labels]", `resources.yaml:40: "labels" is not a link that an update can drop (available: tags)`},
		{"an unknown query parameter", "limit: limit", "limit: top", `resources.yaml:42: listParcels has no query parameter "top" (available: label, limit, offset, tenant)`},
		{"a negative page size", "size: 20", "size: -1", `resources.yaml:44: want 0 or more items, got -1`},
		{"an order by an unknown property", "order: name", "order: weight", `resources.yaml:45: no response of parcels shows the property "weight"`},
		{"a shape without its items", "items: data", "items: parcels", `resources.yaml:47: the response of listParcels has no property "parcels"`},
		{"a filter with an unknown parameter", "query: label, write", "query: title, write", `resources.yaml:50: listParcels has no query parameter "title"`},
		{"{{value}} outside a filter", "label: \"{{self.name}}\"", "label: \"{{value}}\"", `{{value}} is allowed only under write of a filter`},
		{"an unknown form of a response", "one-of-list}", "list-of-one}", `resources.yaml:51: unknown form "list-of-one" (available: one-of-list)`},
		{"an exception for an unknown property", "      label: {as: name", "      title: {as: name", `resources.yaml:53: no request or response of parcels has the property "title"`},
		{"an unknown owner of a property", "by: caller", "by: nobody", `resources.yaml:53: unknown value "nobody" (available: caller, server)`},
		{"a response name that no response has", "as: name", "as: title", `resources.yaml:53: no response of parcels shows the property "title"`},
		{"a property that follows an unknown one", "follows: label", "follows: title", `resources.yaml:54: unknown property "title"`},
		{"a property that goes with an unknown parameter", "by: caller", "with: version", `resources.yaml:53: neither create nor update has a query parameter "version"`},
		{"an unknown operation that deletes by name", "delete: deleteParcel}", "delete: deleteParcel, delete-by-name: dropParcel}", `resources.yaml:17: unknown operation "dropParcel"`},
		{"an unknown operation among several that delete by name", "delete: deleteParcel}", "delete: deleteParcel, delete-by-name: [deleteParcel, dropParcel]}", `resources.yaml:17: unknown operation "dropParcel"`},
		{"an unknown operation that creates otherwise", "delete: deleteParcel}", "delete: deleteParcel, create-otherwise: dropParcel}", `resources.yaml:17: unknown operation "dropParcel"`},
		{"an unknown value of shown", "shown: never", "shown: rarely", `invalid shown "rarely": want never or a list of operationIds`},
		{"a property shown by an unknown operation", "shown: [getParcel]", "shown: [readParcel]", `resources.yaml:53: unknown operation "readParcel"`},
		{"a cascade to an unknown noun", "cascade: [parcel]", "cascade: [crate]", `resources.yaml:14: unknown noun "crate"`},
		{"an unknown form of a call", "listParcels/@page", "listParcels/@sheet", `resources.yaml:57: listParcels has no form or variant "sheet"`},
		{"a call of an unknown operation", "getParcel: {using", "readParcel: {using", `resources.yaml:59: unknown operation "readParcel"`},
		{"a thing in an unknown form", "using: full", "using: some", `resources.yaml:59: unknown form "some" (available: minimal, full)`},
		{"an unknown parameter of a call", "query: {minimal: {limit: 10}}", "query: {minimal: {top: 10}}", `resources.yaml:57: listParcels has no query parameter "top"`},
		{"a body for an operation without one", "getParcel: {using: full}", "getParcel: {body: {minimal: {a: 1}}}", `resources.yaml:59: getParcel has no request body`},
		{"an offer without a description", "what: a seal that parcels may have, ", "", `resources.yaml:3: the offer seal needs a description under what`},
		{"an offer of an unknown kind", "may have, is: value", "may have, is: thing", `resources.yaml:3: the offer seal has an unknown kind "thing" (available: id, value, credential)`},
		{"an id without a noun", "is: id, of: depot", "is: id", `resources.yaml:4: the offer standing-depot is an id of an unknown noun ""`},
		{"a value with a noun", "else, is: credential", "else, is: credential, of: depot", `resources.yaml:5: the offer clerk is not an id and cannot have a noun`},
		{"no resources", "resources:\n", "resources: {}\nx:\n", `unknown field "x"`},
	} {
		t.Run(tc.reason, func(t *testing.T) {
			t.Parallel()
			invalid := strings.Replace(valid, tc.old, tc.new, 1)
			require.NotEqual(t, valid, invalid, "the case changes something")
			_, err := resource.Parse("resources.yaml", []byte(invalid), c)
			assert.ErrorContains(t, err, tc.want)
		})
	}
}

func FuzzParse(f *testing.F) {
	f.Add(rows(f))
	f.Add("vendor: acme\nresources: {a: }\n")
	f.Add("vendor: acme\nresources: {a: {create: {minimal: {b: \"{{name}}\"}}}}\n")
	c := document(f)
	f.Fuzz(func(t *testing.T, text string) {
		s, err := resource.Parse("resources.yaml", []byte(text), c)
		if err == nil && len(s.All()) == 0 {
			t.Error("a file without a resource must be refused")
		}
	})
}
