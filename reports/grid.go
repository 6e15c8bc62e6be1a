package reports

import (
	"fmt"
	"slices"

	"github.com/assay-conformance/assay/internal/result"
	"github.com/assay-conformance/assay/internal/rule"
)

// grid is the responses of one contract: its operations as rows, the statuses as columns.
type grid struct {
	Vendor     string
	Statuses   []string
	Rows       []gridRow
	Documented int // responses that the source documents
	Seen       int // of those
}

type gridRow struct {
	result.Operation
	Cells []gridCell // in the order of the statuses
}

// gridCell is one response. Without a look the operation has no such response.
type gridCell struct {
	Look     string
	Words    string
	Response result.ResponseCount
	link
}

// link is a link to the first of some rules, and, with the page's script, to all of them.
type link struct{ Anchor, Filter string }

// grids returns the grid of each contract.
func (b *builder) grids() []grid {
	var grids []grid
	for _, g := range groupBy(b.result.Operations, func(o result.Operation) string { return o.Vendor }) {
		one := grid{Vendor: g.Name}
		for _, o := range g.Items {
			for _, r := range o.Responses {
				if !slices.Contains(one.Statuses, r.Status) {
					one.Statuses = append(one.Statuses, r.Status)
				}
				if r.Documented {
					one.Documented++
				}
				if r.Documented && r.Seen > 0 {
					one.Seen++
				}
			}
		}
		slices.Sort(one.Statuses)
		for _, o := range g.Items {
			row := gridRow{Operation: o, Cells: make([]gridCell, len(one.Statuses))}
			for _, r := range o.Responses {
				row.Cells[slices.Index(one.Statuses, r.Status)] = b.cell(o, r)
			}
			one.Rows = append(one.Rows, row)
		}
		grids = append(grids, one)
	}
	return grids
}

func (b *builder) cell(o result.Operation, r result.ResponseCount) gridCell {
	c := gridCell{Response: r}
	switch {
	case r.Violations > 0:
		c.Look, c.Words = "fail", fmt.Sprintf("seen %s; evidence against it: %d", count(r.Seen, "time"), r.Violations)
	case r.Seen == 0:
		c.Look, c.Words = "untested", "never seen"
	case r.Line == 0:
		c.Look, c.Words = "warn", fmt.Sprintf("seen %s, not in the contract", count(r.Seen, "time"))
	default:
		c.Look, c.Words = "pass", fmt.Sprintf("seen %s, no evidence against it", count(r.Seen, "time"))
	}
	if !r.Documented && r.Line > 0 {
		c.Look, c.Words = "note", c.Words+"; the source does not document it"
	}
	site := rule.MakeSite(o.ID, r.Status)
	for _, rr := range b.result.Rules {
		if rr.Rule.Vendor == o.Vendor && slices.ContainsFunc(rr.Rule.Sites, func(s rule.Site) bool { return s.Response() == site }) {
			c.link = link{Anchor: b.anchors[[2]string{o.Vendor, rr.Rule.ID}], Filter: filter("vendor", o.Vendor, "q", site)}
			break
		}
	}
	return c
}
