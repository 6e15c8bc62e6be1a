package run

import (
	"errors"
	"slices"
	"strings"

	"github.com/assay-conformance/assay/internal/rule"
	"github.com/assay-conformance/assay/internal/suite"
)

// Explanation is everything about one rule: its row, the locations of its sites, what it
// needs, the trials that check it, and the mutants that they must detect.
type Explanation struct {
	rule.Rule
	Needs     []Need   `json:"needs"`
	Sites     []Place  `json:"sites"`
	CheckedBy []Judge  `json:"checked_by"`
	Mutants   []Mutant `json:"mutants"`
	NotTested string   `json:"not_tested"` // why no trial judges it; empty when one does
}

// Need is something that a target must offer for the rule to be tried.
type Need struct {
	Name string `json:"name"`
	What string `json:"what"`
}

// Place is a site with its location: file:line of the contract, or the stub.
type Place struct {
	Site  rule.Site `json:"site"`
	Where string    `json:"where"`
}

// Judge is a trial that judges the rule.
type Judge struct {
	ID    string `json:"id"`
	Title string `json:"title"`
	Where string `json:"where"` // file:line of the scenario, or of the contract
}

// Mutant is a mutant that violates one of the rule's sites: a trial must detect it.
type Mutant struct {
	ID         string `json:"id"`
	What       string `json:"what"`
	Equivalent string `json:"equivalent,omitempty"` // why no trial can detect it; empty when one must
}

// Explain explains rules of the vendors by their ids, in any case and in the given order.
// Every unknown id is an error.
func Explain(vendors []*suite.Vendor, ids []string) ([]Explanation, error) {
	plan, known := Plan(vendors), rules(vendors)
	var all []Explanation
	var errs []error
	for _, id := range ids {
		i := slices.IndexFunc(known, func(r rule.Rule) bool { return strings.EqualFold(r.ID, id) })
		if i < 0 {
			errs = append(errs, unknownRule(known, id))
			continue
		}
		of := slices.IndexFunc(vendors, func(v *suite.Vendor) bool { return v.Name == known[i].Vendor })
		all = append(all, explain(vendors[of], known[i], plan))
	}
	return all, errors.Join(errs...)
}

func explain(v *suite.Vendor, r rule.Rule, plan []Planned) Explanation {
	e := Explanation{Rule: r, Needs: []Need{}, Sites: []Place{}, CheckedBy: []Judge{}, Mutants: []Mutant{}, NotTested: notTested(r)}
	for _, s := range r.Sites {
		e.Sites = append(e.Sites, Place{Site: s, Where: where(v, s)})
	}
	needs := slices.Clone(r.Needs)
	for _, p := range plan {
		if Judges(p, r) {
			e.CheckedBy = append(e.CheckedBy, Judge{ID: p.Record.ID, Title: p.Record.Title, Where: p.Record.Where})
			needs = append(needs, p.Needs...)
		}
	}
	for i, name := range needs {
		if !slices.Contains(needs[:i], name) {
			e.Needs = append(e.Needs, Need{Name: name, What: v.Resources.Offers[name].What})
		}
	}
	for _, m := range Mutants(v) {
		if !r.Claims(m.Site) {
			continue
		}
		explained := Mutant{ID: m.ID, What: m.What}
		if exception := find(v.Exceptions.Equivalent, m.ID); exception != nil {
			explained.Equivalent = exception.Reason
		}
		e.Mutants = append(e.Mutants, explained)
	}
	return e
}

// where returns the location of a site: a line of the contract, or the stub.
func where(v *suite.Vendor, s rule.Site) string {
	if slices.Contains(v.Guards, s) {
		return "guard of the stub"
	}
	return v.Contract.Where(s)
}
