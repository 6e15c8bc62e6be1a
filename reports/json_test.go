package reports_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/assay-conformance/assay/internal/result"
	"github.com/assay-conformance/assay/reports"
)

func TestJSONIsReadBack(t *testing.T) {
	text := written(t, reports.JSON, sample())
	back, err := reports.ReadJSON(strings.NewReader(text))
	require.NoError(t, err)
	assert.Equal(t, sample(), back)
	for name, write := range writers {
		assert.True(t, written(t, write, sample()) == written(t, write, back), "%s of the result that was read back", name)
	}
}

func TestReadJSONRefuses(t *testing.T) {
	whole := written(t, reports.JSON, sample())
	for _, c := range []struct{ name, reason, text, want string }{
		{"nothing", "an empty file is no report", "", "it ends before its footer"},
		{"cut in the middle", "the run may have been killed", whole[:len(whole)/2], "it ends before its footer, and was cut short"},
		{"something after the end", "two reports in one file are none", whole + whole, "reading the report"},
		{"another schema", "a reader must not guess", strings.Replace(whole, result.Schema, "assay.report/99", 1), `the report has the schema "assay.report/99", and this version of assay reads "` + result.Schema + `"`},
		{"another schema of other types", "the schema is asked before the rest is read", `{"schema": "other/1", "rules": "none"}`, `the schema "other/1"`},
		{"no schema", "any JSON file would do otherwise", `{}`, `the schema ""`},
		{"no footer", "what has no footer was cut short", `{"schema": "` + result.Schema + `"}`, "no footer"},
		{"empty footer", "a footer concludes", `{"schema": "` + result.Schema + `", "footer": {}}`, "no footer"},
		{"fewer rules than counted", "rules were taken out", strings.Replace(whole, `"rules": 13`, `"rules": 14`, 1), "counts 14 rules and 8 trials, the report has 13 and 8"},
		{"a rule of the wrong type", "the schema promises the types", `{"schema": "` + result.Schema + `", "rules": "none"}`, "reading the report"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := reports.ReadJSON(strings.NewReader(c.text))
			assert.ErrorContains(t, err, c.want, c.reason)
		})
	}
}
