package run

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/assay-conformance/assay/internal/rule"
)

// mostNearest is how many ids an error about a misspelt one suggests.
const mostNearest = 3

// unknownRule is the error for an id that no rule has.
func unknownRule(all []rule.Rule, id string) error {
	return fmt.Errorf("unknown rule %q (nearest: %s)", id, nearest(all, id))
}

// nearest lists the ids with the smallest edit distance to a word, ignoring case; first of all those
// that begin with it.
func nearest(all []rule.Rule, word string) string {
	distances := make(map[string]int, len(all))
	ids := make([]string, len(all))
	for i, r := range all {
		ids[i] = r.ID
		typed, id := strings.ToUpper(word), strings.ToUpper(r.ID)
		if !strings.HasPrefix(id, typed) {
			distances[r.ID] = distance(typed, id)
		}
	}
	slices.SortStableFunc(ids, func(a, b string) int { return cmp.Compare(distances[a], distances[b]) })
	return strings.Join(ids[:min(mostNearest, len(ids))], ", ")
}

// distance is the Levenshtein distance: how many letters to insert, delete or replace to turn
// a into b. It keeps one row of the table: row[j] is the distance to the first j letters.
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
