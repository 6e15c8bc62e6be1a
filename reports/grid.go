package reports

import (
	"fmt"
	"slices"

	"github.com/assay-conformance/assay/internal/result"
	"github.com/assay-conformance/assay/internal/rule"
)

// grid is what was called of one contract: its operations as rows, the statuses as columns.
type grid struct {
	Vendor     string
	Statuses   []string
	Rows       []gridRow
	Documented int // answers that the source documents
	Seen       int // of those
}

type gridRow struct {
	result.Operation
	Cells []gridCell // in the order of the statuses
}

// gridCell is one answer. Without a look the operation has no such answer.
type gridCell struct {
	Look     string
	Words    string
	Response result.ResponseCount
	link
}

// link leads to rules: to the first of them, and with the page's script to all.
type link struct{ Anchor, Filter string }

// grids lays out what was seen of each contract.
func (b *builder) grids() []grid {
	var grids []grid
	for _, g := range groupBy(b.result.Operations, func(o result.Operation) string { return o.Vendor }) {
		one := grid{Vendor: g.Name}
		for _, o := range g.Items {
			for _, a := range o.Responses {
				if !slices.Contains(one.Statuses, a.Status) {
					one.Statuses = append(one.Statuses, a.Status)
				}
				if a.Documented {
					one.Documented++
				}
				if a.Documented && a.Seen > 0 {
					one.Seen++
				}
			}
		}
		slices.Sort(one.Statuses)
		for _, o := range g.Items {
			row := gridRow{Operation: o, Cells: make([]gridCell, len(one.Statuses))}
			for _, a := range o.Responses {
				row.Cells[slices.Index(one.Statuses, a.Status)] = b.cell(o, a)
			}
			one.Rows = append(one.Rows, row)
		}
		grids = append(grids, one)
	}
	return grids
}

func (b *builder) cell(o result.Operation, a result.ResponseCount) gridCell {
	c := gridCell{Response: a}
	switch {
	case a.Violations > 0:
		c.Look, c.Words = "fail", fmt.Sprintf("seen %s; evidence against it: %d", count(a.Seen, "time"), a.Violations)
	case a.Seen == 0:
		c.Look, c.Words = "untested", "never seen"
	case a.Line == 0:
		c.Look, c.Words = "warn", fmt.Sprintf("seen %s, and the contract does not know it", count(a.Seen, "time"))
	default:
		c.Look, c.Words = "pass", fmt.Sprintf("seen %s, and nothing speaks against it", count(a.Seen, "time"))
	}
	if !a.Documented && a.Line > 0 {
		c.Look, c.Words = "note", c.Words+"; the source does not document it"
	}
	site := rule.MakeSite(o.ID, a.Status)
	for _, rr := range b.result.Rules {
		if rr.Rule.Vendor == o.Vendor && slices.ContainsFunc(rr.Rule.Sites, func(s rule.Site) bool { return s.Response() == site }) {
			c.link = link{Anchor: b.anchors[[2]string{o.Vendor, rr.Rule.ID}], Filter: filter("vendor", o.Vendor, "q", site)}
			break
		}
	}
	return c
}
