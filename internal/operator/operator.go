// Package operator breaks a server in ways that know no check.
//
// # What an operator is
//
// An [Operator] is a bug that any server may have: a creation that stores a text without its last
// letter, a listing that skips an item where a page ends, a refusal that is carried out all the same.
// [All] applies each kind to every resource, operation, form, property and query parameter that the
// contract and resources.yaml name. None is written for a check, and none knows of one.
//
// # On the wire
//
// An operator stands between a client and a server that is right. It changes requests and responses, and
// remembers what it must: that a thing shows another name from now on, that a removed thing is still
// listed. What a real server would do in its storage, an operator does in every view of the thing.
//
//	wrap, fired := o.Wrap()
//	s := vendor.NewStub(stub.Options{Wrap: wrap})
//	// ... run trials against s
//	if fired() { ... } // a client has seen something that is not so
//
// # Fired
//
// An operator that changed nothing that a client saw has not fired: a survivor that never fired says that
// a call or a datum is missing, not that a check is.
package operator

import (
	"net/http"
	"slices"
	"strings"

	"github.com/assay-conformance/assay/internal/contract"
	"github.com/assay-conformance/assay/internal/resource"
	"github.com/assay-conformance/assay/internal/rule"
)

// Operator is one kind of bug at one place.
type Operator struct {
	ID        string // operation, place and kind: createSegment/name:creation-cuts
	Kind      string // creation-cuts
	What      string // description
	Operation string // the operation, or the form of one, that it is applied to

	contract  *contract.Contract
	resources *resource.Set
	needs     string      // the beginning of the status that a response must have for it to fire
	enter     func(*wire) // sets what the wire does
}

// Wrap returns a wrapper of a server that has the bug, with a memory of its own, and a function that says
// whether it has fired.
func (o Operator) Wrap() (wrap func(http.Handler) http.Handler, fired func() bool) {
	w := newWire(o.contract, o.resources, o.resources.Owner(o.Operation))
	o.enter(w)
	return func(next http.Handler) http.Handler {
		w.next = next
		return w
	}, func() bool { return w.fired }
}

// All lists the operators of a contract and its resources, sorted by id.
func All(c *contract.Contract, resources *resource.Set) []Operator {
	l := &lister{contract: c, resources: resources}
	for _, op := range c.Operations() {
		r := resources.Owner(op.ID)
		if r == nil {
			continue
		}
		l.op, l.resource, l.needs = op, r, "2"
		if r.Creates(op.ID) {
			l.creations()
		}
		if is(op, r.Update) {
			l.updates()
			l.links()
		}
		if removes(r, op) {
			l.removals()
		}
		if !op.Writes() {
			l.reads()
		}
		l.listings()
		l.needs = "4"
		l.scopes()
		if op.Writes() {
			l.refusals()
		}
	}
	slices.SortFunc(l.all, func(a, b Operator) int { return strings.Compare(a.ID, b.ID) })
	return l.all
}

// removes reports whether an operation removes things of a resource, by their ids or by their names.
func removes(r *resource.Resource, op *contract.Operation) bool {
	return r.Deletes(op.ID) || r.ByName(op.ID) && op.Method == http.MethodDelete
}

// is reports whether an operation is the named one, or a form of it.
func is(op *contract.Operation, id string) bool {
	return id != "" && (op.ID == id || strings.HasPrefix(op.ID, id+"/"))
}

// lister lists the operators of one operation after the other.
type lister struct {
	contract  *contract.Contract
	resources *resource.Set
	op        *contract.Operation
	resource  *resource.Resource
	needs     string // of the operators that are added
	all       []Operator
}

// add adds an operator at a place of the operation; the place may be empty.
func (l *lister) add(place, kind, what string, enter func(*wire)) {
	id := l.op.ID
	if place != "" {
		id += "/" + place
	}
	l.all = append(l.all, Operator{
		ID: id + ":" + kind, Kind: kind, What: l.op.ID + ": " + what, Operation: l.op.ID, needs: l.needs,
		contract: l.contract, resources: l.resources, enter: enter,
	})
}

// Concerns reports whether a response is one that the operator needs to fire: of its operation, and accepted or
// with the status that it is about.
func (o Operator) Concerns(response rule.Site) bool {
	status := response.Status()
	return response.Operation() == o.Operation && (strings.HasPrefix(status, o.needs) || status == o.needs[:1]+"XX")
}
