// Package switches turns one edit of the stubs' sources on. Only the sources that tools/mutants
// rewrites import it: assay itself does not contain it.
//
// One build holds all edits. Each place that an edit changes asks [On] whether that edit is the one of
// this process, so the trials of one process meet one edit at a time. Every question is noted, too:
// the edits that a trial reached are those that can make a difference to it.
package switches

import (
	"slices"
	"sync"
)

var (
	mu      sync.Mutex
	active  int // number of the edit that is on; 0 for none
	reached = map[int]bool{}
)

// On reports whether an edit is on, and notes that it was reached.
func On(edit int) bool {
	mu.Lock()
	defer mu.Unlock()
	reached[edit] = true
	return edit == active
}

// Off reports whether none of some edits is on.
func Off(edits ...int) bool {
	mu.Lock()
	defer mu.Unlock()
	return !slices.Contains(edits, active)
}

// Set turns one edit on, and all others off; 0 turns all off. It forgets what was reached.
func Set(edit int) {
	mu.Lock()
	defer mu.Unlock()
	active, reached = edit, map[int]bool{}
}

// Reached returns the edits that were reached since the last [Set], in order.
func Reached() []int {
	mu.Lock()
	defer mu.Unlock()
	all := make([]int, 0, len(reached))
	for edit := range reached {
		all = append(all, edit)
	}
	slices.Sort(all)
	return all
}
