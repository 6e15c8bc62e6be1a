//go:build browser

package browser_test

import (
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

const ticketButton = `#ALLOY-CREATE-409 .ticket button`

// ticket is an expression for the text of the ticket on the page.
const ticket = `document.querySelector("#ALLOY-CREATE-409 .ticket pre").textContent`

// says waits for a status text next to the ticket.
func (b *tab) says(want string) {
	b.t.Helper()
	assert.EventuallyWithT(b.t, func(c *assert.CollectT) {
		assert.Equal(c, want, evaluate[string](b, `document.querySelector("#ALLOY-CREATE-409 .ticket [role=status]").textContent`))
	}, longest, poll)
}

func TestTicketIsCopied(t *testing.T) {
	t.Parallel()
	b := open(t, sample(t))
	b.show("")
	// all tabs share the clipboard, so intercept the write
	evaluate[any](b, `navigator.clipboard.writeText = (text) => { window.copied = text; return Promise.resolve(); }`)
	b.do(chromedp.Click(ticketButton))
	b.says("Copied.")
	assert.Equal(t, evaluate[string](b, ticket), evaluate[string](b, `window.copied`))
	assert.Contains(t, evaluate[string](b, ticket), "### ALLOY-CREATE-409: ")
}

// A browser may deny access to the clipboard, or have none for a page from disk.
func TestTicketIsSelectedWithoutClipboard(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ reason, clipboard string }{
		{"there is no clipboard", `Object.defineProperty(navigator, "clipboard", {value: undefined})`},
		{"access is denied", `navigator.clipboard.writeText = () => Promise.reject(new Error("refused"))`},
	} {
		t.Run(c.reason, func(t *testing.T) {
			t.Parallel()
			b := open(t, sample(t))
			b.show("")
			evaluate[any](b, c.clipboard+`;0`)
			b.do(chromedp.Click(ticketButton))
			b.says("Selected: copy it with the keyboard.")
			assert.Equal(t, evaluate[string](b, ticket), evaluate[string](b, `getSelection().toString()`), c.reason)
		})
	}
}

func TestTicketWithoutScripts(t *testing.T) {
	t.Parallel()
	b := open(t, sample(t))
	_, err := chromedp.Call(b.ctx, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true})
	require.NoError(t, err)
	b.show("")
	assert.False(t, evaluate[bool](b, `document.querySelector("`+ticketButton+`").checkVisibility()`), "the button needs a script")
	b.do(chromedp.Click(`#ALLOY-CREATE-409 .ticket summary`))
	assert.True(t, evaluate[bool](b, `document.querySelector("#ALLOY-CREATE-409 .ticket pre").checkVisibility()`))
}
