package reports_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/assay-conformance/assay/internal/result"
	"github.com/assay-conformance/assay/internal/rule"
)

func TestHTMLSays(t *testing.T) {
	for _, c := range []struct {
		name, reason string
		change       func(*result.Result)
		want, absent []string
	}{
		{
			name: "conformant", reason: "sections without content are left out",
			change: func(r *result.Result) {
				r.Rules, r.Unclaimed, r.Trials = r.Rules[:1], nil, r.Trials[3:5]
				r.Footer = result.Footer{Verdict: "CONFORMANT: all 1 rules of alloyscan tested on the wire are kept", Counts: map[result.Verdict]int{result.Pass: 1}, Rules: 1, Trials: 2, Complete: true}
			},
			want:   []string{"CONFORMANT", "all 1 rules of alloyscan tested on the wire are kept", "Kept promises", "A created segment can be read back"},
			absent: []string{"Broken promises", "Warnings", "Our errors", "Left behind", "interrupted"},
		},
		{
			name: "interrupted", reason: "the reader must know before reading on",
			change: func(r *result.Result) { r.Meta.Interrupted, r.Footer.Complete = true, false },
			want:   []string{"This run was interrupted.", "interrupted: not all that were selected ran"},
		},
		{
			name: "published credentials", reason: "the curl line works as it is",
			change: func(r *result.Result) { r.Meta.Published, r.Meta.Target = true, "stub" },
			want:   []string{"Bearer demo-administrator", "the embedded stub", "assay stub --vendor alloyscan serves another", "assay run --vendor alloyscan --rule ALLOY-IDS-UUID\n"},
			absent: []string{"$ASSAY_TOKEN", "--target", "Calls that change state"},
		},
		{
			name: "no answer", reason: "a connection that failed is no status",
			change: func(r *result.Result) { r.Exchanges["2.2"].Status = 0 },
			want:   []string{"→ no answer"},
		},
		{
			name: "exchange that was not kept", reason: "the report says where to look",
			change: func(r *result.Result) { r.Exchanges = nil },
			want:   []string{"Exchange 2.2 was not kept on this page; look in report.json or exchanges.jsonl."},
			absent: []string{"curl"},
		},
		{
			name: "writes", reason: "what was allowed is part of what was judged",
			change: func(r *result.Result) { r.Meta.Writes = false },
			want:   []string{"not allowed"},
			absent: []string{"--allow-writes"},
		},
		{
			name: "shard", reason: "a part of a run must not be taken for the whole",
			change: func(r *result.Result) { r.Meta.Shard = "2/5" },
			want:   []string{"This is part 2/5 of a run."},
		},
		{
			name: "no proof", reason: "what was not proven is not spoken of",
			change: func(r *result.Result) { r.Proof = nil },
			absent: []string{"Can the checks fail?", "Turned red by"},
		},
		{
			name: "so many rules", reason: "the page must open",
			change: func(r *result.Result) {
				for i := range 3000 {
					r.Rules = append(r.Rules, result.RuleResult{Rule: rule.Rule{ID: fmt.Sprint("R-", i)}, Verdict: result.Pass})
				}
			},
			want:   []string{"There are so many rules", "R-2999", "claims createSegment/guard/duplicate-name, createSegment/409"},
			absent: []string{"Turned red by", "Judged by"},
		},
		{
			name: "long body", reason: "a report stays readable",
			change: func(*result.Result) {},
			want:   []string{"Cut short: the body has"},
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
