//go:build browser

package browser_test

import (
	"net/url"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/stretchr/testify/assert"

	"github.com/assay-conformance/assay/internal/result"
)

// opened says whether a rule is open and within the window.
func opened(b *tab, id string) bool {
	return look[bool](b, `(() => {
		const body = document.getElementById(`+quote(id)+`);
		const box = body.getBoundingClientRect();
		return body.checkVisibility() && box.top >= 0 && box.top < innerHeight;
	})()`)
}

func TestALinkToARule(t *testing.T) {
	t.Parallel()
	r := sample(t)
	r.Rules[2].Rule.ID = `"><script>alert(1)</script>'é👾`
	for _, c := range []struct{ id, reason string }{
		{"ALLOY-CREATE-409", "a broken rule"},
		{"ALLOY-AUTH", "a kept one, in a closed group"},
		{"ZPA-LIST", "one that was not covered"},
		{r.Rules[2].Rule.ID, "an id that would like to be something else"},
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

func TestTheBackButton(t *testing.T) {
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

	back := func() { look[any](b, `history.back()`) }
	back()
	b.hash("#?q=uuid&verdict=fail")
	b.sees("ALLOY-IDS-UUID")
	b.searches("uuid")
	back()
	b.hash("#?verdict=fail") // the letters of a search are one step
	b.sees(ids(r, result.Fail)...)
	back()
	b.hash("")
	b.shows("ALLOY-LIST-SORTED")
}

func TestAReloadKeepsTheView(t *testing.T) {
	t.Parallel()
	b := open(t, sample(t))
	b.show("")
	b.choose("theme", "referenced")
	b.hash("#?theme=referenced")
	b.do(chromedp.Reload())
	b.sees("ZPA-DELETE-IN-USE")
	assert.Equal(t, "referenced", look[string](b, `document.querySelector("#filter [name=theme]").value`))
}
