package steps_test

import (
	"context"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/assay-conformance/assay/internal/resource"
	"github.com/assay-conformance/assay/internal/rule"
	"github.com/assay-conformance/assay/steps"
)

func nothing(context.Context) error          { return nil }
func ignoring(context.Context, string) error { return nil }

// phrases contains two that overlap.
var phrases = []steps.Phrase{
	steps.Given(`a state`, nothing),
	steps.When(`it is called`, nothing),
	steps.When(`it is (\w+)`, ignoring),
	steps.When(`it is deleted twice`, nothing),
	steps.Then(`it holds`, nothing),
	steps.Given(`an? {noun}`, ignoring),
	steps.When(`the {nouns} are listed`, ignoring),
}

// nouns contains one that starts with another, and one with regular expression characters.
var nouns = &resource.Set{Resources: map[string]*resource.Resource{
	"parcel": {Noun: "parcel", Plural: "parcels"}, "parcel depot": {Noun: "parcel depot", Plural: "parcel depots"}, "entry (old)": {Noun: "entry (old)", Plural: "entries (old)"},
}}

func catalogue(t testing.TB) *rule.Catalogue {
	c, err := rule.Parse("rules.yaml", []byte(`vendor: v
source: {file: d.txt, title: D}
sections: [{from: 1, title: D}]
rules:
  - {id: R-1, kind: behaviour, level: must, carrier: scenario, line: 1, statement: it holds, sites: [op/guard/g]}
`))
	require.NoError(t, err)
	return c
}

func load(t testing.TB, text string) ([]steps.Scenario, error) {
	return steps.LoadFeatures(fstest.MapFS{"v/f.feature": {Data: []byte(text)}}, "v", phrases, nouns, catalogue(t))
}

// An invalid feature is refused before anything runs, with file and line.
func TestLoadFeaturesRejectsInvalidFiles(t *testing.T) {
	t.Parallel()
	cases := []struct{ name, text, want, reason string }{
		{"undefined step", "Feature: f\n  @R-1\n  Rule: r\n    Scenario: s\n      Given no such state\n", `features/v/f.feature:5: no phrase matches the Given step "no such state"`, "godog would skip what follows"},
		{"ambiguous step", "Feature: f\n  @R-1\n  Rule: r\n    Scenario: s\n      When it is called\n", `features/v/f.feature:5: 2 phrases match the When step "it is called"`, "godog would take the first"},
		{"unknown noun", "Feature: f\n  @R-1\n  Rule: r\n    Scenario: s\n      Given a letter\n", `features/v/f.feature:5: no phrase matches the Given step "a letter"`, "no resource of the vendor has this name"},
		{"a noun for its plural", "Feature: f\n  @R-1\n  Rule: r\n    Scenario: s\n      When the parcel are listed\n", `features/v/f.feature:5: no phrase matches the When step "the parcel are listed"`, "a typo"},
		{"empty step", "Feature: f\n  @R-1\n  Rule: r\n    Scenario: s\n      Given \n", `no phrase matches the Given step ""`, "a keyword without text"},
		{"no steps", "Feature: f\n  @R-1\n  Rule: r\n    Scenario: s\n", `features/v/f.feature:4: the scenario "s" has no steps`, "it would pass"},
		{"no rule", "Feature: f\n  Scenario: s\n    Then it holds\n", `features/v/f.feature:2: the scenario "s" has no rule tag`, "it would check nothing known"},
		{"unknown tag", "Feature: f\n  @R-2\n  Scenario: s\n    Then it holds\n", "features/v/f.feature:2: the tag @R-2 is not a rule of v", "a renamed rule"},
		{"a tag without a name", "Feature: f\n  @\n  Rule: r\n    Scenario: s\n      Then it holds\n", "features/v/f.feature", "a typo"},
		{"a tag of the examples", "Feature: f\n  Scenario Outline: s\n    Then it holds\n    @<a>\n    Examples:\n      | a |\n      | R-1 |\n", "features/v/f.feature:4: the tag @<a> is not a rule of v", "outlines do not expand tags"},
		{"a tag of a feature", "@\u00a0\nFeature: f\n  Scenario: s\n    Then it holds\n", "features/v/f.feature", "a no-break space"},
		{"not Gherkin", "Feature f\n", "features/v/f.feature", "a file that would not run"},
		{"empty file", "", "features/v/f.feature: the file has no feature", "a file that would not run"},
		{"no scenario", "Feature: f\n", "features/v/f.feature: the file has no scenario", "a file that runs nothing"},
	}
	for _, tc := range cases {
		t.Run(tc.name, func(t *testing.T) {
			t.Parallel()
			_, err := load(t, tc.text)
			assert.ErrorContains(t, err, tc.want, tc.reason)
		})
	}
}

func TestLoadFeaturesExpandsOutlinesAndBackgrounds(t *testing.T) {
	t.Parallel()
	all, err := load(t, `Feature: f
  @R-1
  Rule: r
    Background:
      Given a state
    Scenario Outline: it is <how>
      When it is <how>
      Then it holds
      Examples:
        | how     |
        | renamed |
        | moved   |
`)
	require.NoError(t, err)
	require.Len(t, all, 2)
	assert.Equal(t, "it is renamed", all[0].Title)
	assert.Equal(t, 3, all[0].Steps)
	assert.Equal(t, 6, all[0].Line)
}

// A phrase takes nouns and plurals of one or more words from the resources.
func TestPhrasesUseNounsOfResources(t *testing.T) {
	t.Parallel()
	for _, step := range []string{"Given a parcel", "Given a parcel depot", "Given an entry (old)", "When the parcels are listed", "When the parcel depots are listed", "When the entries (old) are listed"} {
		all, err := load(t, "Feature: f\n  @R-1\n  Rule: r\n    Scenario: s\n      "+step+"\n")
		require.NoError(t, err, step)
		assert.Len(t, all, 1, step)
	}
}

func FuzzLoadFeatures(f *testing.F) {
	f.Add("Feature: f\n  @R-1\n  Rule: r\n    Scenario: s\n      Given a state\n      Then it holds\n")
	f.Add("Feature: f\n  Scenario Outline: <a>\n    Given a state\n    Examples:\n      | a |\n      | 1 |\n")
	f.Add("# language: de\nFunktionalität: f")
	f.Fuzz(func(t *testing.T, text string) {
		all, err := load(t, text)
		if err == nil && len(all) == 0 {
			t.Error("a file without a scenario must be refused")
		}
	})
}
