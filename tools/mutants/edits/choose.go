package edits

import (
	"cmp"
	"math"
	"path/filepath"
	"slices"
)

// Choose takes at most a number of edits, the same ones each time, and numbers them. A folder's share grows with the
// square root of its edits, so that the largest vendor does not take all, and so does a file's within its
// folder. Within a file the operators take turns.
func Choose(most int, all []Edit) []Edit {
	folders := grouped(all, func(e Edit) string { return filepath.Dir(e.File) })
	var chosen []Edit
	for i, n := range shares(most, folders) {
		files := grouped(folders[i], func(e Edit) string { return e.File })
		for k, n := range shares(n, files) {
			chosen = append(chosen, turns(n, files[k])...)
		}
	}
	slices.SortFunc(chosen, func(a, b Edit) int {
		return cmp.Or(cmp.Compare(a.File, b.File), a.start-b.start, a.end-b.end, cmp.Compare(a.Operator, b.Operator))
	})
	for i := range chosen {
		chosen[i].Number = i + 1
	}
	return chosen
}

// grouped divides edits by what they have in common, in the order of that.
func grouped(all []Edit, key func(Edit) string) [][]Edit {
	by := map[string][]Edit{}
	var keys []string
	for _, e := range all {
		if by[key(e)] == nil {
			keys = append(keys, key(e))
		}
		by[key(e)] = append(by[key(e)], e)
	}
	slices.Sort(keys)
	groups := make([][]Edit, len(keys))
	for i, k := range keys {
		groups[i] = by[k]
	}
	return groups
}

// shares says how many each group may have: one after another goes to the group that has the fewest for its
// weight, until there are no more.
func shares(most int, groups [][]Edit) []int {
	n := make([]int, len(groups))
	for range most {
		next := -1
		for i, g := range groups {
			if n[i] < len(g) && (next < 0 || load(n[i], g) < load(n[next], groups[next])) {
				next = i
			}
		}
		if next < 0 {
			break
		}
		n[next]++
	}
	return n
}

func load(n int, group []Edit) float64 { return (float64(n) + 0.5) / math.Sqrt(float64(len(group))) }

// turns takes one edit of each operator, then a second one, and so on. Which operator of a file begins, and
// which edit of an operator is the next, follows from their hashes.
func turns(n int, all []Edit) []Edit {
	all = slices.Clone(all)
	slices.SortFunc(all, func(a, b Edit) int { return cmp.Compare(a.hash(), b.hash()) })
	var kinds []string
	for _, e := range all { // the order of the first edit of each
		if !slices.Contains(kinds, e.Operator) {
			kinds = append(kinds, e.Operator)
		}
	}
	var chosen []Edit
	for len(chosen) < n {
		for _, kind := range kinds {
			i := slices.IndexFunc(all, func(e Edit) bool { return e.Operator == kind })
			if i >= 0 && len(chosen) < n {
				chosen = append(chosen, all[i])
				all = slices.Delete(all, i, i+1)
			}
		}
	}
	return chosen
}
