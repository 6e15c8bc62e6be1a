package run

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/assay-conformance/assay/internal/rule"
)

// mostNearest is how many ids are named to somebody who misspelt one.
const mostNearest = 3

// unknownRule is the error about an id that no rule has.
func unknownRule(all []rule.Rule, id string) error {
	return fmt.Errorf("unknown rule %q (nearest: %s)", id, nearest(all, id))
}

// nearest lists the ids that differ from a word in the fewest letters, whatever their case.
func nearest(all []rule.Rule, word string) string {
	distances := make(map[string]int, len(all))
	ids := make([]string, len(all))
	for i, r := range all {
		ids[i] = r.ID
		distances[r.ID] = distance(strings.ToUpper(word), strings.ToUpper(r.ID))
	}
	slices.SortStableFunc(ids, func(a, b string) int { return cmp.Compare(distances[a], distances[b]) })
	return strings.Join(ids[:min(mostNearest, len(ids))], ", ")
}

// distance is how many letters must be put in, taken out or replaced to make b of a
// (Levenshtein). It keeps one row of the table: row[j] is the distance to the first j letters.
func distance(a, b string) int {
	from, to := []rune(a), []rune(b)
	row := make([]int, len(to)+1)
	for j := range row {
		row[j] = j
	}
	for i, letter := range from {
		diagonal := row[0]
		row[0] = i + 1
		for j := range to {
			replaced := diagonal
			if letter != to[j] {
				replaced++
			}
			diagonal = row[j+1]
			row[j+1] = min(replaced, row[j]+1, row[j+1]+1)
		}
	}
	return row[len(to)]
}
