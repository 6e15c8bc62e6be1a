// Package mutant makes the mutants of mutation testing: stubs that each violate one rule, so
// that a check must fail.
//
// # Kinds
//
// A mutant is visible only on the wire; the harness does not know of it. [GuardOff] is a switch
// of the stub. The next three kinds wrap the whole stub, are generated from the contract, and
// are unknown to the stub: [Accept] repairs a request that violates a constraint and passes it
// on, so that the stub seems to accept it; [Tighten] refuses a value that is just allowed;
// [AlterResponse] makes one change to one documented response. [Redraft] changes the contract
// document instead.
//
// [All] is pure: the same contract and guards give the same mutants with the same ids.
package mutant

import (
	"net/http"
	"sort"
	"strings"

	"github.com/assay-conformance/assay/internal/contract"
	"github.com/assay-conformance/assay/internal/rule"
)

// Kind is how a mutant violates a rule.
type Kind string

const (
	GuardOff      Kind = "off"     // a behaviour that the stub no longer enforces
	Accept        Kind = "accept"  // a constraint that is no longer enforced
	Tighten       Kind = "tighten" // an allowed value that is refused
	AlterResponse Kind = "alter"   // a response that is not as documented
	Redraft       Kind = "redraft" // a contract document that differs from the source
)

// Mutant is one violation at one site.
type Mutant struct {
	ID   string // site, a colon and the change: createSegment/201/body/id/required:alter
	Kind Kind
	Site rule.Site // where it violates a rule
	What string    // description

	// Becomes is the response that an altered status looks like: evidence about it counts for
	// the mutant too.
	Becomes rule.Site

	// Case is the id of the derived case whose valid value an accept restores; otherwise empty.
	Case string

	at    string // pointer into the document; only for a redraft
	finds func(*http.Request) (*contract.Operation, error)
	serve serve // nil for a guard that is off and for a redraft
}

// serve handles a request of the mutant's operation. next is the stub; valid is the value at
// the site before Case changed it.
type serve func(w http.ResponseWriter, r *http.Request, next http.Handler, valid any)

// Off lists the guards to switch off.
func (m Mutant) Off() []rule.Site {
	if m.Kind == GuardOff {
		return []rule.Site{m.Site}
	}
	return nil
}

// Touches reports whether evidence at another site may come from the mutant: it is about the
// response that the altered one looks like, or about another request with the refused value: every
// request has one of the values of an enum, and a condition is tried without the property that it
// depends on.
func (m Mutant) Touches(s rule.Site) bool {
	switch m.Kind {
	case AlterResponse:
		return m.Becomes != "" && s.Under(m.Becomes)
	case Tighten:
		if s.Operation() != m.Site.Operation() || s.IsGuard() {
			return false
		}
		conditional := strings.HasSuffix(string(m.Site), "/optional") && strings.HasSuffix(string(s), "/"+contract.KeywordRequiredWhen)
		return conditional || strings.Contains(string(m.Site)+"/", "/enum/")
	}
	return false
}

// Wrap returns the wrapper around the stub, or nil for a guard that is off. valid is the value
// at the site before Case changed it.
func (m Mutant) Wrap(valid any) func(http.Handler) http.Handler {
	if m.serve == nil {
		return nil
	}
	return func(next http.Handler) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			if op, err := m.finds(r); err != nil || op.ID != m.Site.Operation() {
				next.ServeHTTP(w, r)
				return
			}
			m.serve(w, r, next, valid)
		})
	}
}

// All lists the mutants of a contract and a stub's guards, sorted by id.
func All(c *contract.Contract, guards []rule.Site) []Mutant {
	var all []Mutant
	for _, g := range append(append([]rule.Site{}, guards...), c.Guards()...) {
		all = append(all, Mutant{ID: string(g) + ":off", Kind: GuardOff, Site: g, What: "the stub does not enforce it"})
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
		for _, r := range op.Responses {
			all = append(all, alterations(c, op, r)...)
		}
	}
	sort.Slice(all, func(i, j int) bool { return all[i].ID < all[j].ID })
	return all
}

// Redrafts lists the mutants of the places in the contract document that rules assert.
func Redrafts(rules []rule.Rule) []Mutant {
	var all []Mutant
	seen := map[rule.Site]bool{}
	for _, r := range rules {
		for _, a := range r.Asserts {
			if !seen[a.Site()] {
				seen[a.Site()] = true
				all = append(all, Mutant{ID: string(a.Site()) + ":redraft", Kind: Redraft, Site: a.Site(), What: "the contract has another value at " + a.At, at: a.At})
			}
		}
	}
	return all
}

// Contract returns the redrafted contract, or c if the mutant is not a redraft.
func (m Mutant) Contract(c *contract.Contract) *contract.Contract {
	if m.Kind != Redraft {
		return c
	}
	return c.Redrafted(m.at)
}
