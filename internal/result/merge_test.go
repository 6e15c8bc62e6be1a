package result_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/assay-conformance/assay/internal/evidence"
	"github.com/assay-conformance/assay/internal/exchange"
	"github.com/assay-conformance/assay/internal/result"
	"github.com/assay-conformance/assay/internal/rule"
)

// start is the start of the whole run.
var start = time.Date(2026, 3, 14, 9, 0, 0, 0, time.UTC)

// whole folds trials as one run, and as a number of shards of it.
func whole(of int, rules []rule.Rule, trials []result.Trial) (result.Result, []result.Shard) {
	for i := range trials {
		trials[i].Number = i + 1
	}
	scope := result.Scope{Rules: rules, Operations: []result.Operation{{Vendor: "acme", ID: "create", Responses: []result.ResponseCount{{Status: "201", Documented: true, Line: 7}}}}}
	meta := result.Meta{Version: "v1", Vendors: []string{"acme"}, Target: "stub", Seed: 1, Started: start, Ended: start.Add(time.Hour), Documents: []result.Document{{File: "specs/acme/openapi.yaml", SHA256: "aa"}}}
	exchanges := map[string]*exchange.Exchange{"a.1": {ID: "a.1"}, "b.1": {ID: "b.1"}}
	var shards []result.Shard
	for n := range of {
		own := make([]result.Trial, len(trials))
		for i, t := range trials {
			own[i] = t
			if own[i].Filtered = t.Filtered || i%of != n; own[i].Filtered {
				own[i].Checks, own[i].Findings, own[i].Validated, own[i].Responses, own[i].Blocked = nil, nil, nil, nil, ""
			}
		}
		m := meta
		m.Shard = fmt.Sprintf("%d/%d", n+1, of)
		m.Started, m.Ended = start.Add(time.Duration(n)*time.Minute), start.Add(time.Hour-time.Duration(of-n-1)*time.Minute)
		shards = append(shards, result.Shard{Name: fmt.Sprintf("%d.json", n+1), Result: result.Fold(m, scope, own, exchanges)})
	}
	return result.Fold(meta, scope, trials, exchanges), shards
}

func responded(site rule.Site, times int) func(*result.Trial) {
	return func(t *result.Trial) { t.Responses = map[rule.Site]int{site: times} }
}

func TestMergeEqualsOneRun(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		reason string
		rules  []rule.Rule
		trials []result.Trial
		shard  result.Verdict // of the first rule in the first of two shards
		merged result.Verdict
	}{
		{"each shard has half of the evidence", []rule.Rule{must("A", nameSite, typeSite)},
			[]result.Trial{trial("a", at(nameSite), check(evidence.OK, nameSite)), trial("b", at(typeSite), check(evidence.OK, typeSite))}, result.Filtered, result.Pass},
		{"the second shard saw a violation", []rule.Rule{must("A", nameSite)},
			[]result.Trial{trial("a", at(nameSite), check(evidence.OK, nameSite)), trial("b", at(nameSite), check(evidence.Violated, nameSite))}, result.Pass, result.Fail},
		{"a trial of the second shard validated the site, but aims at another rule", []rule.Rule{must("A", idSite)},
			[]result.Trial{trial("a", at(created), check(evidence.OK, created)), trial("b", at(guard), validated(idSite))}, result.Filtered, result.Pass},
		{"no shard checked the site, which only the merge can know", []rule.Rule{must("A", idSite)},
			[]result.Trial{trial("a", at(created), check(evidence.OK, created)), trial("b", at(guard))}, result.Filtered, result.Vacuous},
		{"the second shard was blocked", []rule.Rule{must("A", nameSite)},
			[]result.Trial{trial("a", at(nameSite), check(evidence.OK, nameSite)), trial("b", at(nameSite), blocked("no audit service"))}, result.Pass, result.Blocked},
		{"a rule that no shard selected is filtered", []rule.Rule{must("A", nameSite, typeSite)},
			[]result.Trial{trial("a", at(nameSite), check(evidence.OK, nameSite)), trial("b", at(typeSite), filtered)}, result.Filtered, result.Filtered},
		{"evidence that no rule claims", []rule.Rule{must("A", nameSite)},
			[]result.Trial{trial("a", at(nameSite), check(evidence.OK, nameSite), responded(created, 2)), trial("b", nil, finding(evidence.Violated, created), responded(created, 3))}, result.Pass, result.Pass},
	} {
		t.Run(c.reason, func(t *testing.T) {
			t.Parallel()
			want, shards := whole(2, c.rules, c.trials)
			assert.Equal(t, c.shard, shards[0].Rules[0].Verdict, "the first shard")
			got, err := result.Merge(readBack(t, shards...))
			require.NoError(t, err)
			assert.Equal(t, c.merged, got.Rules[0].Verdict)
			assert.Equal(t, asJSON(t, want), asJSON(t, got), "the merge equals the whole run, times included")
		})
	}
}

func TestMergeRejectsShardsOfDifferentRuns(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		reason string
		change func(shards []result.Shard) []result.Shard
		want   string
	}{
		{"nothing", func([]result.Shard) []result.Shard { return nil }, "nothing to merge"},
		{"a shard is missing", func(p []result.Shard) []result.Shard { return p[:1] }, "missing reports of shards: 2/3, 3/3"},
		{"a shard twice", func(p []result.Shard) []result.Shard { return append(p, p[1]) }, "2.json and 2.json are both shard 2/3"},
		{"a whole run", func(p []result.Shard) []result.Shard { p[1].Meta.Shard = ""; return p }, "2.json is the report of a whole run"},
		{"an invalid shard", func(p []result.Shard) []result.Shard { p[1].Meta.Shard = "7/3"; return p }, `2.json: invalid shard "7/3": must be NUMBER/TOTAL`},
		{"shards of another split", func(p []result.Shard) []result.Shard { p[1].Meta.Shard = "2/4"; return p }, "1.json is shard 1/3, but 2.json is shard 2/4"},
		{"another version", func(p []result.Shard) []result.Shard { p[1].Meta.Version = "v2"; return p }, `differ in the version: "v1" and "v2"`},
		{"another commit", func(p []result.Shard) []result.Shard { p[1].Meta.Commit = "f00"; return p }, `differ in the version: "v1" and "v1 f00"`},
		{"another seed", func(p []result.Shard) []result.Shard { p[2].Meta.Seed = 7; return p }, `1.json and 3.json are not shards of one run: they differ in the seed: "1" and "7"`},
		{"another target", func(p []result.Shard) []result.Shard { p[1].Meta.Target = "http://b"; return p }, `differ in the target: "stub" and "http://b"`},
		{"another selection", func(p []result.Shard) []result.Shard { p[1].Meta.Selection = "only derived trials"; return p }, "differ in the selection"},
		{"other documents", func(p []result.Shard) []result.Shard {
			p[1].Meta.Documents = []result.Document{{File: "specs/acme/openapi.yaml", SHA256: "bb"}}
			return p
		}, `differ in the documents: "specs/acme/openapi.yaml aa" and "specs/acme/openapi.yaml bb"`},
		{"a trial that two shards ran", func(p []result.Shard) []result.Shard {
			p[1].Trials, p[1].NotRun = append(p[1].Trials, p[0].Trials...), p[1].NotRun[1:]
			return p
		}, "1.json and 2.json both ran trial 1 (a): merge each shard once"},
		{"a trial that the others do not plan", func(p []result.Shard) []result.Shard { p[1].Trials[0].ID = "z"; return p }, `differ in the plan: "2 acme b" and "2 acme z"`},
	} {
		t.Run(c.reason, func(t *testing.T) {
			t.Parallel()
			_, shards := whole(3, []rule.Rule{must("A", nameSite)}, []result.Trial{trial("a", at(nameSite)), trial("b", at(nameSite)), trial("c", at(nameSite))})
			_, err := result.Merge(c.change(shards))
			assert.ErrorContains(t, err, c.want)
		})
	}
}

func TestMergeOfInterruptedShardIsInterrupted(t *testing.T) {
	t.Parallel()
	_, shards := whole(2, []rule.Rule{must("A", nameSite)}, []result.Trial{trial("a", at(nameSite), check(evidence.OK, nameSite)), trial("b", nil)})
	shards[1].Meta.Interrupted = true
	r, err := result.Merge(shards)
	require.NoError(t, err)
	words, exit := r.Conclusion()
	assert.Contains(t, words, "INTERRUPTED")
	assert.Equal(t, result.ExitInconclusive, exit)
	assert.False(t, r.Footer.Complete)
}

func TestConclusionOfShard(t *testing.T) {
	t.Parallel()
	_, shards := whole(2, []rule.Rule{must("A", nameSite)}, []result.Trial{trial("a", at(nameSite), check(evidence.OK, nameSite)), trial("b", nil)})
	words, _ := shards[0].Conclusion()
	assert.Equal(t, "CONFORMANT: the 1 rule of acme tested on the wire passed; this is shard 1/2, merge all shards for the verdict", words)
}

func TestParseShard(t *testing.T) {
	t.Parallel()
	for _, valid := range []string{"1/1", "2/5", "1000/1000"} {
		number, of, err := result.ParseShard(valid)
		require.NoError(t, err)
		assert.Equal(t, valid, fmt.Sprintf("%d/%d", number, of))
	}
	for _, invalid := range []string{"", "1", "0/5", "6/5", "-1/5", "1/0", "1/1001", "1/99999", "a/b", "1/5/5", " 1/5"} {
		_, _, err := result.ParseShard(invalid)
		assert.ErrorContains(t, err, fmt.Sprintf("invalid shard %q: must be NUMBER/TOTAL", invalid))
	}
}
