package edits

import (
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// found returns the edits of a source.
func found(t *testing.T, source string) []Edit {
	t.Helper()
	folder := t.TempDir()
	require.NoError(t, os.WriteFile(filepath.Join(folder, "a.go"), []byte(source), 0o600))
	all, err := Find(folder, "a.go")
	require.NoError(t, err)
	return all
}

// of describes the edits of one operator.
func of(all []Edit, operator string) []string {
	what := []string{}
	for _, e := range all {
		if e.Operator == operator {
			what = append(what, e.What())
		}
	}
	return what
}

// compiles checks the types of a rewritten source, which may import only the switches.
func compiles(t *testing.T, source string) {
	t.Helper()
	set := token.NewFileSet()
	file, err := parser.ParseFile(set, "a.go", source, parser.SkipObjectResolution)
	require.NoError(t, err, source)
	config := types.Config{Importer: imports{}}
	_, err = config.Check("a", set, []*ast.File{file}, nil)
	require.NoError(t, err, source)
}

// imports knows only the package of the switches.
type imports struct{}

func (imports) Import(path string) (*types.Package, error) {
	p := types.NewPackage(path, "switches")
	one, boolean := types.NewVar(token.NoPos, p, "edit", types.Typ[types.Int]), types.NewVar(token.NoPos, p, "", types.Typ[types.Bool])
	some := types.NewVar(token.NoPos, p, "edits", types.NewSlice(types.Typ[types.Int]))
	for name, parameter := range map[string]*types.Var{"On": one, "Off": some} {
		signature := types.NewSignatureType(nil, nil, nil, types.NewTuple(parameter), types.NewTuple(boolean), name == "Off")
		p.Scope().Insert(types.NewFunc(token.NoPos, p, name, signature))
	}
	p.MarkComplete()
	return p, nil
}

func TestFindNamesUnreadableFiles(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	require.NoError(t, os.WriteFile(filepath.Join(folder, "bad.go"), []byte("package"), 0o600))
	_, err := Find(folder, "bad.go")
	require.ErrorContains(t, err, "bad.go")
	_, err = Find(folder, "missing.go")
	require.ErrorContains(t, err, "missing.go")
}

func TestIDsStayWhenLinesMove(t *testing.T) {
	t.Parallel()
	before := found(t, "package a\n\nfunc f(n int) bool { return n > 1 || n > 1 }\n")
	after := found(t, "package a\n\n// f is a function.\n//\n// It has a comment.\nfunc f(n int) bool { return n > 1 || n > 1 }\n")
	require.Len(t, after, len(before))
	seen := map[string]bool{}
	for i, e := range before {
		assert.Equal(t, e.ID(), after[i].ID())
		assert.Equal(t, e.Line+3, after[i].Line)
		assert.False(t, seen[e.ID()], "two edits are %s", e.ID())
		seen[e.ID()] = true
	}
}
