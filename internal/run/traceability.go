package run

import (
	"slices"
	"strings"

	"github.com/assay-conformance/assay/internal/evidence"
	"github.com/assay-conformance/assay/internal/mutant"
	"github.com/assay-conformance/assay/internal/result"
	"github.com/assay-conformance/assay/internal/rule"
	"github.com/assay-conformance/assay/internal/suite"
)

// Face is a rule with its four faces: stated, kept at its sites, checked, proven.
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
	Mutants   []string     `json:"mutants"`    // ids of the defects that break one of its sites
	NotTested string       `json:"not_tested"` // why no trial judges it; empty when one does
}

// Themes lays what the vendors promise side by side, theme by theme.
func Capabilities(vendors []*suite.Vendor) []rule.Shared {
	var names []string
	for _, v := range vendors {
		names = append(names, v.Name)
	}
	return rule.Matrix(rules(vendors), names)
}

// Faces lists the rules of the vendors with their faces.
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

// index finds what checks a vendor's rules and what proves them. Numbers are places in plan and
// in defects.
type index struct {
	plan    []Planned
	mutants []mutant.Mutant
	tagged  map[string][]int    // scenarios, by the rules that they are tagged with
	aimed   map[rule.Site][]int // derived trials, by the sites that they judge
	mutated map[rule.Site][]int // defects, by the sites that evidence about them speaks of
}

func indexed(v *suite.Vendor) index {
	x := index{plan: Plan([]*suite.Vendor{v}), mutants: Mutants(v), tagged: map[string][]int{}, aimed: map[rule.Site][]int{}, mutated: map[rule.Site][]int{}}
	for i, p := range x.plan {
		if p.Record.Kind == result.Scenario {
			for _, id := range p.Record.Rules {
				x.tagged[id] = append(x.tagged[id], i)
			}
			continue
		}
		for _, s := range p.Record.Sites {
			x.aimed[s] = append(x.aimed[s], i)
		}
	}
	for i, d := range x.mutants {
		for s := range evidence.Above([]rule.Site{d.Site}) {
			x.mutated[s] = append(x.mutated[s], i)
		}
	}
	return x
}

func (x index) trace(r rule.Rule) Traceability {
	f := Traceability{ID: r.ID, Vendor: r.Vendor, Kind: r.Kind, Level: r.Level, Carrier: r.Carrier, Statement: r.Statement, Note: r.Note, Source: r.Source,
		Operation: operationsOf(r), Sites: append([]rule.Site{}, r.Sites...), CheckedBy: []string{}, Mutants: []string{}, NotTested: notTested(r)}
	for _, i := range x.judging(r) {
		name := x.plan[i].Record.ID
		if x.plan[i].Record.Kind == result.Scenario {
			name = x.plan[i].Record.Where
		}
		f.CheckedBy = append(f.CheckedBy, name)
	}
	for _, i := range gathered(x.mutated, r.Sites) {
		f.Mutants = append(f.Mutants, x.mutants[i].ID)
	}
	return f
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

// gathered joins what an index has for some sites.
func gathered(by map[rule.Site][]int, sites []rule.Site) []int {
	var lists [][]int
	for _, s := range sites {
		lists = append(lists, by[s])
	}
	return sorted(lists...)
}

// sorted joins lists in order, each number once.
func sorted(lists ...[]int) []int {
	all := slices.Concat(lists...)
	slices.Sort(all)
	return slices.Compact(all)
}

// operationsOf names the operations of a rule's sites, joined by commas.
func operationsOf(r rule.Rule) string {
	var all []string
	for _, s := range r.Sites {
		if op := s.Operation(); !slices.Contains(all, op) {
			all = append(all, op)
		}
	}
	return strings.Join(all, ", ")
}

// notTested says why no trial judges a rule; it is empty when one does.
func notTested(r rule.Rule) string {
	if r.Kind == rule.Information {
		return "information: no call can show it"
	}
	return r.Untested
}
