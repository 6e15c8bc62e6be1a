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
				assert.Equal(t, sections[v], tile.Section, "the tile leads to these rules")
			} else {
				assert.Empty(t, tile.Section, "nothing to lead to")
			}
		}
		assert.Equal(t, 7, counted, v)
	}
}

func TestWhatTheContractStatesHasATileOfItsOwn(t *testing.T) {
	t.Parallel()
	rules := []result.RuleResult{{Verdict: result.Pass}, {Verdict: result.Pass, Stated: true}, {Verdict: result.Fail, Stated: true}}
	tiles := map[string]int{}
	for _, tile := range newTiles(result.Result{Rules: rules, Footer: result.Footer{Counts: map[result.Verdict]int{result.Pass: 2, result.Fail: 1}}}, 0) {
		tiles[tile.Name] = tile.Rules
	}
	assert.Equal(t, 1, tiles["kept"])
	assert.Equal(t, 1, tiles["stated by the contract"])
	assert.Equal(t, 1, tiles["broken"], "who states it wrongly must act")
}

func TestTheFirstTileTellsOfWhatNoRuleClaims(t *testing.T) {
	t.Parallel()
	assert.Contains(t, newTiles(result.Result{}, 2)[0].Whose, "2 places outside every rule")
	assert.NotContains(t, newTiles(result.Result{}, 0)[0].Whose, "outside")
}

func TestFilter(t *testing.T) {
	t.Parallel()
	assert.Equal(t, "q=a%2Fb&vendor=x+%26+y", filter("vendor", "x & y", "q", "a/b"), "as the script reads it")
}
