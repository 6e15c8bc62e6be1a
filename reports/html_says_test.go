package reports_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/assay-conformance/assay/internal/result"
	"github.com/assay-conformance/assay/internal/rule"
)

func TestHTMLText(t *testing.T) {
	for _, c := range []struct {
		name, reason string
		change       func(*result.Result)
		want, absent []string
	}{
		{
			name: "conformant", reason: "sections without content are left out",
			change: func(r *result.Result) {
				r.Rules, r.Unclaimed, r.Trials = r.Rules[:1], nil, r.Trials[3:5]
				r.Footer = result.Footer{Verdict: "CONFORMANT: the 1 rule of alloyscan tested on the wire passed", Counts: map[result.Verdict]int{result.Pass: 1}, Rules: 1, Trials: 2, Complete: true}
			},
			want:   []string{"CONFORMANT", "the 1 rule of alloyscan tested on the wire passed", "Passed rules", "A created segment can be read back"},
			absent: []string{"Violated rules", "Warnings", "Harness errors and", "Left behind", "interrupted"},
		},
		{
			name: "interrupted", reason: "the reader must know that first",
			change: func(r *result.Result) { r.Meta.Interrupted, r.Footer.Complete = true, false },
			want:   []string{"This run was interrupted.", "interrupted: not all selected trials ran"},
		},
		{
			name: "published credentials", reason: "the curl command works unchanged",
			change: func(r *result.Result) { r.Meta.Published, r.Meta.Target = true, "stub" },
			want:   []string{"Bearer demo-administrator", "the embedded stub", "assay stub --vendor alloyscan starts another", "assay run --vendor alloyscan --rule ALLOY-IDS-UUID\n"},
			absent: []string{"$ASSAY_TOKEN", "--target", "Writes"},
		},
		{
			name: "no response", reason: "a failed connection has no status",
			change: func(r *result.Result) { r.Exchanges["2.2"].Status = 0 },
			want:   []string{"→ no response"},
		},
		{
			name: "missing exchange", reason: "the report says where to find it",
			change: func(r *result.Result) { r.Exchanges = nil },
			want:   []string{"Exchange 2.2 is not on this page; see report.json or exchanges.jsonl."},
			absent: []string{"curl"},
		},
		{
			name: "writes", reason: "whether writes were allowed affects the result",
			change: func(r *result.Result) { r.Meta.Writes = false },
			want:   []string{"not allowed"},
			absent: []string{"--allow-writes"},
		},
		{
			name: "shard", reason: "a shard must not be mistaken for a whole run",
			change: func(r *result.Result) { r.Meta.Shard = "2/5" },
			want:   []string{"This is shard 2/5 of a run."},
		},
		{
			name: "no proof", reason: "mutation testing is not mentioned",
			change: func(r *result.Result) { r.Proof = nil },
			absent: []string{"Mutation testing", "Mutants:"},
		},
		{
			name: "many rules", reason: "the page must open",
			change: func(r *result.Result) {
				for i := range 3000 {
					r.Rules = append(r.Rules, result.RuleResult{Rule: rule.Rule{ID: fmt.Sprint("R-", i)}, Verdict: result.Pass})
				}
			},
			want:   []string{"There are too many rules", "R-2999", "claims createSegment/guard/duplicate-name, createSegment/409"},
			absent: []string{"Mutants:", "Judged by"},
		},
		{
			name: "long body", reason: "the report must be readable",
			change: func(*result.Result) {},
			want:   []string{"Truncated: the body has"},
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := sample()
			c.change(&r)
			page := parse(t, r)
			shown := strings.TrimSuffix(text(elements(page, "body")[0]), text(elements(page, "script")[0]))
			for _, words := range c.want {
				assert.Contains(t, shown, words, c.reason)
			}
			for _, words := range c.absent {
				assert.NotContains(t, shown, words, c.reason)
			}
		})
	}
}
