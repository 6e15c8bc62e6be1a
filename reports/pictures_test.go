package reports

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/assay-conformance/assay/internal/result"
	"github.com/assay-conformance/assay/internal/rule"
)

func TestGridCell(t *testing.T) {
	t.Parallel()
	claimed := result.RuleResult{Rule: rule.Rule{ID: "R-1", Vendor: "acme", Sites: []rule.Site{"op/201/body/id"}}, Verdict: result.Pass}
	for _, c := range []struct {
		reason      string
		response    result.ResponseCount
		look, words string
	}{
		{"seen without evidence against it", result.ResponseCount{Status: "201", Documented: true, Line: 7, Seen: 3}, "pass", "seen 3 times, no evidence against it"},
		{"seen with evidence against it", result.ResponseCount{Status: "201", Documented: true, Line: 7, Seen: 1, Violations: 2}, "fail", "seen 1 time; evidence against it: 2"},
		{"expected and never seen", result.ResponseCount{Status: "201", Documented: true, Line: 7, Violations: 1}, "fail", "seen 0 times; evidence against it: 1"},
		{"never seen", result.ResponseCount{Status: "201", Documented: true, Line: 7}, "untested", "never seen"},
		{"not documented by the source", result.ResponseCount{Status: "201", Line: 7, Seen: 1}, "note", "seen 1 time, no evidence against it; the source does not document it"},
		{"not in the contract", result.ResponseCount{Status: "201", Seen: 1}, "warn", "seen 1 time, not in the contract"},
	} {
		t.Run(c.reason, func(t *testing.T) {
			t.Parallel()
			r := result.Result{Rules: []result.RuleResult{claimed}, Operations: []result.Operation{{Vendor: "acme", ID: "op", Responses: []result.ResponseCount{c.response}}}}
			b := newBuilder(r)
			b.rules(r.Rules)
			grids := b.grids()
			require.Len(t, grids, 1)
			cell := grids[0].Rows[0].Cells[0]
			assert.Equal(t, c.look, cell.Look, c.reason)
			assert.Equal(t, c.words, cell.Words, c.reason)
			assert.Equal(t, link{Anchor: "R-1", Filter: "q=op%2F201&vendor=acme"}, cell.link, "a cell links to the rules about its response")
		})
	}
}

func TestGridCountsDocumentedResponses(t *testing.T) {
	t.Parallel()
	b := newBuilder(result.Result{Operations: []result.Operation{
		{Vendor: "acme", ID: "a", Responses: []result.ResponseCount{{Status: "201", Documented: true, Seen: 1}, {Status: "4XX", Line: 3, Seen: 1}}},
		{Vendor: "acme", ID: "b", Responses: []result.ResponseCount{{Status: "200", Documented: true}}},
		{Vendor: "zeta", ID: "a", Responses: []result.ResponseCount{{Status: "200", Documented: true}}},
	}})
	grids := b.grids()
	require.Len(t, grids, 2, "one grid for each vendor: two may have operations with the same name")
	assert.Equal(t, []string{"200", "201", "4XX"}, grids[0].Statuses)
	assert.Equal(t, 2, grids[0].Documented)
	assert.Equal(t, 1, grids[0].Seen)
	assert.Empty(t, grids[0].Rows[0].Cells[0].Look, "an operation without such a response")
}

func TestCapabilities(t *testing.T) {
	t.Parallel()
	row := func(vendor, id, capability string, status rule.Site, v result.Verdict) result.RuleResult {
		return result.RuleResult{Rule: rule.Rule{ID: id, Vendor: vendor, Capability: capability, Sites: []rule.Site{status}}, Verdict: v}
	}
	r := result.Result{Meta: result.Meta{Vendors: []string{"acme", "zeta"}}, Rules: []result.RuleResult{
		row("acme", "A-1", "unique-name", "op/409", result.Pass), row("acme", "A-2", "unique-name", "op/409", result.Fail), row("acme", "A-3", "unique-name", "op/409", result.Warn),
		row("zeta", "Z-1", "unique-name", "op/400", result.Pass), row("zeta", "Z-2", "forbidden", "op/403", result.Untested),
	}}
	b := newBuilder(r)
	b.rules(r.Rules)
	rows := b.capabilities()
	require.Len(t, rows, 2, "a capability that no source mentions has no row")
	acme, zeta := rows[0].Cells[0], rows[0].Cells[1]
	assert.Equal(t, capabilityCell{Words: "409", Verdict: result.Fail, Rules: 3, link: link{Anchor: "A-2", Filter: "capability=unique-name&vendor=acme"}}, acme, "the worst verdict counts")
	assert.Equal(t, "400", zeta.Words)
	assert.Equal(t, capabilityCell{Words: "not documented"}, rows[1].Cells[0])
}

func TestBarIsFullAndEverySegmentIsClickable(t *testing.T) {
	t.Parallel()
	b := bar{Rules: 1000, Segments: []segment{{Verdict: result.Fail, Rules: 1}, {Verdict: result.Pass, Rules: 999}}}
	b.layOut()
	assert.GreaterOrEqual(t, b.Segments[0].Width, 1.5)
	assert.InDelta(t, 100, b.Segments[1].X+b.Segments[1].Width, 0.001)
	assert.False(t, b.Segments[0].Wide(), "no room for a number")
	assert.True(t, b.Segments[1].Wide())
}
