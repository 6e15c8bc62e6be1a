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
	"github.com/assay-conformance/assay/steps"
)

// wish matches titles that express a wish or a plan instead of stating a fact.
var wish = regexp.MustCompile(`(?i)\b(should|must|verify|verifies|test|tests|check|checks) ?(that)?\b`)

// CONTRIBUTING.md explains the style.
func TestFeatureStyle(t *testing.T) {
	for _, file := range onDisk(t) {
		t.Run(file, func(t *testing.T) {
			text, err := fs.ReadFile(features.Files, file)
			require.NoError(t, err)
			doc, err := gherkin.ParseGherkinDocument(bytes.NewReader(text), (&messages.Incrementing{}).NewId)
			require.NoError(t, err)
			titles := map[string]bool{}
			for _, child := range doc.Feature.Children {
				require.NotNil(t, child.Rule, "everything in a feature is under a Rule")
				r := child.Rule
				assert.Len(t, r.Tags, 1, "line %d: a Rule is one documented rule, with its id as tag, or one convention", r.Location.Line)
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

// patch begins a step that has a JSON Patch: what the rules of RFC 6902 are about cannot be said without it.
const patch = "the segment is patched with "

func lintScenario(t *testing.T, s *messages.Scenario, titles map[string]bool) {
	assert.NotRegexp(t, wish, s.Name, "line %d: a title states a fact", s.Location.Line)
	assert.LessOrEqual(t, len([]rune(s.Name)), 70, "line %d: a title has at most 70 characters", s.Location.Line)
	assert.False(t, titles[s.Name], "line %d: duplicate title %q", s.Location.Line, s.Name)
	titles[s.Name] = true
	whens := 0
	for _, step := range s.Steps {
		if strings.TrimSpace(step.Keyword) == "When" {
			whens++
		}
		if strings.HasPrefix(step.Text, patch) {
			continue
		}
		assert.NotRegexp(t, `[{}"]|\b\d{3}\b|/api/`, step.Text, "line %d: a step describes behaviour, not requests and responses", step.Location.Line)
	}
	assert.Equal(t, 1, whens, "line %d: a scenario has one When", s.Location.Line)
}

// Every file on disk is embedded, and every scenario is run.
func TestEveryScenarioRuns(t *testing.T) {
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
		if file == steps.ConventionsFile {
			continue
		}
		rows := strings.Count(string(text), "\n        |") - strings.Count(string(text), "Examples:")
		assert.Equal(t, strings.Count(string(text), "Scenario:")+rows, ran[file], "scenarios of %s that ran", file)
	}
	assert.Len(t, ran, len(onDisk(t)))
}

// Each convention is required by a rule of some vendor.
func TestEveryConventionIsUsed(t *testing.T) {
	named := map[string]bool{}
	vendors, err := builtin.Vendors().LoadAll()
	require.NoError(t, err)
	for _, v := range vendors {
		for _, r := range v.Rules.Rules {
			for _, name := range r.Conventions {
				named["@"+name] = true
			}
		}
	}
	text, err := fs.ReadFile(features.Files, steps.ConventionsFile)
	require.NoError(t, err)
	doc, err := gherkin.ParseGherkinDocument(bytes.NewReader(text), (&messages.Incrementing{}).NewId)
	require.NoError(t, err)
	for _, child := range doc.Feature.Children {
		assert.True(t, named[child.Rule.Tags[0].Name], "no rule names the convention %s", child.Rule.Tags[0].Name)
	}
}

func onDisk(t *testing.T) []string {
	files, err := filepath.Glob("*/*.feature")
	require.NoError(t, err)
	require.NotEmpty(t, files)
	return append(files, steps.ConventionsFile)
}
