package reports_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/assay-conformance/assay/internal/result"
	"github.com/assay-conformance/assay/reports"
)

func TestJSONRoundTrip(t *testing.T) {
	text := written(t, reports.JSON, sample())
	back, err := reports.ReadJSON(strings.NewReader(text))
	require.NoError(t, err)
	assert.Equal(t, sample(), back)
	for name, write := range writers {
		assert.True(t, written(t, write, sample()) == written(t, write, back), "%s of the decoded result", name)
	}
}

func TestReadJSONErrors(t *testing.T) {
	whole := written(t, reports.JSON, sample())
	for _, c := range []struct{ name, reason, text, want string }{
		{"empty", "an empty file is no report", "", "truncated before its footer"},
		{"truncated", "the run may have been killed", whole[:len(whole)/2], "truncated before its footer"},
		{"trailing data", "a file has one report", whole + whole, "reading the report"},
		{"another schema", "a reader must not guess", strings.Replace(whole, result.Schema, "assay.report/99", 1), `the report has schema "assay.report/99", but this version of assay reads "` + result.Schema + `"`},
		{"another schema of other types", "the schema is checked first", `{"schema": "other/1", "rules": "none"}`, `schema "other/1"`},
		{"no schema", "not any JSON file is a report", `{}`, `schema ""`},
		{"no footer", "a report without a footer is truncated", `{"schema": "` + result.Schema + `"}`, "no footer"},
		{"empty footer", "a footer has a verdict", `{"schema": "` + result.Schema + `", "footer": {}}`, "no footer"},
		{"fewer rules than counted", "rules were removed", strings.Replace(whole, `"rules": 13`, `"rules": 14`, 1), "counts 14 rules and 8 trials, but the report has 13 and 8"},
		{"a rule of the wrong type", "the schema defines the types", `{"schema": "` + result.Schema + `", "rules": "none"}`, "reading the report"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := reports.ReadJSON(strings.NewReader(c.text))
			assert.ErrorContains(t, err, c.want, c.reason)
		})
	}
}
