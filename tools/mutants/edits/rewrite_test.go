package edits

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
)

const several = `package a

type thing struct{ name string; size int }

func where(all []thing, match func(thing) bool) (found []thing) {
	for _, t := range all {
		if match(t) {
			found = append(found, t)
		}
	}
	return found
}

func f(all []thing, name string, most int) int {
	n := 1
	matching := where(all, func(t thing) bool { return t.name == name && t.size > 2 })
	switch {
	case len(matching) == 0, most < 1:
		return 0
	case n > most:
		n = most
	}
	for i := 0; i < 3; i++ {
		n += i
	}
	return n
}
`

// All edits of a file are in one source that compiles.
func TestRewriteHoldsAllEdits(t *testing.T) {
	t.Parallel()
	all := Choose(1000, found(t, several))
	text := Rewrite(several, "switches", all)
	compiles(t, text)
	for _, e := range all {
		assert.Contains(t, text, fmt.Sprintf("switches.On(%d)", e.Number), e.ID())
	}
	assert.Equal(t, several, Rewrite(several, "switches", nil))
}

// With the lines of the switches removed, the original is left.
func TestRewriteKeepsTheOriginal(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ source, operator, want string }{
		{"func f(n int) { n = 1 }", "drop-assignment", "func f(n int) { if switches.On(1) {  } else { n = 1 } }"},
		{"func f(a bool) { if a { print(1) } }", "always", "func f(a bool) { if (switches.On(1) && (true) || switches.Off(1) && (a)) { print(1) } }"},
		{"func f() int { n := 1; return n }", "off-by-one", "func f() int { n := 1 if switches.On(1) { n =  (1 + 1) } ; return n }"},
		{"func f() { print(1) }", "return-early", "func f() { if switches.On(1) { return } print(1) }"},
	} {
		source := "package a\n\n" + c.source + "\n"
		chosen := slices.DeleteFunc(found(t, source), func(e Edit) bool { return e.Operator != c.operator })
		got := Rewrite(source, "switches", Choose(9, chosen))
		_, got, _ = strings.Cut(got, "\n")
		assert.Equal(t, strings.Fields(c.want), strings.Fields(got), c.source)
		compiles(t, Rewrite(source, "switches", Choose(9, chosen)))
	}
}

func TestChooseIsEvenAndTheSameEachTime(t *testing.T) {
	t.Parallel()
	var all []Edit
	for folder, files := range map[string]int{"large": 9, "small": 1} {
		for f := range files {
			for n := range 100 {
				all = append(all, Edit{File: filepath.Join(folder, fmt.Sprintf("%d.go", f)), Operator: fmt.Sprint(n % 5), Old: fmt.Sprint(n), start: n})
			}
		}
	}
	chosen := Choose(80, all)
	assert.Len(t, chosen, 80)
	slices.Reverse(all)
	assert.Equal(t, chosen, Choose(80, all))
	byFolder, byOperator := map[string]int{}, map[string]int{}
	for i, e := range chosen {
		assert.Equal(t, i+1, e.Number)
		byFolder[filepath.Dir(e.File)]++
		byOperator[e.Operator]++
	}
	assert.Equal(t, map[string]int{"large": 60, "small": 20}, byFolder, "the square roots of 900 and of 100")
	for operator, n := range byOperator {
		assert.InDelta(t, 16, n, 6, operator)
	}
	assert.Len(t, Choose(2000, all), 1000)
}
