package edits

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

// What a stub does only while a guard is off is not edited.
func TestNoEditsWhileAGuardIsOff(t *testing.T) {
	t.Parallel()
	for body, edited := range map[string]bool{
		"if !enforces(g) { g = 2 }":                                 false,
		"if a && !enforces(g) { g = 2 }":                            false,
		"if enforces(g) { return }; g = 2":                          false,
		"if enforces(g) { print(1) } else { g = 2 }":                false,
		"switch { case a && !enforces(g): g = 2 }":                  false,
		"switch { case enforces(g): return; default: g = 2 }":       false,
		"switch { case a: return; default: g = 2 }":                 true,
		"if enforces(g) { g = 2 }":                                  true,
		"if a && enforces(g) { g = 2 }":                             true,
		"if a || !enforces(g) { g = 2 }":                            true,
		"if enforces(g) { print(1) }; g = 2":                        true,
		"switch { case a && enforces(g): return }; g = 2":           true,
		"if !enforces(g) { print(1) } else if a { g = 2 }":          true,
		"for range 3 { if enforces(g) { return } }; g = 2":          true,
		"for range 3 { if enforces(g) { return }; g = 2 }":          false,
		"switch { case a: if enforces(g) { return }; g = 2 }":       false,
		"if enforces(g) && a { return }; g = 2":                     true,
		"func() { if !enforces(g) { print(1) } }(); g = 2":          true,
		"if !(enforces(g)) { g = 2 }":                               false,
		"if a && (b || c) && !enforces(g) { print(g); g = 2 }":      false,
		"if !enforces(g) { for range 3 { if a { g = 2 } } }":        false,
		"if enforces(g) { print(g) } else if a { print(g) }; g = 2": true,
	} {
		all := found(t, "package a\n\nfunc enforces(g int) bool { return g > 0 }\nfunc f(a, b, c bool, g int) {\n"+body+"\n}\n")
		got := false
		for _, e := range all {
			got = got || e.Old == "g = 2"
		}
		assert.Equal(t, edited, got, body)
	}
}

func TestNoEditsOfWhatAGuardDecides(t *testing.T) {
	t.Parallel()
	for condition, want := range map[string][]string{
		"a && enforces(g)":         {"`a` becomes `true` in `a && enforces(g)`"},
		"a && !enforces(g)":        {},
		"a || enforces(g)":         {},
		"enforces(g)":              {},
		"a && (b || !enforces(g))": {"`a` becomes `true` in `a && (b || !enforces(g))`", "`b` becomes `true` in `a && (b || !enforces(g))`"},
		"(a || b) && !enforces(g)": {},
	} {
		all := found(t, "package a\n\nfunc enforces(g int) bool { return g > 0 }\nfunc f(a, b bool, g int) {\nif "+condition+" { print(g) }\n}\n")
		assert.Equal(t, want, of(all, "always"), condition)
		if condition != "a && (b || !enforces(g))" {
			assert.Empty(t, of(all, "and-or"), condition+": its guard is a switch already")
		}
	}
}
