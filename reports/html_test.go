package reports_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/net/html"

	"github.com/assay-conformance/assay/internal/result"
	"github.com/assay-conformance/assay/reports"
)

func parse(t *testing.T, r result.Result) *html.Node {
	t.Helper()
	page, err := html.Parse(strings.NewReader(written(t, reports.HTML, r)))
	require.NoError(t, err)
	return page
}

// elements lists the elements with one of the names, or all.
func elements(page *html.Node, names ...string) []*html.Node {
	var found []*html.Node
	for n := range page.Descendants() {
		if n.Type == html.ElementNode && (len(names) == 0 || slices.Contains(names, n.Data)) {
			found = append(found, n)
		}
	}
	return found
}

func attribute(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

func text(n *html.Node) string {
	var b strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			b.WriteString(d.Data)
		}
	}
	return b.String()
}

func byID(page *html.Node, id string) *html.Node {
	for _, n := range elements(page) {
		if attribute(n, "id") == id {
			return n
		}
	}
	return nil
}

func TestHTMLStandsAlone(t *testing.T) {
	for _, exit := range []int{result.ExitConformant, result.ExitBreach, result.ExitInconclusive} {
		r := sample()
		r.Footer.Exit = exit
		standsAlone(t, parse(t, r))
	}
}

func standsAlone(t *testing.T, page *html.Node) {
	t.Helper()
	ids := map[string]bool{}
	for _, n := range elements(page) {
		if id := attribute(n, "id"); id != "" {
			assert.False(t, ids[id], "the id %s stands twice", id)
			ids[id] = true
		}
	}
	for _, n := range elements(page) {
		assert.NotContains(t, []string{"script", "link", "img", "iframe", "object", "embed", "base", "form"}, n.Data)
		for _, a := range n.Attr {
			assert.False(t, strings.HasPrefix(a.Key, "on"), "%s runs a script", a.Key)
			assert.NotContains(t, []string{"src", "srcset", "action", "data"}, a.Key)
			if a.Key == "href" {
				target, inside := strings.CutPrefix(a.Val, "#")
				assert.True(t, inside && ids[target], "the link %s leads nowhere in this file", a.Val)
			}
			if a.Key == "aria-labelledby" {
				assert.True(t, ids[a.Val], a.Val)
			}
		}
	}
	for _, style := range elements(page, "style") {
		assert.NotContains(t, text(style), "url(")
		assert.NotContains(t, text(style), "@import")
	}
}

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
		assert.Equal(t, "true", attribute(svg, "aria-hidden"), "a symbol repeats the word beside it")
	}
}

func TestHTMLShowsEveryRule(t *testing.T) {
	r := sample()
	page := parse(t, r)
	for _, rr := range r.Rules {
		place := byID(page, rr.Rule.ID)
		require.NotNil(t, place, "%s has no place", rr.Rule.ID)
		if rr.Verdict != result.Fail {
			continue
		}
		shown := text(place)
		for _, e := range rr.Evidence {
			assert.Contains(t, shown, e.Actual)
		}
		for _, words := range []string{rr.Rule.Statement, "must", fmt.Sprintf("segments.txt:%d", rr.Rule.Source.Line), "Expected", "Actual", rr.Evidence[0].Where,
			"assay run --vendor alloyscan --rule " + rr.Rule.ID + " --target 'https://alloy.example/api?site=1&probe=2' --allow-writes", "curl", "$ASSAY_TOKEN"} {
			assert.Contains(t, shown, words, rr.Rule.ID)
		}
	}
	uuid := text(byID(page, "ALLOY-IDS-UUID"))
	for _, words := range []string{"/id", "specs/alloyscan/openapi.yaml:212", "kin, lov", "1 of 5", "3 of 5", "2 more pieces of evidence"} {
		assert.Contains(t, uuid, words)
	}
	assert.NotContains(t, uuid, "4 of 5", "the rest is only listed")
}

func TestHTMLOrder(t *testing.T) {
	var titles []string
	for _, h := range elements(parse(t, sample()), "h1", "h2") {
		titles = append(titles, strings.TrimSpace(text(h)))
	}
	assert.Equal(t, []string{"NOT CONFORMANT", "Verdicts", "Broken promises 2", "Against the contract, outside every rule 2", "Our errors, and what could not be judged",
		"Warnings 2", "Kept promises", "What was not covered, and why", "Derived trials", "Left behind on the target", "Provenance"}, titles)
}

func TestAnchorsAreUnique(t *testing.T) {
	r := sample()
	for i, id := range []string{"same", "same", "failing", "with space", "", "icon-pass"} {
		r.Rules[i].Rule.ID = id
	}
	seen := map[string]bool{}
	for _, n := range elements(parse(t, r)) {
		id := attribute(n, "id")
		assert.False(t, id != "" && seen[id], "the id %q stands twice", id)
		assert.NotContains(t, id, " ")
		seen[id] = true
	}
	assert.True(t, seen["same"] && seen["same-2"] && seen["with-space"])
}
