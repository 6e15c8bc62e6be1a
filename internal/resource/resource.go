// Package resource reads the description of a vendor's resources, specs/<vendor>/resources.yaml.
//
// # A resource is a row
//
// A [Resource] names the operations of one kind of thing, the bodies that create and change one,
// and where a listing has its items. From it assay arranges a valid call of every operation
// (package trial), and finds and removes what a scenario created. The file does not repeat the
// contract, which has types, lengths and defaults; [Parse] checks every name in the file against
// it.
//
//	vendor: acme
//	offers:
//	  warehouse: {what: a warehouse that takes parcels, is: value}
//	resources:
//	  parcel:
//	    plural: parcels
//	    operations: {create: createParcel, get: getParcel, list: listParcels, delete: deleteParcel}
//	    id: {property: id, path: parcelId, unknown: "999999"}
//	    name: {property: label, unique: undocumented}
//	    create:
//	      minimal: {label: "{{name}}", weight: 3}
//	      full: {note: fragile}
//	      offered: {warehouse: {warehouse: "{{offer warehouse}}"}}
//	    list: {items: data, total: count, limit: limit, offset: offset}
//
// # Placeholders
//
// A string may have placeholders, which are filled for each call. It must be quoted, because an
// unquoted {{ starts a mapping in YAML.
//
//	{{name}}          a fresh name that starts with the run's prefix
//	{{unique ipv4}}   a fresh value of a kind
//	{{make NOUN}}     the id of a newly created thing
//	{{offer NAME}}    the value of this offer of the target
//	{{self}}          the id of the thing that the call acts on; {{self.P}} its property P, as last read
//	{{parent}}        the id of its parent, {{second}} of its other parent; {{parent.P}} as above
//	{{value}}         under write of a filter: the value to filter by
//
// A value that consists of one placeholder gets the type that the contract defines for it.
//
// # Not used yet
//
// These keys are read and checked, but not used yet: order, cascade, and follows of a property.
package resource

import (
	"cmp"
	"encoding/json"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/assay-conformance/assay/internal/exchange"
)

// Resource describes one kind of thing.
type Resource struct {
	Noun       string `yaml:"-"`
	Plural     string `yaml:"plural"`
	Operations `yaml:"operations"`
	ID         ID                  `yaml:"id"`
	Name       Name                `yaml:"name"`
	Parent     *Parent             `yaml:"parent"`
	Second     *Parent             `yaml:"second"` // of a thing that links two others
	Scope      Scope               `yaml:"scope"`
	Elsewhere  Elsewhere           `yaml:"elsewhere"`
	Creation   Creation            `yaml:"create"`
	Change     Change              `yaml:"change"`
	Links      map[string]Link     `yaml:"links"` // by property
	Removal    Removal             `yaml:"remove"`
	Listing    Listing             `yaml:"list"`
	Responses  map[string]string   `yaml:"responses"`  // by operation: one-of-list if the response is a list with only the thing
	Properties map[string]Property `yaml:"properties"` // only exceptions
	Cascade    []string            `yaml:"cascade"`    // nouns of the things that are removed with it
	Calls      map[string]Call     `yaml:"calls"`      // by operationId, or operationId/@form

	// Edges says what a body must have beside a value at an edge of the contract, so that it is valid in every
	// other way, too: by the place and the edge, Type/enum=2. What is just beyond the edge has the same beside it, and a
	// change gives a property each of the listed values with what is beside them.
	Edges map[string]map[string]any `yaml:"edges"`
}

// ID says where the id of a thing is.
type ID struct {
	Property string `yaml:"property"` // of a response; empty for a thing that no response shows
	Path     string `yaml:"path"`     // path parameter of the thing's own operations
	Unknown  string `yaml:"unknown"`  // a well-formed id that does not exist
}

// Name says where the name of a thing is.
type Name struct {
	Property string `yaml:"property"` // of a response
	Sent     string `yaml:"sent"`     // of a request, if it differs; never empty after loading
	Unique   string `yaml:"unique"`   // within: parent, tenant, undocumented
}

// Parent is the thing that a thing belongs to.
type Parent struct {
	Noun  string `yaml:"noun"`
	From  string `yaml:"from"`  // "create", or "offer NAME" to reuse one
	Path  string `yaml:"path"`  // path parameter of create and list
	Shown string `yaml:"shown"` // property with its id
}

// Scope is a query parameter that selects the part of the tenant in which a call acts. Full calls
// have it, and so have calls that read back what a trial created.
type Scope struct {
	Query string `yaml:"query"`
	Value string `yaml:"value"`
}

// Elsewhere says how to make a thing outside the scope in which the main credential's calls act: on
// another site, in another tenant.
type Elsewhere struct {
	As    string            `yaml:"as"`    // an offer that is a credential; empty for the main one
	Query map[string]string `yaml:"query"` // of the creation; values may have placeholders
}

// Link is a property that lists other things.
type Link struct {
	To   string `yaml:"to"`   // noun
	ID   string `yaml:"id"`   // property of an item with the id
	Add  string `yaml:"add"`  // property of an update that adds ids
	Drop string `yaml:"drop"` // property of an update that removes ids
}

// Removal says how a thing is removed: by the delete operation, unless Never gives the reason why
// it cannot be removed.
type Removal struct {
	Unlink []string `yaml:"unlink"` // links that prevent the deletion of a thing
	Never  string   `yaml:"never"`
}

// Property is an exception. By default, the caller sets the properties of requests, and the server
// sets those that only responses have.
type Property struct {
	By      string   `yaml:"by"`      // caller or server
	Shown   Shown    `yaml:"shown"`   // never, or the operations that show it
	As      string   `yaml:"as"`      // its name in a response
	Follows string   `yaml:"follows"` // the property that it is computed from
	Fixed   bool     `yaml:"fixed"`   // set only at creation
	With    string   `yaml:"with"`    // a query parameter without which a call does not set it; "version 3.1": of at least this version
	Empty   []string `yaml:"empty"`   // properties, this one or inside it, that mean the same absent, null and empty
}

// Call describes a call beyond the rest of the row.
type Call struct {
	Using  string            `yaml:"using"` // minimal or full: the form of the thing that it acts on; empty for the form of the call
	Made   string            `yaml:"made"`  // the form of creation in which that thing is made; empty for the first one
	Path   map[string]string `yaml:"path"`
	Query  Template          `yaml:"query"`
	Header Template          `yaml:"header"`
	Body   Template          `yaml:"body"`
}

// Sets returns the part of a body that a call with these query parameters sets.
func (r *Resource) Sets(body any, query map[string]string) any {
	sent, ok := body.(map[string]any)
	if !ok {
		return body
	}
	set := maps.Clone(sent)
	for name, p := range r.Properties {
		parameter, least, _ := strings.Cut(p.With, " ")
		if given, there := query[parameter]; p.With != "" && !(there && atLeast(given, least)) {
			delete(set, name)
		}
	}
	return set
}

// Needs returns the query parameters without which a call does not set the properties; nil if it needs none.
func (r *Resource) Needs(properties map[string]any) map[string]string {
	var query map[string]string
	for name := range properties {
		if parameter, least, _ := strings.Cut(r.Properties[name].With, " "); parameter != "" {
			if query == nil {
				query = map[string]string{}
			}
			query[parameter] = least
		}
	}
	return query
}

// atLeast compares two versions number by number. Every version is at least the empty one.
func atLeast(version, least string) bool {
	have, want := strings.Split(version, "."), strings.Split(least, ".")
	for i := range want {
		w, _ := strconv.Atoi(want[i]) // what is no number is 0
		h := 0
		if i < len(have) {
			h, _ = strconv.Atoi(have[i])
		}
		if h != w {
			return h > w
		}
	}
	return true
}

// oneOfList is the shape of a response that is a list with only the thing.
const oneOfList = "one-of-list"

// Read returns the thing that a response shows: its body, or the only item of the list that it is.
func (r *Resource) Read(e *exchange.Exchange) exchange.Value {
	body := e.Read()
	if r.Responses[e.Operation] != oneOfList {
		return body
	}
	if items, ok := body.Items(); ok && len(items) == 1 {
		return items[0]
	}
	return body // it has no property of the thing
}

// ShownAs returns the name under which the response of an operation shows a property that a request
// sends; ok is false if it does not show it.
func (r *Resource) ShownAs(property, operation string) (name string, ok bool) {
	p := r.Properties[property]
	if p.Shown.Never || len(p.Shown.Operations) > 0 && !slices.Contains(p.Shown.Operations, operation) {
		return "", false
	}
	if property == r.Name.Sent {
		return r.Name.Property, true
	}
	return cmp.Or(p.As, property), true
}

// IDIn returns the id of a thing in a response, a string or a number. ok is false if there is no
// reliable id.
func (r *Resource) IDIn(shown exchange.Value) (id string, ok bool) {
	value, ok := shown.Property(r.ID.Property).Any()
	switch v := value.(type) {
	case string:
		return v, ok
	case json.Number:
		return v.String(), ok
	}
	return "", false
}
