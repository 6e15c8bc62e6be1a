package reports_test

import (
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/assay-conformance/assay/internal/result"
	"github.com/assay-conformance/assay/reports"
)

// schema compiles a JSON Schema; formats are asserted.
func schema(t *testing.T, text string) *jsonschema.Schema {
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

// published reads the published schema of a format.
func published(t *testing.T, name string) *jsonschema.Schema {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("testdata", "schemas", name))
	require.NoError(t, err)
	return schema(t, string(text))
}

func validate(t *testing.T, s *jsonschema.Schema, text string) error {
	t.Helper()
	v, err := jsonschema.UnmarshalJSON(strings.NewReader(text))
	require.NoError(t, err)
	return s.Validate(v)
}

func TestReportsConformToSchemas(t *testing.T) {
	for name, f := range map[string]struct {
		schema *jsonschema.Schema
		write  func(io.Writer, result.Result) error
	}{
		"report.json":  {schema(t, reports.Schema), reports.JSON},
		"report.sarif": {published(t, "sarif-2.1.0.json"), reports.SARIF},
		"ctrf.json":    {published(t, "ctrf-0.0.json"), reports.CTRF},
	} {
		t.Run(name, func(t *testing.T) {
			for what, r := range map[string]result.Result{
				"sample": sample(), "hostile target": taint(hostile), "no rules": empty(), "a shard": shard(),
			} {
				assert.NoError(t, validate(t, f.schema, written(t, f.write, r)), what)
			}
		})
	}
}

// empty returns the result of a run without rules.
func empty() result.Result {
	return result.Fold(result.Meta{Tool: "assay"}, result.Scope{}, nil, nil)
}

// shard returns the result of one shard of a run.
func shard() result.Result {
	r := sample()
	r.Meta.Shard, r.Meta.Selected = "2/3", []string{"ALLOY-AUTH"}
	r.NotRun, r.Trials = r.Trials[4:], r.Trials[:4]
	r.Footer.Trials = len(r.Trials)
	return r
}

func TestSchemaRejects(t *testing.T) {
	s := schema(t, reports.Schema)
	whole := written(t, reports.JSON, sample())
	for _, c := range []struct{ name, reason, old, new string }{
		{"another schema", "a reader must not guess", result.Schema, "assay.report/1"},
		{"an unknown verdict", "there are nine verdicts", `"verdict": "fail"`, `"verdict": "skipped"`},
		{"an additional property", "a misspelled one would be ignored silently", `"started":`, `"begun": "", "started":`},
		{"an invalid time", "times are RFC 3339", `"started": "2026-03-14T09:26:53Z"`, `"started": "yesterday"`},
		{"a report without footer", "the footer is required", `"footer":`, `"feet":`},
	} {
		t.Run(c.name, func(t *testing.T) {
			require.Contains(t, whole, c.old)
			assert.Error(t, validate(t, s, strings.Replace(whole, c.old, c.new, 1)), c.reason)
		})
	}
}
