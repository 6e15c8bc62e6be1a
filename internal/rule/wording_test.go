package rule_test

import (
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/assay-conformance/assay/internal/rule"
	"github.com/assay-conformance/assay/specs"
)

// A statement is the title of a rule, and its vendor may read it: what we say to ourselves
// stands in the note.
func TestAStatementIsWrittenForTheVendor(t *testing.T) {
	t.Parallel()
	for _, c := range shipped(t) {
		for _, r := range c.Rules {
			assert.Regexp(t, `^[A-Z]`, r.Statement, "%s: a title begins with a capital letter", r.Where)
			assert.NotRegexp(t, `[.:;,]$`, r.Statement, "%s: a title has no full stop", r.Where)
			assert.NotRegexp(t, `→|…|\b(fixture|seed|see|quirk)\b|A-[A-Z]+-\d|(SP|ZPA|ALLOY)-[A-Z]|line \d|SHOULD|MUST|not documented|not in the source`, r.Statement, "%s: this is a note", r.Where)
			assert.Equal(t, r.Level == rule.Should, regexp.MustCompile(`\bshould\b`).MatchString(r.Statement), "%s: the words and the level %s say the same", r.Where, r.Level)
			for _, offer := range r.Needs {
				if strings.Contains(offer, "-") {
					assert.NotContains(t, r.Statement, offer, "%s: the vendor does not know our offers", r.Where)
				}
			}
			for _, text := range []string{r.Statement, r.Note} {
				assert.Zero(t, strings.Count(text, "`")%2, "%s: backticks stand in pairs: %s", r.Where, text)
			}
			if r.Level == rule.Should {
				assert.Contains(t, r.Note, "The level is should because", "%s: a should has its reason", r.Where)
			}
		}
	}
}

// A decision that a note names is explained where the others are.
func TestADecisionThatANoteNamesIsWrittenDown(t *testing.T) {
	t.Parallel()
	decision := regexp.MustCompile(`\bA-[A-Z]+-\d+\b`)
	text, err := os.ReadFile("../../ARCHITECTURE.md")
	require.NoError(t, err)
	_, table, _ := strings.Cut(string(text), "## Ambiguities")
	known := decision.FindAllString(table, -1)
	for _, c := range shipped(t) {
		for _, r := range c.Rules {
			assert.Subset(t, known, decision.FindAllString(r.Note, -1), r.Where)
		}
	}
}

// shipped gives the catalogues that assay has.
func shipped(t *testing.T) (all []*rule.Catalogue) {
	t.Helper()
	vendors, err := specs.Files.ReadDir(".")
	require.NoError(t, err)
	for _, v := range vendors {
		file := v.Name() + "/rules.yaml"
		data, err := specs.Files.ReadFile(file)
		require.NoError(t, err)
		c, err := rule.Parse("specs/"+file, data)
		require.NoError(t, err)
		all = append(all, c)
	}
	require.NotEmpty(t, all)
	return all
}
