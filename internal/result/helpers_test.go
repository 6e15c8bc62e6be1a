package result_test

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/assay-conformance/assay/internal/evidence"
	"github.com/assay-conformance/assay/internal/result"
	"github.com/assay-conformance/assay/internal/rule"
)

// must returns a MUST rule about the sites.
func must(id string, sites ...rule.Site) rule.Rule {
	return rule.Rule{ID: id, Vendor: "acme", Kind: rule.Behaviour, Level: rule.Must, Carrier: rule.ByContract, Sites: sites}
}

// with returns a changed rule.
func with(r rule.Rule, change func(*rule.Rule)) rule.Rule {
	change(&r)
	return r
}

func should(r *rule.Rule)     { r.Level = rule.Should }
func byScenario(r *rule.Rule) { r.Carrier = rule.ByScenario }

// trial returns one that aims at the sites and has the given parts.
func trial(id string, aims []rule.Site, parts ...func(*result.Trial)) result.Trial {
	t := result.Trial{ID: id, Vendor: "acme", Kind: result.Derived, Sites: aims, Where: id + ".feature:1", Exchanges: []string{id + ".1"}, Validated: map[rule.Site]bool{}}
	for _, p := range parts {
		p(&t)
	}
	return t
}

// at returns a list of sites.
func at(sites ...rule.Site) []rule.Site { return sites }

func judges(rules ...string) func(*result.Trial) {
	return func(t *result.Trial) { t.Kind, t.Rules, t.Sites = result.Scenario, rules, nil }
}

func check(grade evidence.Grade, sites ...rule.Site) func(*result.Trial) {
	return func(t *result.Trial) {
		t.Checks = append(t.Checks, evidence.Check{Sites: sites, Grade: grade, Phrase: "an expectation", Expected: "201", Actual: "500", Exchange: t.ID + ".1"})
	}
}

func finding(grade evidence.Grade, site rule.Site) func(*result.Trial) {
	return func(t *result.Trial) {
		t.Findings = append(t.Findings, evidence.Finding{Site: site, Grade: grade, Expected: "a string", Actual: "5", Line: 12, By: []string{"kin-openapi"}, Exchange: t.ID + ".1"})
	}
}

// aboutRequest makes the last finding one about the request.
func aboutRequest(t *result.Trial) { t.Findings[len(t.Findings)-1].Request = true }

func validated(sites ...rule.Site) func(*result.Trial) {
	return func(t *result.Trial) {
		for _, s := range sites {
			t.Validated[s] = true
		}
	}
}

func blocked(why string) func(*result.Trial) { return func(t *result.Trial) { t.Blocked = why } }
func failed(why string) func(*result.Trial)  { return func(t *result.Trial) { t.Error = why } }
func filtered(t *result.Trial)               { t.Filtered = true }

// uncalled makes the trial one without calls: it checks the contract document.
func uncalled(t *result.Trial) { t.Exchanges = nil }

// leaving makes the trial leave an object on the target.
func leaving(t *result.Trial) { t.Leftovers = append(t.Leftovers, "deleteSegment map[id:7]") }

// fold folds trials, on a target that does not offer the names.
func fold(rules []rule.Rule, trials []result.Trial, without ...string) result.Result {
	for i := range trials {
		trials[i].Number = i + 1
	}
	return result.Fold(result.Meta{Vendors: []string{"acme"}}, result.Scope{Rules: rules, Without: without}, trials, nil)
}

// asJSON returns a value as it is written to a file.
func asJSON(t *testing.T, v any) string {
	t.Helper()
	text, err := json.MarshalIndent(v, "", " ")
	require.NoError(t, err)
	return string(text)
}

// readBack returns the shards as they are read from their files.
func readBack(t *testing.T, shards ...result.Shard) []result.Shard {
	t.Helper()
	for i := range shards {
		text := asJSON(t, shards[i].Result)
		shards[i].Result = result.Result{}
		require.NoError(t, json.Unmarshal([]byte(text), &shards[i].Result))
	}
	return shards
}

// only returns the only rule of a result.
func only(t *testing.T, r result.Result) result.RuleResult {
	t.Helper()
	require.Len(t, r.Rules, 1)
	return r.Rules[0]
}
