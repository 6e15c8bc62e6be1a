// Package resource reads what assay knows of a vendor's resources: specs/<vendor>/resources.yaml.
//
// # A resource is a row
//
// A [Resource] names the operations of one kind of thing, says what to send to create and to
// change one, and where a listing has its items. From it assay arranges a valid call of every
// operation (package trial), finds again what a scenario made, and removes it. The contract is
// not repeated here: types, lengths and defaults stand there, and [Parse] holds every name in
// the file against it.
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
// A text may have placeholders, which are filled in for each call. It must stand in quotes, for
// an unquoted {{ begins a mapping in YAML.
//
//	{{name}}          a fresh name that begins with the run's prefix
//	{{unique ipv4}}   a fresh value of a kind
//	{{make NOUN}}     the id of a new thing
//	{{offer NAME}}    what the target has under this name
//	{{self}}          the id of the thing that the call acts on; {{self.P}} a property of it, as read last
//	{{parent}}        the id of its parent, {{second}} of its other parent; {{parent.P}} as above
//	{{value}}         in the writing of a filter: the value to look for
//
// A value that is one placeholder alone takes the type that the contract has for it.
//
// # Not used yet
//
// These keys are read and checked, and nothing acts on them so far: parent, second, forms of a
// list (when), filters, order, responses, cascade, and of a property everything but empty.
package resource

import (
	"encoding/json"

	"github.com/assay-conformance/assay/internal/exchange"
)

// Resource is one kind of thing.
type Resource struct {
	Noun       string `yaml:"-"`
	Plural     string `yaml:"plural"`
	Operations `yaml:"operations"`
	ID         ID                  `yaml:"id"`
	Name       Name                `yaml:"name"`
	Parent     *Parent             `yaml:"parent"`
	Second     *Parent             `yaml:"second"` // of a thing that joins two others
	Scope      Scope               `yaml:"scope"`
	Creation   Creation            `yaml:"create"`
	Change     Change              `yaml:"change"`
	Links      map[string]Link     `yaml:"links"` // by property
	Removal    Removal             `yaml:"remove"`
	Listing    Listing             `yaml:"list"`
	Responses  map[string]string   `yaml:"responses"`  // by operation: one-of-list, where the response is a list with the thing alone
	Properties map[string]Property `yaml:"properties"` // exceptions alone
	Cascade    []string            `yaml:"cascade"`    // nouns of what is removed with it
	Calls      map[string]Call     `yaml:"calls"`      // by operationId, or operationId/@form
}

// Operations are operationIds; empty for what the vendor does not have.
type Operations struct {
	Create string `yaml:"create"`
	Get    string `yaml:"get"`
	List   string `yaml:"list"`
	Update string `yaml:"update"`
	Delete string `yaml:"delete"`
}

// ID says where the id of a thing stands.
type ID struct {
	Property string `yaml:"property"` // of a response
	Path     string `yaml:"path"`     // path parameter of the thing's own operations
	Unknown  string `yaml:"unknown"`  // an id of the right form that nothing has
}

// Name says where the name of a thing stands.
type Name struct {
	Property string `yaml:"property"` // of a response
	Sent     string `yaml:"sent"`     // in a request, where it is spelt otherwise; after loading never empty
	Unique   string `yaml:"unique"`   // among what: parent, tenant, undocumented
}

// Parent is what a thing belongs to.
type Parent struct {
	Noun  string `yaml:"noun"`
	From  string `yaml:"from"`  // "create", or "offer NAME" for one that is reused
	Path  string `yaml:"path"`  // path parameter of create and list
	Shown string `yaml:"shown"` // property that has its id
}

// Scope is a query parameter that says in which part of the tenant a call acts. Full calls have
// it, and so have those that read back what a trial made.
type Scope struct {
	Query string `yaml:"query"`
	Value string `yaml:"value"`
}

// Link is a property that lists other things.
type Link struct {
	To   string `yaml:"to"`   // noun
	ID   string `yaml:"id"`   // where an item has the id
	Add  string `yaml:"add"`  // property of an update that adds ids
	Drop string `yaml:"drop"` // property of an update that takes ids off
}

// Removal says how a thing is removed; the delete operation does it, unless Never says why
// nothing can.
type Removal struct {
	Unlink []string `yaml:"unlink"` // links that keep a thing from being deleted
	Never  string   `yaml:"never"`
}

// Property is an exception. Without one, what a request may carry is the caller's, and what only
// responses carry is the server's.
type Property struct {
	By      string   `yaml:"by"`      // caller or server
	Shown   Shown    `yaml:"shown"`   // never, or the operations that show it
	As      string   `yaml:"as"`      // its spelling in a response
	Follows string   `yaml:"follows"` // the property that it is computed from
	Fixed   bool     `yaml:"fixed"`   // set at creation, and never after
	Empty   []string `yaml:"empty"`   // properties, this one or inside it, that are the same absent, null and empty
}

// Call is how a call is made beyond what the rest of the row says.
type Call struct {
	Using  string            `yaml:"using"` // minimal or full: how the thing is made that it acts on; empty for the form of the call
	Path   map[string]string `yaml:"path"`
	Query  Template          `yaml:"query"`
	Header Template          `yaml:"header"`
	Body   Template          `yaml:"body"`
}

// IDIn is the id of a thing that a response shows: a text or a number. ok is false when there is
// none that can be relied on.
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
