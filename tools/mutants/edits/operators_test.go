package edits

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

// Each operator, with a function that it edits, and the edits that it makes.
var operatorCases = []struct {
	operator, source string
	want             []string
}{
	{"negate", "func f(a, b bool) int { if a && !b { return 1 }; return 2 }", []string{
		"`a` becomes `!(a)` in `a && !b`", "`!b` becomes `b` in `a && !b`"}},
	{"negate", "func f(a int) int { if a == 1 { return 1 }; return 2 }", []string{}}, // that is compare
	{"always", "func f(a, b bool) bool { return a || b }", []string{"`a` becomes `true` in `return a || b`", "`b` becomes `true` in `return a || b`"}},
	{"never", "func f(a bool) int { switch { case a: return 1 }; return 2 }", []string{"`a` becomes `false`"}},
	{"never", "func f(n int) { for n > 1 { n-- } }", []string{}}, // that is skip-loop
	{"compare", "func f(n int) bool { return n < 3 }", []string{"`n < 3` becomes `n <= 3` in `return n < 3`"}},
	{"compare", "func f(n *int) bool { return n != nil }", []string{"`n != nil` becomes `n == nil` in `return n != nil`"}},
	{"and-or", "func f(a, b, c bool) bool { return a && b || c }", []string{
		"`a && b || c` becomes `((a && b) && (c))` in `return a && b || c`", "`a && b` becomes `((a) || (b))` in `return a && b || c`"}},
	{"off-by-one", "func f(n int) int { n = 2; return n }", []string{"`2` becomes `(2 + 1)` in `n = 2`"}},
	{"off-by-one", "const most = 1 << 4\nfunc f() int { n := most; return n }", []string{"`most` becomes `(most + 1)` in `n := most`"}},
	{"off-by-one", "type t struct{ most int }\nconst most = 4\nfunc f() t { return t{most: 1} }", []string{"`1` becomes `(1 + 1)` in `return t{most: 1}`"}},
	{"arithmetic", "func f(n, m int) int { return (n - 1) / m }", []string{
		"`(n - 1) / m` becomes `((n - 1) * m)` in `return (n - 1) / m`", "`n - 1` becomes `(n + 1)` in `return (n - 1) / m`"}},
	{"arithmetic", `func f(s string) string { return s + "x" }`, []string{}},
	{"min-max", "func f(n int) int { return min(max(n, 0), 9) }", []string{
		"`min(max(n, 0), 9)` becomes `max(max(n, 0), 9)` in `return min(max(n, 0), 9)`", "`max(n, 0)` becomes `min(n, 0)` in `return min(max(n, 0), 9)`"}},
	{"boolean", "func f() (ok bool) { ok = true; return ok }", []string{"`true` becomes `false` in `ok = true`"}},
	{"drop-call", "func g() {}\nfunc f() { g() }", []string{"without `g()`"}},
	{"drop-call", "type mu struct{}\nfunc (mu) Lock() {}\nfunc f(m mu) { m.Lock() }", []string{}},
	{"drop-assignment", "type t struct{ n int }\nfunc f(a *t) { a.n = 1; a.n++ }", []string{"without `a.n = 1`", "without `a.n++`"}},
	{"drop-field", "type t struct{ a, b int }\nfunc f() t { return t{a: 1, b: 2} }", []string{
		"without `a: 1` in `return t{a: 1, b: 2}`", "without `b: 2` in `return t{a: 1, b: 2}`"}},
	{"drop-field", "func f() map[string]int { return map[string]int{\"a\": 1} }", []string{}},
	{"drop-jump", "func f(a []int) { for _, n := range a { if n > 1 { continue }; return } }", []string{
		"without `continue` in `if n > 1 { continue }; return } }`", "without `return` in `for _, n := range a { if n > 1 { continue }; return } }`"}},
	{"return-early", "func f() (int, error) { return 1, nil }", []string{"`return *new(int), *new(error)` at the start"}},
	{"return-early", "func f(n int) (ok bool) { ok = n > 1; return }", []string{"`return` at the start"}},
	{"skip-loop", "func f(a []int) { for range a { print(1) } }", []string{"without `for range a { print(1) }`"}},
	{"skip-loop", "func f() { for { print(1) } }", []string{}},
	{"first-only", "func f(n int) { for n > 1 { n-- } }", []string{"`break` at the end of `for n > 1`"}},
}

func TestOperators(t *testing.T) {
	t.Parallel()
	for _, c := range operatorCases {
		source := "package a\n\n" + c.source + "\n"
		all := found(t, source)
		got := of(all, c.operator)
		if c.operator == "drop-jump" { // named by the first line, which is the whole function here
			for i := range got {
				got[i] = got[i][:len("without `")+5]
				c.want[i] = c.want[i][:len("without `")+5]
			}
		}
		assert.Equal(t, c.want, got, "%s of %s", c.operator, c.source)
		compiles(t, Rewrite(source, "switches", Choose(1000, all)))
	}
}

func TestEveryOperatorHasACase(t *testing.T) {
	t.Parallel()
	imported := map[string]bool{"status": true, "plain": true} // TestOperatorsOfPackages
	for _, o := range Operators {
		covered := imported[o.Name]
		for _, c := range operatorCases {
			covered = covered || c.operator == o.Name && len(c.want) > 0
		}
		assert.True(t, covered, "no case for %s", o.Name)
		assert.NotEmpty(t, o.What)
	}
}

func TestOperatorsOfPackages(t *testing.T) {
	t.Parallel()
	all := found(t, `package a

import ("net/http"; "slices")

func f(w http.ResponseWriter, all []int) []int {
	w.WriteHeader(http.StatusOK)
	return slices.Clone(all)
}
`)
	assert.Equal(t, []string{"`http.StatusOK` becomes `(http.StatusOK + 1)` in `w.WriteHeader(http.StatusOK)`"}, of(all, "status"))
	assert.Equal(t, []string{"`slices.Clone(all)` becomes `all` in `return slices.Clone(all)`"}, of(all, "plain"))
}
