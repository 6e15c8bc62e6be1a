package rule_test

import (
	"io/fs"
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/assay-conformance/assay/internal/rule"
	"github.com/assay-conformance/assay/specs"
)

// A statement is the title of a rule, worded for the vendor; assay's remarks are in the note.
func TestStatementsAreWordedForTheVendor(t *testing.T) {
	t.Parallel()
	for _, c := range shipped(t) {
		for _, r := range c.Rules {
			assert.Regexp(t, `^[A-Z]`, r.Statement, "%s: a statement begins with a capital letter", r.Where)
			assert.NotRegexp(t, `[.:;,]$`, r.Statement, "%s: a statement has no full stop", r.Where)
			assert.NotRegexp(t, `→|…|\b(fixture|seed|see|quirk)\b|A-[A-Z]+-\d|(SP|ZPA|ALLOY)-[A-Z]|line \d|SHOULD|MUST|not documented|not in the source`, r.Statement, "%s: this belongs in the note", r.Where)
			assert.Equal(t, r.Level == rule.Should, regexp.MustCompile(`\bshould\b`).MatchString(r.Statement), "%s: the wording must match the level %s", r.Where, r.Level)
			for _, offer := range r.Needs {
				if strings.Contains(offer, "-") {
					assert.NotContains(t, r.Statement, offer, "%s: the vendor does not know assay's offers", r.Where)
				}
			}
			for _, text := range []string{r.Statement, r.Note} {
				assert.Zero(t, strings.Count(text, "`")%2, "%s: unpaired backtick: %s", r.Where, text)
			}
			if r.Level == rule.Should {
				assert.Contains(t, r.Note, "The level is should because", "%s: the level should needs a reason", r.Where)
			}
		}
	}
}

// ARCHITECTURE.md explains every decision that a note names.
func TestDecisionsInNotesAreExplained(t *testing.T) {
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

// shipped returns the catalogues that assay ships.
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
		parts, err := fs.Glob(specs.Files, v.Name()+"/rules/*.yaml")
		require.NoError(t, err)
		for _, part := range parts {
			data, err := specs.Files.ReadFile(part)
			require.NoError(t, err)
			require.NoError(t, c.Add("specs/"+part, data))
		}
		all = append(all, c)
	}
	require.NotEmpty(t, all)
	return all
}
