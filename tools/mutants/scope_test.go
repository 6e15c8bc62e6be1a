package main

import (
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/assay-conformance/assay/tools/mutants/edits"
)

const root = "../.."

func TestEveryVendorsHandlersAreEdited(t *testing.T) {
	t.Parallel()
	names, err := sources(root)
	require.NoError(t, err)
	for _, want := range []string{"limit.go", "alloyscan/segments.go", "beyondinsight/users.go", "sailpoint/patch.go", "zpa/list.go"} {
		assert.Contains(t, names, want)
	}
	for _, absent := range []string{"stub.go", "alloyscan/guards.go", "zpa/fixtures.go", "zpa/query.go", "sailpoint/patch_test.go", "stubtest/kit.go"} {
		assert.NotContains(t, names, absent)
	}
}

// Files and functions that are left out by name exist: a new name would be edited unawares.
func TestWhatIsLeftOutExists(t *testing.T) {
	t.Parallel()
	for _, name := range outside {
		found, err := filepath.Glob(filepath.Join(root, stubs, "*", filepath.Base(name)))
		require.NoError(t, err)
		assert.NotEmpty(t, found, name)
	}
	var all []edits.Edit
	for _, pattern := range []string{"*.go", "*/*.go"} {
		found, err := filepath.Glob(filepath.Join(root, stubs, pattern))
		require.NoError(t, err)
		for _, name := range found {
			of, err := edits.Find(".", name)
			require.NoError(t, err)
			all = append(all, of...)
		}
	}
	functions := map[string]bool{}
	for _, e := range all {
		functions[e.Func] = true
	}
	for _, name := range unedited {
		assert.True(t, functions[name], "no function %s", name)
	}
}

// The sources with every edit that is known, not only those that are chosen, are Go.
func TestHandlersAreRewritten(t *testing.T) {
	t.Parallel()
	all, err := chosen(root, 1<<20)
	require.NoError(t, err)
	assert.Greater(t, len(all), 3000)
	byFile, ids := map[string][]edits.Edit{}, map[string]bool{}
	for _, e := range all {
		byFile[e.File] = append(byFile[e.File], e)
		assert.False(t, ids[e.ID()], "two edits are %s", e.ID())
		ids[e.ID()] = true
	}
	for name, of := range byFile {
		text, err := os.ReadFile(filepath.Join(root, stubs, name))
		require.NoError(t, err)
		_, err = parser.ParseFile(token.NewFileSet(), name, edits.Rewrite(string(text), switchesPath, of), parser.SkipObjectResolution)
		require.NoError(t, err, name)
	}
}
