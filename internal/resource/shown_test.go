package resource_test

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/assay-conformance/assay/internal/exchange"
	"github.com/assay-conformance/assay/internal/resource"
)

func response(operation, query string, body any) *exchange.Exchange {
	text, _ := json.Marshal(body) // maps, lists and numbers
	return &exchange.Exchange{Operation: operation, URL: "http://host/depots?" + query, Status: 200, Response: exchange.Message{Body: text}}
}

// A thing is read from its response, whatever shape that has.
func TestRead(t *testing.T) {
	t.Parallel()
	depot := resource.Resource{ID: resource.ID{Property: "DepotID"}, Responses: map[string]string{"getDepot": "one-of-list"}}
	one := object{"DepotID": 7}
	for _, c := range []struct {
		reason, operation string
		body              any
		want              string
	}{
		{"the object itself", "listDepot", one, "7"},
		{"a list with only the thing", "getDepot", []any{one}, "7"},
		{"an empty list shows nothing", "getDepot", []any{}, ""},
		{"of two things none is the requested one", "getDepot", []any{one, object{"DepotID": 8}}, ""},
		{"an object where the list is documented", "getDepot", one, "7"},
	} {
		t.Run(c.reason, func(t *testing.T) {
			t.Parallel()
			id, ok := depot.IDIn(depot.Read(response(c.operation, "", c.body)))
			assert.Equal(t, c.want, id, c.reason)
			assert.Equal(t, c.want != "", ok, c.reason)
		})
	}
}

// The shape of a listing may depend on a parameter of the request.
func TestShapesOfAListing(t *testing.T) {
	t.Parallel()
	yes, no := true, false
	listing := resource.Listing{When: map[string]resource.Shape{"limit": {Items: "Data", Total: "TotalCount"}, "name": {One: &yes}, "title": {One: &no}}}
	one := object{"id": 1}
	for _, c := range []struct {
		reason, query string
		body          any
		items         int
		total         string
	}{
		{"a bare list", "", []any{one, one}, 2, ""},
		{"an envelope with a limit", "limit=1&offset=1", object{"TotalCount": 5, "Data": []any{one}}, 1, "5"},
		{"the thing itself", "name=a", one, 1, ""},
		{"a list with only the thing", "title=a", []any{one}, 1, ""},
		{"another parameter changes nothing", "offset=1", []any{one}, 1, ""},
	} {
		t.Run(c.reason, func(t *testing.T) {
			t.Parallel()
			e := response("listDepots", c.query, c.body)
			items, ok := listing.Shows(e)
			assert.True(t, ok)
			assert.Len(t, items, c.items)
			assert.Equal(t, c.total, listing.TotalOf(e))
		})
	}
	_, ok := listing.Shows(response("listDepots", "limit=1", []any{one}))
	assert.False(t, ok, "a bare list where the envelope is documented")
}

// A property that a request sends may be shown under another name, by some operations only, or not
// at all.
func TestShownAs(t *testing.T) {
	t.Parallel()
	group := resource.Resource{Name: resource.Name{Property: "Name", Sent: "groupName"}, Properties: map[string]resource.Property{
		"isActive": {As: "IsActive"}, "secret": {Shown: resource.Shown{Never: true}}, "note": {Shown: resource.Shown{Operations: []string{"getGroup"}}},
	}}
	for _, c := range []struct {
		reason, property, operation, want string
		ok                                bool
	}{
		{"the name", "groupName", "getGroup", "Name", true},
		{"another spelling", "isActive", "getGroup", "IsActive", true},
		{"the same spelling", "port", "getGroup", "port", true},
		{"never shown", "secret", "getGroup", "", false},
		{"shown by this operation", "note", "getGroup", "note", true},
		{"not shown by that one", "note", "listGroups", "", false},
	} {
		name, ok := group.ShownAs(c.property, c.operation)
		assert.Equal(t, c.want, name, c.reason)
		assert.Equal(t, c.ok, ok, c.reason)
	}
}
