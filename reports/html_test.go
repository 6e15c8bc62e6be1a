package reports_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/assay-conformance/assay/internal/result"
)

func TestHTMLIsAccessible(t *testing.T) {
	page := parse(t, sample())
	assert.Equal(t, "en", attribute(elements(page, "html")[0], "lang"))
	assert.Contains(t, text(elements(page, "title")[0]), "NOT CONFORMANT")
	assert.Len(t, elements(page, "h1"), 1)
	level := 0
	for _, h := range elements(page, "h1", "h2", "h3", "h4", "h5", "h6") {
		next := int(h.Data[1] - '0')
		assert.LessOrEqual(t, next, level+1, "the heading %q skips a level", text(h))
		level = next
	}
	for _, th := range elements(page, "th") {
		assert.Contains(t, []string{"row", "col"}, attribute(th, "scope"))
	}
	for _, svg := range elements(page, "svg") {
		assert.True(t, attribute(svg, "aria-hidden") == "true" || attribute(svg, "aria-label") != "", "an icon repeats the word next to it; a chart has a name")
	}
}

func TestHTMLShowsEveryRule(t *testing.T) {
	r := sample()
	page := parse(t, r)
	for _, rr := range r.Rules {
		place := byID(page, rr.Rule.ID)
		require.NotNil(t, place, "%s is missing", rr.Rule.ID)
		if rr.Verdict != result.Fail {
			continue
		}
		shown := text(place.Parent)
		for _, e := range rr.Evidence {
			assert.Contains(t, shown, e.Actual)
		}
		for _, words := range []string{strings.ReplaceAll(rr.Rule.Statement, "`", ""), "must", rr.Rule.Source.String(), "Expected", "Actual", rr.Evidence[0].Where,
			"assay run --vendor alloyscan --rule " + rr.Rule.ID + " --target 'https://alloy.example/api?site=1&probe=2' --allow-writes", "curl", "$ASSAY_TOKEN"} {
			assert.Contains(t, shown, words, rr.Rule.ID)
		}
	}
	uuid := text(byID(page, "ALLOY-IDS-UUID"))
	for _, words := range []string{"/id", "specs/alloyscan/openapi.yaml:212", "kin-openapi, libopenapi", "1 of 5", "4 more pieces of evidence"} {
		assert.Contains(t, uuid, words)
	}
	assert.NotContains(t, uuid, "2 of 5", "repeated evidence at one site is only listed")
}

func TestHTMLOrder(t *testing.T) {
	var titles []string
	for _, h := range elements(parse(t, sample()), "h1", "h2") {
		titles = append(titles, strings.TrimSpace(text(h)))
	}
	assert.Equal(t, []string{"NOT CONFORMANT", "Violated rules 2", "Contract violations not covered by a rule 2", "Harness errors and rules that could not be tested", "Warnings 2",
		"Rules not covered, by reason", "Coverage", "Vendor comparison", "Mutation testing 2 of 3 mutants killed", "Passed rules", "Waiting", "Left behind on the target", "Provenance"}, titles)
}

func TestAnchorsAreUnique(t *testing.T) {
	r := sample()
	for i, id := range []string{"same", "same", "failing", "with space", "", "icon-pass"} {
		r.Rules[i].Rule.ID = id
	}
	seen := map[string]bool{}
	for _, n := range elements(parse(t, r)) {
		id := attribute(n, "id")
		assert.False(t, id != "" && seen[id], "duplicate id %q", id)
		assert.NotContains(t, id, " ")
		seen[id] = true
	}
	assert.True(t, seen["same"] && seen["same-2"] && seen["with-space"])
}
