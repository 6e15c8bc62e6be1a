package reports

import (
	"slices"

	"github.com/assay-conformance/assay/internal/result"
	"github.com/assay-conformance/assay/internal/rule"
)

// themeRow is what the vendors promise on one theme, side by side, and what came of it.
type capabilityRow struct {
	Capability rule.Capability
	Cells      []capabilityCell
}

// themeCell is one vendor's way. Without a verdict its source is silent.
type capabilityCell struct {
	Words   string
	Verdict result.Verdict // the worst of its rules
	Rules   int
	link
}

// themes lays the vendors side by side; a theme on which all are silent is left out.
func (b *builder) capabilities() []capabilityRow {
	var all []rule.Rule
	verdicts := map[[2]string]result.Verdict{}
	for _, rr := range b.result.Rules {
		all = append(all, rr.Rule)
		verdicts[[2]string{rr.Rule.Vendor, rr.Rule.ID}] = rr.Verdict
	}
	var rows []capabilityRow
	for _, shared := range rule.Matrix(all, b.result.Meta.Vendors) {
		row, silent := capabilityRow{Capability: shared.Capability}, true
		for _, c := range shared.Cells {
			cell := capabilityCell{Words: c.String(), Rules: len(c.Rules)}
			for _, r := range c.Rules {
				silent = false
				key := [2]string{r.Vendor, r.ID}
				if cell.Verdict == "" || slices.Index(result.Verdicts, verdicts[key]) < slices.Index(result.Verdicts, cell.Verdict) {
					cell.Verdict, cell.link = verdicts[key], link{Anchor: b.anchors[key], Filter: filter("vendor", c.Vendor, "theme", shared.Capability.ID)}
				}
			}
			row.Cells = append(row.Cells, cell)
		}
		if !silent {
			rows = append(rows, row)
		}
	}
	return rows
}
