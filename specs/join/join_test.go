package main

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// parts writes the parts of a document to a directory.
func parts(t *testing.T, texts map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range texts {
		require.NoError(t, os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600))
	}
	return dir
}

// Each piece stands below a line that says where it comes from, and keeps its comments.
func TestJoined(t *testing.T) {
	t.Parallel()
	text, err := joined(parts(t, map[string]string{
		"root.yaml": "# about\nopenapi: 3.0.3\ncomponents:\n  schemas:\n    Shared: {type: string}\n",
		"b.yaml":    "paths:\n  /b: {} # of b\n",
		"a.yaml":    "# about a\npaths:\n  /a: {}\ncomponents:\n  schemas:\n    Own: {type: integer}\n",
	}))
	require.NoError(t, err)
	assert.Equal(t, `# Joined from openapi/*.yaml by "make generate". Do not edit it.
# from openapi/root.yaml:2
openapi: 3.0.3
paths:
  # from openapi/a.yaml:3
  /a: {}
  # from openapi/b.yaml:2
  /b: {} # of b
components:
  schemas:
    # from openapi/a.yaml:6
    Own: {type: integer}
    # from openapi/root.yaml:5
    Shared: {type: string}
`, string(text))
}

// What all families share stands in root.yaml.
func TestFamilyMayNotHaveMore(t *testing.T) {
	t.Parallel()
	_, err := joined(parts(t, map[string]string{"root.yaml": "openapi: 3.0.3\n", "a.yaml": "paths:\n  /a: {}\nsecurity: []\n"}))
	assert.EqualError(t, err, `openapi/a.yaml:3: only root.yaml may have "security"`)
}
