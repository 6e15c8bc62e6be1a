// Package mutant makes stubs that break one promise each: the proof that a check can fail.
//
// A defect is visible on the wire alone; the harness cannot know that it is there. There are
// four kinds, and a fifth for what the contract document itself must say. A guard that is off is a switch of the stub. The other three are wrappers around
// the whole stub, generated from the contract, and nothing in the stub knows of them: accept
// repairs a request that breaks a constraint and hands it on, so that the stub seems not to
// mind; tighten refuses the very value that is just allowed; alter changes one thing of one
// documented answer.
//
// [All] is pure: the same contract and the same guards give the same defects with the same
// ids.
package mutant

import (
	"net/http"
	"sort"
	"strings"

	"github.com/assay-conformance/assay/internal/contract"
	"github.com/assay-conformance/assay/internal/rule"
)

// Kind says how a defect breaks a promise.
type Kind string

const (
	GuardOff      Kind = "off"     // a behaviour that the stub no longer keeps
	Accept        Kind = "accept"  // a constraint that is no longer enforced
	Tighten       Kind = "tighten" // an allowed value that is refused
	AlterResponse Kind = "alter"   // an answer that is not as documented
	Redraft       Kind = "redraft" // a contract document that does not say what the source says
)

// Defect is one breach of one promise.
type Mutant struct {
	ID   string // site, a colon, what is done: createSegment/201/body/id/required:alter
	Kind Kind
	Site rule.Site // the promise that is broken
	What string    // in words

	// Becomes is the answer that an altered status is taken for: evidence about it is about the
	// defect too.
	Becomes rule.Site

	// Case is the id of the derived case whose valid value an accept puts back; empty else.
	Case string

	at    string // pointer into the document, of a redraft
	finds func(*http.Request) (*contract.Operation, error)
	serve serve // nil for a guard that is off, and for a redraft
}

// serve answers a request of the operation that a defect is about. next is the stub; valid is
// what stood at the site before Case broke it.
type serve func(w http.ResponseWriter, r *http.Request, next http.Handler, valid any)

// Off lists the guards that are to be off.
func (d Mutant) Off() []rule.Site {
	if d.Kind == GuardOff {
		return []rule.Site{d.Site}
	}
	return nil
}

// Touches says whether evidence at a site beside the defect's own may well come from it: it is
// about the answer that an altered one is taken for, or about another request that has the
// refused value too, as every request has one of the values of a list.
func (d Mutant) Touches(s rule.Site) bool {
	switch d.Kind {
	case AlterResponse:
		return d.Becomes != "" && s.Under(d.Becomes)
	case Tighten:
		return strings.Contains(string(d.Site)+"/", "/enum/") && s.Operation() == d.Site.Operation() && !s.IsGuard()
	}
	return false
}

// Wrap gives the wrapper around the stub; nil for a guard that is off. valid is what stood at
// the site before Case broke it.
func (d Mutant) Wrap(valid any) func(http.Handler) http.Handler {
	if d.serve == nil {
		return nil
	}
	return func(next http.Handler) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			if op, err := d.finds(r); err != nil || op.ID != d.Site.Operation() {
				next.ServeHTTP(w, r)
				return
			}
			d.serve(w, r, next, valid)
		})
	}
}

// All lists the defects of a contract and a stub's guards, by id.
func All(c *contract.Contract, guards []rule.Site) []Mutant {
	var all []Mutant
	for _, g := range append(append([]rule.Site{}, guards...), c.Guards()...) {
		all = append(all, Mutant{ID: string(g) + ":off", Kind: GuardOff, Site: g, What: "the stub does not keep it"})
	}
	for _, op := range c.Operations() {
		for _, one := range op.Constraints() {
			for _, e := range one.Beyond() {
				all = append(all, accept(c, op, one, e))
			}
			for _, e := range one.AtEdge() {
				all = append(all, tighten(c, op, one, e))
			}
		}
		for _, a := range op.Responses {
			all = append(all, alterations(c, op, a)...)
		}
	}
	sort.Slice(all, func(i, j int) bool { return all[i].ID < all[j].ID })
	return all
}

// Redrafts lists the defects of the places in the contract document that rules assert.
func Redrafts(rules []rule.Rule) []Mutant {
	var all []Mutant
	seen := map[rule.Site]bool{}
	for _, r := range rules {
		for _, a := range r.Asserts {
			if !seen[a.Site()] {
				seen[a.Site()] = true
				all = append(all, Mutant{ID: string(a.Site()) + ":redraft", Kind: Redraft, Site: a.Site(), What: "the contract says something else at " + a.At, at: a.At})
			}
		}
	}
	return all
}

// Contract gives the contract that a trial is to rest on: the redrafted one, or the given one.
func (d Mutant) Contract(c *contract.Contract) *contract.Contract {
	if d.Kind != Redraft {
		return c
	}
	return c.Redrafted(d.at)
}
