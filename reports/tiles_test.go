package reports

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/assay-conformance/assay/internal/result"
)

func TestEveryVerdictIsInOneTile(t *testing.T) {
	t.Parallel()
	for _, v := range result.Verdicts {
		counted := 0
		for _, tile := range newTiles(result.Result{Footer: result.Footer{Counts: map[result.Verdict]int{v: 7}}}, 0) {
			counted += tile.Rules
			if tile.Rules > 0 {
				assert.Equal(t, sections[v], tile.Section, "the tile links to these rules")
			} else {
				assert.Empty(t, tile.Section, "there is nothing to link to")
			}
		}
		assert.Equal(t, 7, counted, v)
	}
}

func TestStatedRulesHaveTheirOwnTile(t *testing.T) {
	t.Parallel()
	rules := []result.RuleResult{{Verdict: result.Pass}, {Verdict: result.Pass, Stated: true}, {Verdict: result.Fail, Stated: true}}
	tiles := map[string]int{}
	for _, tile := range newTiles(result.Result{Rules: rules, Footer: result.Footer{Counts: map[result.Verdict]int{result.Pass: 2, result.Fail: 1}}}, 0) {
		tiles[tile.Name] = tile.Rules
	}
	assert.Equal(t, 1, tiles["passed"])
	assert.Equal(t, 1, tiles["stated by the contract"])
	assert.Equal(t, 1, tiles["violated"], "the contract document violates it")
}

func TestFirstTileMentionsUnclaimedViolations(t *testing.T) {
	t.Parallel()
	assert.Contains(t, newTiles(result.Result{}, 2)[0].Caption, "2 contract findings not covered by a rule")
	assert.NotContains(t, newTiles(result.Result{}, 0)[0].Caption, "covered")
}

func TestFilter(t *testing.T) {
	t.Parallel()
	assert.Equal(t, "q=a%2Fb&vendor=x+%26+y", filter("vendor", "x & y", "q", "a/b"), "as the script parses it")
}
