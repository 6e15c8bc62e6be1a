package run_test

import (
	"encoding/json"
	"fmt"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/assay-conformance/assay/internal/result"
	"github.com/assay-conformance/assay/internal/run"
	"github.com/assay-conformance/assay/internal/stub"
	"github.com/assay-conformance/assay/internal/suite"
	"github.com/assay-conformance/assay/internal/target"
)

// Merged shards give the result of one run: of all vendors, one with mutants, and of a
// selection of trials.
func TestMergedShardsEqualOneRun(t *testing.T) {
	slow(t)
	t.Parallel()
	const of = 3
	all := vendors(t)
	for _, c := range []struct {
		name    string
		vendors []*suite.Vendor
		kind    result.Kind
	}{
		{"all", all, ""},
		{"a selection", all[:1], result.Derived},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			judge := func(shard run.Shard) result.Result {
				o := options(c.vendors)
				o.Select = run.Selection{Kind: c.kind, Shard: shard}
				o.Meta.Shard, o.Meta.Selection = shard.String(), o.Select.String()
				o.Target = func(v *suite.Vendor) target.Source { return v.Embedded(violating(t, v)) }
				r, err := run.Run(t.Context(), o)
				require.NoError(t, err)
				return r
			}
			want := judge(run.Shard{})
			var shards []result.Shard
			for n := range of {
				r := judge(run.Shard{Number: n + 1, Of: of})
				assert.InDelta(t, float64(len(want.Trials))/of, len(r.Trials), 1, "a fair share")
				var back result.Result
				text, err := json.Marshal(r)
				require.NoError(t, err)
				require.NoError(t, json.Unmarshal(text, &back))
				shards = append(shards, result.Shard{Name: fmt.Sprint(n + 1), Result: back})
			}
			got, err := result.Merge([]result.Shard{shards[2], shards[0], shards[1]})
			require.NoError(t, err)
			want.Meta.Started, want.Meta.Ended, got.Meta.Started, got.Meta.Ended = time.Time{}, time.Time{}, time.Time{}, time.Time{}
			single, err := json.MarshalIndent(want, "", " ")
			require.NoError(t, err)
			merged, err := json.MarshalIndent(got, "", " ")
			require.NoError(t, err)
			assert.True(t, string(single) == string(merged), "not the result of one run: %s", firstDifference(string(single), string(merged)))
		})
	}
}

// violating has three mutants of the first vendor: of a guard, a request and a response.
func violating(t *testing.T, v *suite.Vendor) stub.Options {
	var o stub.Options
	if v.Name == "alloyscan" {
		_, err := run.Break(t.Context(), v, []string{"ALLOY-CREATE-409-DUPLICATE-NAME", "createSegment/body/name/required", "listSegments/200/body/total/type:alter"}, &o)
		require.NoError(t, err)
	}
	return o
}

func firstDifference(a, b string) string {
	for i := range min(len(a), len(b)) {
		if a[i] != b[i] {
			return fmt.Sprintf("…%s… and …%s…", a[max(0, i-60):min(len(a), i+60)], b[max(0, i-60):min(len(b), i+60)])
		}
	}
	return "one is longer"
}

// The counts of responses add up to the exchanges of the run.
func TestResponseCounts(t *testing.T) {
	slow(t)
	t.Parallel()
	r, err := run.Run(t.Context(), options(vendors(t)))
	require.NoError(t, err)
	counted, sent := 0, 0
	for _, op := range r.Operations {
		for _, response := range op.Responses {
			counted += response.Seen
			assert.Zero(t, response.Violations, "%s %s", op.ID, response.Status)
			assert.NotZero(t, response.Line, "%s %s: a response that the contract does not have", op.ID, response.Status)
		}
	}
	for _, tr := range r.Trials {
		sent += len(tr.Exchanges)
	}
	assert.Equal(t, sent, counted, "every exchange is counted once")
}
