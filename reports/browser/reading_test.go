//go:build browser

package browser_test

import (
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestWithoutScripts(t *testing.T) {
	t.Parallel()
	b := open(t, sample(t))
	_, err := chromedp.Call(b.ctx, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true})
	require.NoError(t, err)
	b.show("#ALLOY-AUTH")
	assert.False(t, evaluate[bool](b, `document.getElementById("filter").checkVisibility()`), "the filter needs a script")
	assert.True(t, opened(b, "ALLOY-AUTH"), "a link opens its target")
	b.do(chromedp.Click(`.bar a.fail`))
	b.hash("#failing")
	b.do(chromedp.Click(`[aria-labelledby=warnings] .rule summary`))
	assert.True(t, evaluate[bool](b, `document.querySelector("[aria-labelledby=warnings] .rule .evidence").checkVisibility()`))
}

func TestPhone(t *testing.T) {
	t.Parallel()
	b := open(t, sample(t))
	for _, width := range []int64{320, 390, 768} {
		b.size(width, 844)
		b.show("")
		evaluate[any](b, `document.querySelectorAll("details").forEach((d) => { d.open = true })`)
		assert.LessOrEqual(t, evaluate[int64](b, `document.documentElement.scrollWidth`), width, "the page fits the window")
		small := evaluate[[]string](b, `[...document.querySelectorAll("summary, #filter :is(input, select, button)")]
			.filter((e) => e.checkVisibility() && e.getBoundingClientRect().height < 24).map((e) => e.outerHTML.slice(0, 80))`)
		assert.Empty(t, small, "touch targets are large enough")
	}
}

func TestPrint(t *testing.T) {
	t.Parallel()
	b := open(t, manyViolated(t, 5))
	b.media("print", "dark")
	b.show("")
	assert.False(t, evaluate[bool](b, `document.getElementById("filter").checkVisibility()`), "the filter is not printed")
	assert.Equal(t, "rgb(255, 255, 255)", evaluate[string](b, `getComputedStyle(document.body).backgroundColor`), "paper is white in any color scheme")
	assert.False(t, evaluate[bool](b, `document.querySelector(".rule").open`))
	assert.True(t, evaluate[bool](b, `document.querySelector(".rule .evidence").checkVisibility()`), "evidence is printed, open or not")
	pdf, err := chromedp.Run(b.ctx, chromedp.PrintToPDF())
	require.NoError(t, err)
	assert.Equal(t, "%PDF-", string(pdf[:5]))
}

func TestHostileText(t *testing.T) {
	t.Parallel()
	r := sample(t)
	const hostile = "</script></style><script>alert(1)</script><img src=x onerror=alert(2)> \" ' \u202e\u2066 👾 <!--"
	for i := range r.Rules {
		rr := &r.Rules[i]
		rr.Rule.ID, rr.Rule.Statement, rr.Rule.Vendor, rr.Rule.Capability, rr.Why = hostile+rr.Rule.ID, hostile, hostile, "", hostile
		for k := range rr.Evidence {
			rr.Evidence[k].Actual, rr.Evidence[k].Where = hostile, hostile
		}
	}
	for _, x := range r.Exchanges {
		x.Response.Body, x.URL = []byte(hostile), hostile
	}
	r.Meta.Vendors, r.Meta.Target = []string{hostile}, hostile
	b := open(t, r)
	b.show("")
	assert.Equal(t, 1, evaluate[int](b, `document.scripts.length`))
	assert.Zero(t, evaluate[int](b, `document.images.length`))
	assert.NotContains(t, evaluate[string](b, `document.documentElement.outerHTML`), "\u202e", "no text is reordered")
	assert.Len(t, b.rules(), len(r.Rules)-6, "six are in closed groups")
	b.do(chromedp.SendKeys(search, "ALLOY-CREATE"))
	b.sees(evaluate[string](b, `document.querySelector(".rule .body").id`))
}

// The filter only hides and shows rules, so that it works for ten thousand.
func TestTenThousandViolatedRules(t *testing.T) {
	t.Parallel()
	b := open(t, manyViolated(t, 10_000))
	b.show("")
	assert.Equal(t, "10000 rules", evaluate[string](b, `document.getElementById("shown").textContent`))
	evaluate[any](b, `window.first = document.querySelector(".rule")`)
	b.choose("vendor", "zpa")
	b.hash("#?vendor=zpa")
	shown := func() int { return evaluate[int](b, `document.querySelectorAll(".rule:not([hidden])").length`) }
	assert.Eventually(t, func() bool { return shown() == 5000 }, longest, poll)
	b.do(chromedp.SendKeys(search, "09999"))
	assert.Eventually(t, func() bool { return shown() == 1 }, longest, poll)
	assert.True(t, evaluate[bool](b, `window.first === document.querySelector(".rule")`), "rows are not rebuilt")
	b.do(chromedp.Click(`#filter [name=clear]`))
	assert.Eventually(t, func() bool { return shown() == 10_000 }, longest, poll)
}
