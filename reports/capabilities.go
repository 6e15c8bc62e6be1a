package reports

import (
	"slices"

	"github.com/assay-conformance/assay/internal/result"
	"github.com/assay-conformance/assay/internal/rule"
)

// capabilityRow compares the vendors in one capability, with their verdicts.
type capabilityRow struct {
	Capability rule.Capability
	Cells      []capabilityCell
}

// capabilityCell is one vendor's part. Without a verdict the vendor's source does not mention it.
type capabilityCell struct {
	Words   string
	Verdict result.Verdict // the worst of its rules
	Rules   int
	link
}

// capabilities returns the rows of the comparison. A capability that no source mentions is left
// out.
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
					cell.Verdict, cell.link = verdicts[key], link{Anchor: b.anchors[key], Filter: filter("vendor", c.Vendor, "capability", shared.Capability.ID)}
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
