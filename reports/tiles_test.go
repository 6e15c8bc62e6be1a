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

func TestTheFirstTileTellsOfWhatNoRuleClaims(t *testing.T) {
	t.Parallel()
	assert.Contains(t, newTiles(result.Result{}, 2)[0].Whose, "2 places outside every rule")
	assert.NotContains(t, newTiles(result.Result{}, 0)[0].Whose, "outside")
}

func TestFilter(t *testing.T) {
	t.Parallel()
	assert.Equal(t, "q=a%2Fb&vendor=x+%26+y", filter("vendor", "x & y", "q", "a/b"), "as the script reads it")
}
