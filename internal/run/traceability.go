package run

import (
	"slices"
	"strings"

	"github.com/assay-conformance/assay/internal/contract"
	"github.com/assay-conformance/assay/internal/evidence"
	"github.com/assay-conformance/assay/internal/mutant"
	"github.com/assay-conformance/assay/internal/result"
	"github.com/assay-conformance/assay/internal/rule"
	"github.com/assay-conformance/assay/internal/suite"
)

// Traceability is a rule with its sites, the trials that check it and the mutants that violate it.
type Traceability struct {
	ID        string       `json:"id"`
	Vendor    string       `json:"vendor"`
	Kind      rule.Kind    `json:"kind"`
	Level     rule.Level   `json:"level"`
	Carrier   rule.Carrier `json:"carrier"`
	Operation string       `json:"operation"` // those of its sites, joined by commas
	Statement string       `json:"statement"`
	Note      string       `json:"note"` // what was decided about it, and why
	Sites     []rule.Site  `json:"sites"`
	Source    rule.Source  `json:"source"`
	CheckedBy []string     `json:"checked_by"` // scenarios by file:line, derived cases by id
	Mutants   []string     `json:"mutants"`    // ids of the mutants that violate one of its sites
	Judged    []rule.Site  `json:"judged"`     // its sites that responses are judged by, and from which no case and no mutant is derived
	NotTested string       `json:"not_tested"` // why no trial judges it; empty when one does
}

// Capabilities compares the rules of the vendors, capability by capability.
func Capabilities(vendors []*suite.Vendor) []rule.Shared {
	var names []string
	for _, v := range vendors {
		names = append(names, v.Name)
	}
	return rule.Matrix(rules(vendors), names)
}

// Trace lists the rules of the vendors with their traceability.
func Trace(vendors []*suite.Vendor) []Traceability {
	var all []Traceability
	for _, v := range vendors {
		x := indexed(v)
		for _, r := range v.Rules.Rules {
			all = append(all, x.trace(r))
		}
	}
	return all
}

// index finds the trials and mutants of a vendor's rules. Its numbers are indexes into plan and
// mutants.
type index struct {
	contract *contract.Contract
	plan     []Planned
	mutants  []mutant.Mutant
	tagged   map[string][]int    // trials, by the rules that they name
	aimed    map[rule.Site][]int // derived trials, by the sites that they judge
	mutated  map[rule.Site][]int // mutants, by the sites that evidence about them counts for
}

func indexed(v *suite.Vendor) index {
	x := index{contract: v.Contract, plan: Plan([]*suite.Vendor{v}), mutants: Mutants(v), tagged: map[string][]int{}, aimed: map[rule.Site][]int{}, mutated: map[rule.Site][]int{}}
	for i, p := range x.plan {
		for _, id := range p.Record.Rules {
			x.tagged[id] = append(x.tagged[id], i)
		}
		if p.Record.Kind == result.Scenario {
			continue
		}
		for _, s := range p.Record.Sites {
			x.aimed[s] = append(x.aimed[s], i)
		}
	}
	for i, m := range x.mutants {
		for s := range evidence.Above([]rule.Site{m.Site}) {
			x.mutated[s] = append(x.mutated[s], i)
		}
	}
	return x
}

func (x index) trace(r rule.Rule) Traceability {
	t := Traceability{ID: r.ID, Vendor: r.Vendor, Kind: r.Kind, Level: r.Level, Carrier: r.Carrier, Statement: r.Statement, Note: r.Note, Source: r.Source,
		Operation: operationsOf(r), Sites: append([]rule.Site{}, r.Sites...), CheckedBy: []string{}, Mutants: []string{}, NotTested: notTested(r)}
	for _, i := range x.judging(r) {
		name := x.plan[i].Record.ID
		if x.plan[i].Record.Kind == result.Scenario {
			name = x.plan[i].Record.Where
		}
		t.CheckedBy = append(t.CheckedBy, name)
	}
	t.Judged = slices.DeleteFunc(slices.Clone(t.Sites), func(s rule.Site) bool { return !x.contract.JudgedOnly(s) })
	for _, i := range gathered(x.mutated, r.Sites) {
		t.Mutants = append(t.Mutants, x.mutants[i].ID)
	}
	return t
}

// judging lists the trials that judge a rule; see [Judges].
func (x index) judging(r rule.Rule) []int {
	switch {
	case r.Untested != "":
		return nil
	case r.Carrier == rule.ByScenario:
		return x.tagged[r.ID]
	}
	return sorted(x.tagged[r.ID], gathered(x.aimed, aims(r)))
}

// gathered joins the entries of an index for some sites.
func gathered(by map[rule.Site][]int, sites []rule.Site) []int {
	var lists [][]int
	for _, s := range sites {
		lists = append(lists, by[s])
	}
	return sorted(lists...)
}

// sorted merges lists, without duplicates.
func sorted(lists ...[]int) []int {
	all := slices.Concat(lists...)
	slices.Sort(all)
	return slices.Compact(all)
}

// operationsOf lists the operations of a rule's sites, joined by commas.
func operationsOf(r rule.Rule) string {
	var all []string
	for _, s := range r.Sites {
		if op := s.Operation(); !slices.Contains(all, op) {
			all = append(all, op)
		}
	}
	return strings.Join(all, ", ")
}

// notTested returns why no trial judges a rule; it is empty when one does.
func notTested(r rule.Rule) string {
	if r.Kind == rule.Information {
		return "information: no call can show it"
	}
	return r.Untested
}
