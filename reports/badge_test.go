package reports_test

import (
	"encoding/json"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/assay-conformance/assay/internal/result"
	"github.com/assay-conformance/assay/reports"
)

func TestBadge(t *testing.T) {
	type counts = map[result.Verdict]int
	for _, c := range []struct {
		reason         string
		counts         counts
		exit           int
		message, color string
	}{
		{"all rules passed", counts{result.Pass: 63, result.Untested: 10}, 0, "100% of 63 rules", "brightgreen"},
		{"one rule passed", counts{result.Pass: 1}, 0, "100% of 1 rule", "brightgreen"},
		{"passed with a warning", counts{result.Pass: 62, result.Warn: 1}, 0, "100% of 63 rules", "yellowgreen"},
		{"99.9% is not 100%", counts{result.Pass: 999, result.Fail: 1}, 1, "99% of 1000 rules", "red"},
		{"two thirds are rounded down", counts{result.Pass: 2, result.Fail: 1}, 1, "66% of 3 rules", "red"},
		{"no rule passed", counts{result.Fail: 3}, 1, "0% of 3 rules", "red"},
		{"the contract is violated where no rule covers it", counts{result.Pass: 63}, 1, "99% of 63 rules", "red"},
		{"the same without a judged rule", counts{result.Untested: 1}, 1, "contract violated", "red"},
		{"one could not be judged", counts{result.Pass: 62, result.Blocked: 1}, 3, "99% of 62 rules, inconclusive", "orange"},
		{"the run was interrupted", counts{result.Pass: 63}, 3, "99% of 63 rules, inconclusive", "orange"},
		{"nothing was judged", counts{result.Untested: 10}, 3, "nothing tested", "lightgrey"},
	} {
		t.Run(c.reason, func(t *testing.T) {
			r := result.Result{Footer: result.Footer{Counts: c.counts, Exit: c.exit}}
			for v, n := range c.counts {
				r.Rules = append(r.Rules, slices.Repeat([]result.RuleResult{{Verdict: v}}, n)...)
			}
			var b struct {
				SchemaVersion         int
				Label, Message, Color string
				IsError               bool
			}
			require.NoError(t, json.Unmarshal([]byte(written(t, reports.Badge, r)), &b))
			assert.Equal(t, []any{1, "conformance", c.message, c.color}, []any{b.SchemaVersion, b.Label, b.Message, b.Color})
			assert.Equal(t, c.color == "red", b.IsError, "no page may override red")
		})
	}
}

func TestBadgeCountsRulesTestedOnTheWire(t *testing.T) {
	r := result.Result{Rules: []result.RuleResult{{Verdict: result.Pass}, {Verdict: result.Pass, Stated: true}}}
	assert.Contains(t, written(t, reports.Badge, r), `"100% of 1 rule"`)
	r = result.Result{Rules: r.Rules[1:], Footer: result.Footer{Exit: result.ExitInconclusive}}
	assert.Contains(t, written(t, reports.Badge, r), `"nothing tested"`, "the contract document is no evidence about a target")
}

func TestBadgeOfShard(t *testing.T) {
	assert.Contains(t, written(t, reports.Badge, shard()), `"label": "conformance 2/3"`)
}
