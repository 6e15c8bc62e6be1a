//go:build browser

package browser_test

import (
	"net/url"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/stretchr/testify/assert"

	"github.com/assay-conformance/assay/internal/result"
)

// opened reports whether a rule is open and within the window.
func opened(b *tab, id string) bool {
	return evaluate[bool](b, `(() => {
		const body = document.getElementById(`+quote(id)+`);
		const box = body.getBoundingClientRect();
		return body.checkVisibility() && box.top >= 0 && box.top < innerHeight;
	})()`)
}

func TestLinkToRule(t *testing.T) {
	t.Parallel()
	r := sample(t)
	r.Rules[2].Rule.ID = `"><script>alert(1)</script>'é👾`
	for _, c := range []struct{ id, reason string }{
		{"ALLOY-CREATE-409", "a violated rule"},
		{"ALLOY-AUTH", "a passed rule in a closed group"},
		{"ZPA-LIST", "a rule that was not covered"},
		{r.Rules[2].Rule.ID, "a hostile id"},
	} {
		t.Run(c.reason, func(t *testing.T) {
			t.Parallel()
			b := open(t, r)
			b.show("#" + url.PathEscape(c.id))
			assert.True(t, opened(b, c.id), c.reason)
			b.shows("ALLOY-LIST-SORTED") // a link hides nothing
		})
	}
}

func TestBackButton(t *testing.T) {
	t.Parallel()
	r := sample(t)
	b := open(t, r)
	b.show("")
	b.choose("verdict", "fail")
	b.hash("#?verdict=fail")
	b.do(chromedp.SendKeys(search, "uuid"))
	b.hash("#?q=uuid&verdict=fail")
	b.do(chromedp.Click(`#ALLOY-IDS-UUID .source a[href^="#"]`))
	b.hash("#ALLOY-IDS-UUID")
	b.searches("") // a link to a rule shows all of them

	back := func() { evaluate[any](b, `history.back()`) }
	back()
	b.hash("#?q=uuid&verdict=fail")
	b.sees("ALLOY-IDS-UUID")
	b.searches("uuid")
	back()
	b.hash("#?verdict=fail") // a search is one entry in the history
	b.sees(ids(r, result.Fail)...)
	back()
	b.hash("")
	b.shows("ALLOY-LIST-SORTED")
}

func TestReloadKeepsFilter(t *testing.T) {
	t.Parallel()
	b := open(t, sample(t))
	b.show("")
	b.choose("capability", "referenced")
	b.hash("#?capability=referenced")
	b.do(chromedp.Reload())
	b.sees("ZPA-DELETE-IN-USE")
	assert.Equal(t, "referenced", evaluate[string](b, `document.querySelector("#filter [name=capability]").value`))
}
