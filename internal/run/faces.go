package run

import (
	"slices"
	"strings"

	"github.com/assay-conformance/assay/internal/defect"
	"github.com/assay-conformance/assay/internal/result"
	"github.com/assay-conformance/assay/internal/rule"
	"github.com/assay-conformance/assay/internal/suite"
)

// Face is a rule with its four faces: stated, kept at its sites, checked, proven.
type Face struct {
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
	Defects   []string     `json:"defect"`     // ids of the defects that break one of its sites
	NotTested string       `json:"not_tested"` // why no trial judges it; empty when one does
}

// Themes lays what the vendors promise side by side, theme by theme.
func Themes(vendors []*suite.Vendor) []rule.Shared {
	var names []string
	for _, v := range vendors {
		names = append(names, v.Name)
	}
	return rule.Matrix(rules(vendors), names)
}

// Faces lists the rules of the vendors with their faces.
func Faces(vendors []*suite.Vendor) []Face {
	plan := Plan(vendors)
	var all []Face
	for _, v := range vendors {
		defects := Defects(v)
		for _, r := range v.Rules.Rules {
			all = append(all, face(r, plan, defects))
		}
	}
	return all
}

func face(r rule.Rule, plan []Planned, defects []defect.Defect) Face {
	f := Face{ID: r.ID, Vendor: r.Vendor, Kind: r.Kind, Level: r.Level, Carrier: r.Carrier, Statement: r.Statement, Note: r.Note, Source: r.Source,
		Sites: append([]rule.Site{}, r.Sites...), CheckedBy: []string{}, Defects: []string{}, NotTested: notTested(r)}
	var operations []string
	for _, s := range r.Sites {
		if op := s.Operation(); !slices.Contains(operations, op) {
			operations = append(operations, op)
		}
	}
	f.Operation = strings.Join(operations, ", ")
	for _, p := range plan {
		switch {
		case !Judges(p, r):
		case p.Record.Kind == result.Scenario:
			f.CheckedBy = append(f.CheckedBy, p.Record.Where)
		default:
			f.CheckedBy = append(f.CheckedBy, p.Record.ID)
		}
	}
	for _, d := range defects {
		if r.Claims(d.Site) {
			f.Defects = append(f.Defects, d.ID)
		}
	}
	return f
}

// notTested says why no trial judges a rule; it is empty when one does.
func notTested(r rule.Rule) string {
	if r.Kind == rule.Information {
		return "information: no call can show it"
	}
	return r.Untested
}
