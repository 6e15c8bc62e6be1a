package features_test

import (
	"bytes"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	gherkin "github.com/cucumber/gherkin/go/v26"
	messages "github.com/cucumber/messages/go/v21"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/assay-conformance/assay/features"
	"github.com/assay-conformance/assay/internal/builtin"
	"github.com/assay-conformance/assay/internal/result"
	"github.com/assay-conformance/assay/internal/run"
)

// wish finds titles that wish or announce instead of stating a fact.
var wish = regexp.MustCompile(`(?i)\b(should|must|verify|verifies|test|tests|check|checks) ?(that)?\b`)

// The house's style of Gherkin; CONTRIBUTING.md gives the reasons.
func TestFeaturesFollowTheHouseStyle(t *testing.T) {
	for _, file := range onDisk(t) {
		t.Run(file, func(t *testing.T) {
			text, err := fs.ReadFile(features.Files, file)
			require.NoError(t, err)
			doc, err := gherkin.ParseGherkinDocument(bytes.NewReader(text), (&messages.Incrementing{}).NewId)
			require.NoError(t, err)
			titles := map[string]bool{}
			for _, child := range doc.Feature.Children {
				require.NotNil(t, child.Rule, "everything in a feature stands under a Rule")
				r := child.Rule
				assert.Len(t, r.Tags, 1, "line %d: a Rule is one documented rule, with its id as tag", r.Location.Line)
				assert.NotRegexp(t, wish, r.Name, "line %d: a title states a fact", r.Location.Line)
				for _, inner := range r.Children {
					if inner.Scenario != nil {
						lintScenario(t, inner.Scenario, titles)
					}
				}
			}
		})
	}
}

func lintScenario(t *testing.T, s *messages.Scenario, titles map[string]bool) {
	assert.NotRegexp(t, wish, s.Name, "line %d: a title states a fact", s.Location.Line)
	assert.LessOrEqual(t, len([]rune(s.Name)), 70, "line %d: a title has at most 70 characters", s.Location.Line)
	assert.False(t, titles[s.Name], "line %d: the title %q is taken", s.Location.Line, s.Name)
	titles[s.Name] = true
	whens := 0
	for _, step := range s.Steps {
		if strings.TrimSpace(step.Keyword) == "When" {
			whens++
		}
		assert.NotRegexp(t, `[{}"]|\b\d{3}\b|/api/`, step.Text, "line %d: a step speaks of the business, not of the wire", step.Location.Line)
	}
	assert.Equal(t, 1, whens, "line %d: a scenario has one When", s.Location.Line)
}

// What is on disk is what runs: files that are embedded, scenarios that were tried.
func TestEveryScenarioOnDiskIsRun(t *testing.T) {
	r, err := run.Setup{Source: builtin.Vendors(), Select: run.Selection{Kind: result.Scenario}}.Run(t.Context())
	require.NoError(t, err)
	ran := map[string]int{}
	for _, tr := range r.Trials {
		file, _, _ := strings.Cut(strings.TrimPrefix(tr.Where, "features/"), ":")
		ran[file]++
		assert.NotEmpty(t, tr.Checks, "%s: a scenario without a check is vacuous", tr.Where)
	}
	for _, file := range onDisk(t) {
		text, err := os.ReadFile(file)
		require.NoError(t, err)
		assert.Equal(t, strings.Count(string(text), "Scenario:"), ran[file], "scenarios of %s that ran", file)
	}
	assert.Len(t, ran, len(onDisk(t)))
}

func onDisk(t *testing.T) []string {
	files, err := filepath.Glob("*/*.feature")
	require.NoError(t, err)
	require.NotEmpty(t, files)
	return files
}
