package reports_test

import (
	"bytes"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/assay-conformance/assay/internal/result"
	"github.com/assay-conformance/assay/reports"
)

// compared returns a comparison in which a passed rule is violated now, and a violated one fixed.
func compared() result.Diff {
	after := sample()
	after.Rules[0].Verdict, after.Rules[0].Why = result.Fail, "expected 401, got "+hostile
	after.Rules[1].Verdict, after.Rules[1].Why = result.Pass, ""
	after.Rules[7].Verdict = result.Vacuous
	return result.Compare(sample(), after)
}

func TestDiffText(t *testing.T) {
	var out bytes.Buffer
	require.NoError(t, reports.DiffText(&out, compared()))
	lines := strings.Split(out.String(), "\n")
	assert.Equal(t, "newly failing  ALLOY-AUTH  pass → fail", lines[0])
	assert.Equal(t, "               every operation requires a bearer token", lines[1])
	assert.Equal(t, "fixed          ALLOY-CREATE-409  fail → pass", lines[3])
	assert.Equal(t, "changed        ZPA-DELETE-IN-USE  blocked → vacuous", lines[4])
	assert.Equal(t, "1 newly failing, 1 fixed, 1 otherwise changed, 0 new, 0 gone", lines[5])
	assert.NotContains(t, out.String(), "\x1b")
}

func TestDiffMarkdown(t *testing.T) {
	var out bytes.Buffer
	require.NoError(t, reports.DiffMarkdown(&out, compared()))
	text := out.String()
	assert.Contains(t, text, "## 1 newly failing, 1 fixed, 1 otherwise changed, 0 new, 0 gone\n")
	assert.Contains(t, text, "### newly failing\n\n| rule | verdict | statement | reason |\n| :-- | :-- | :-- | :-- |\n| ALLOY-AUTH | pass → fail | every operation requires a bearer token | expected 401, got ")
	assert.NotContains(t, text, "<script")
	assert.NotContains(t, text, "### new\n", "an empty list is omitted")
}

func TestDiffJSON(t *testing.T) {
	var out bytes.Buffer
	require.NoError(t, reports.DiffJSON(&out, result.Compare(sample(), sample())))
	assert.Contains(t, out.String(), `"failing": []`, "an empty list is not null")
}
