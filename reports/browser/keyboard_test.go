//go:build browser

package browser_test

import (
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// tabTo presses Tab until the element has the focus, and checks that the focus is always visible.
func (b *tab) tabTo(selector string) {
	b.t.Helper()
	for range 60 {
		b.do(chromedp.KeyEvent(kb.Tab))
		outlined := evaluate[bool](b, `getComputedStyle(document.activeElement).outlineStyle !== "none"`)
		assert.True(b.t, outlined, "the focus is invisible at %s", evaluate[string](b, `document.activeElement.outerHTML.slice(0, 120)`))
		if evaluate[bool](b, `document.activeElement.matches(`+quote(selector)+`)`) {
			return
		}
	}
	require.Fail(b.t, "not reachable by keyboard", selector)
}

func TestKeyboard(t *testing.T) {
	t.Parallel()
	b := open(t, sample(t))
	b.show("")
	b.tabTo(`#filter [name=q]`)
	b.do(chromedp.KeyEvent("sorted"))
	b.hash("#?q=sorted")
	b.sees("ALLOY-LIST-SORTED")

	isOpen := func() bool {
		return evaluate[bool](b, `document.getElementById("ALLOY-LIST-SORTED").parentElement.open`)
	}
	b.tabTo(`.rule > summary`)
	assert.False(t, isOpen())
	b.do(chromedp.KeyEvent(kb.Enter))
	assert.True(t, isOpen())
	b.do(chromedp.KeyEvent(" "))
	assert.False(t, isOpen())

	b.do(chromedp.KeyEvent(kb.Tab, chromedp.KeyModifiers(chromedp.ModifierShift)), chromedp.KeyEvent(kb.Tab, chromedp.KeyModifiers(chromedp.ModifierShift)))
	assert.Equal(t, "clear", evaluate[string](b, `document.activeElement.name`))
	b.do(chromedp.KeyEvent(kb.Enter))
	b.hash("#?")
	assert.Equal(t, "q", evaluate[string](b, `document.activeElement.name`), "the search field has the focus after clearing")
}

func TestOpenAll(t *testing.T) {
	t.Parallel()
	b := open(t, sample(t))
	b.show("#?vendor=zpa")
	closed := func() int { return evaluate[int](b, `document.querySelectorAll(".rule:not([hidden], [open])").length`) }
	assert.Equal(t, 6, closed())
	b.do(chromedp.Click(`#filter [name=unfold]`))
	assert.Zero(t, closed())
	assert.Equal(t, "Close all", evaluate[string](b, `document.querySelector("#filter [name=unfold]").textContent`))
	b.do(chromedp.Click(`#filter [name=unfold]`))
	assert.Equal(t, 6, closed())
	assert.True(t, evaluate[bool](b, `document.getElementById("ALLOY-CREATE-409").parentElement.open`), "hidden rules are unchanged")
}
