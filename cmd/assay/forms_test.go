package main

import (
	"io"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/assay-conformance/assay/internal/builtin"
	"github.com/assay-conformance/assay/internal/result"
	"github.com/assay-conformance/assay/internal/run"
	"github.com/assay-conformance/assay/internal/stub"
	"github.com/assay-conformance/assay/reports"
)

// The reports of real runs match their published schemas: of a conforming target, of a violating
// one, and of a shard.
func TestReportsMatchTheirSchemas(t *testing.T) {
	t.Parallel()
	schemas := filepath.Join("..", "..", "reports", "testdata", "schemas")
	formats := map[string]*jsonschema.Schema{
		"report.json":  compile(t, reports.Schema),
		"report.sarif": compile(t, file(t, filepath.Join(schemas, "sarif-2.1.0.json"))),
		"ctrf.json":    compile(t, file(t, filepath.Join(schemas, "ctrf-0.0.json"))),
	}
	for name, c := range map[string]struct {
		args []string
		exit int
	}{
		"conforming": {nil, result.ExitConformant},
		"violating":  {[]string{"--target", violatingStub(t), "--allow-writes"}, result.ExitViolation},
		"shard":      {[]string{"--shard", "2/3", "--rule", "ALLOY-CREATE-409-DUPLICATE-NAME", "--rule", "ALLOY-VALID-NAME-REQUIRED"}, result.ExitConformant},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			dir := t.TempDir()
			require.Equal(t, c.exit, execute(append([]string{"run", "--vendor", "alloyscan", "--quiet", "--out", dir}, c.args...), io.Discard, os.Stderr, builtin.Vendors()))
			for name, schema := range formats {
				v, err := jsonschema.UnmarshalJSON(strings.NewReader(file(t, filepath.Join(dir, name))))
				require.NoError(t, err)
				assert.NoError(t, schema.Validate(v), name)
			}
		})
	}
}

// violatingStub serves a stub that violates a guard, a request constraint and a response constraint.
func violatingStub(t *testing.T) string {
	t.Helper()
	v, err := builtin.Vendors().Load("alloyscan")
	require.NoError(t, err)
	var o stub.Options
	_, err = run.Break(t.Context(), v, []string{"ALLOY-CREATE-409-DUPLICATE-NAME", "createSegment/body/name/required", "listSegments/200/body/total/type:alter"}, &o)
	require.NoError(t, err)
	server := httptest.NewServer(v.NewStub(o).Handler)
	t.Cleanup(server.Close)
	return server.URL
}

func compile(t *testing.T, text string) *jsonschema.Schema {
	t.Helper()
	parsed, err := jsonschema.UnmarshalJSON(strings.NewReader(text))
	require.NoError(t, err)
	c := jsonschema.NewCompiler()
	c.AssertFormat()
	require.NoError(t, c.AddResource("schema.json", parsed))
	compiled, err := c.Compile("schema.json")
	require.NoError(t, err)
	return compiled
}

func file(t *testing.T, path string) string {
	t.Helper()
	text, err := os.ReadFile(path)
	require.NoError(t, err)
	return string(text)
}
