//go:build browser

package browser_test

import (
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/stretchr/testify/assert"

	"github.com/assay-conformance/assay/internal/result"
)

const search = `#filter [name=q]`

func TestFilter(t *testing.T) {
	t.Parallel()
	r := sample(t)
	for _, c := range []struct {
		name, reason string
		hash, shown  string
		want         []string
	}{
		{"vendor", "an engineer cares about one vendor", "#?vendor=zpa", "6 of 13 rules", []string{"ZPA-DELETE-IN-USE", "ZPA-RATE", "ZPA-BASE-URL", "ZPA-NOTE", "ZPA-NAME-NULLABLE", "ZPA-LIST"}},
		{"verdict", "passed rules are in closed groups, which are opened", "#?verdict=pass", "2 of 13 rules", ids(r, result.Pass)},
		{"capability", "the link of a cell of the comparison", "#?capability=unique-name&vendor=alloyscan", "1 of 13 rules", []string{"ALLOY-CREATE-409"}},
		{"kind", "all of the sample are behaviours", "#?kind=behaviour&verdict=fail", "2 of 13 rules", ids(r, result.Fail)},
		{"id", "case does not matter", "#?q=alloy-ids", "1 of 13 rules", []string{"ALLOY-IDS-UUID"}},
		{"words", "all words must match, in any order", "#?q=segments+return", "1 of 13 rules", []string{"ALLOY-LIST-SORTED"}},
		{"site", "the link of a cell of the grid", "#?q=deleteGroup/409", "1 of 13 rules", []string{"ZPA-DELETE-IN-USE"}},
		{"hostile", "the search is for plain text", "#?q=%3Cscript%3Ealert", "2 of 13 rules", []string{"ALLOY-LIST-SORTED", "ZPA-BASE-URL"}},
		{"no match", "the page says so", "#?q=nowhere", "0 of 13 rules", nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			b := open(t, r)
			b.show(c.hash)
			b.sees(c.want...)
			assert.Equal(t, c.shown, evaluate[string](b, `document.getElementById("shown").textContent`), c.reason)
			assert.Equal(t, len(c.want) == 0, evaluate[bool](b, `document.querySelector(".nothing").checkVisibility()`))
			assert.False(t, evaluate[bool](b, `document.getElementById("coverage").checkVisibility()`), "a filtered page shows only rules")
		})
	}
}

func TestFilterByHand(t *testing.T) {
	t.Parallel()
	r := sample(t)
	b := open(t, r)
	b.show("")
	before := b.rules()
	b.choose("vendor", "alloyscan")
	b.choose("verdict", "fail")
	b.hash("#?vendor=alloyscan&verdict=fail")
	b.sees(ids(r, result.Fail)...)
	b.do(chromedp.SendKeys(search, "uuid"))
	b.hash("#?q=uuid&vendor=alloyscan&verdict=fail")
	b.sees("ALLOY-IDS-UUID")
	b.do(chromedp.Click(`#filter [name=clear]`))
	b.hash("#?")
	b.searches("")
	for _, id := range before {
		b.shows(id)
	}
}

func TestChartsLinkToRules(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ name, link, hash, rule string }{
		{"a segment of a bar", `.bar a.fail`, "#?vendor=alloyscan&verdict=fail", "ALLOY-IDS-UUID"},
		{"a response in the grid", `.grid a.untested`, "#?q=deleteGroup%2F409&vendor=zpa", "ZPA-DELETE-IN-USE"},
		{"a cell of the comparison", `.matrix tr:nth-child(2) a`, "#?capability=referenced&vendor=zpa", "ZPA-DELETE-IN-USE"},
		{"a rule without a killed mutant", `[aria-labelledby=proof] .trials a[href^="#ALLOY-SCAN"]`, "#ALLOY-SCAN-404", "ALLOY-SCAN-404"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			b := open(t, sample(t))
			b.show("")
			b.do(chromedp.Click(c.link))
			b.hash(c.hash)
			b.shows(c.rule)
		})
	}
}
