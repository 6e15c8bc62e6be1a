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

// ticket is the text of the ticket as the page has it.
const ticket = `document.querySelector("#ALLOY-CREATE-409 .ticket pre").textContent`

// says waits until the page has said something of the ticket.
func (b *tab) says(want string) {
	b.t.Helper()
	assert.EventuallyWithT(b.t, func(c *assert.CollectT) {
		assert.Equal(c, want, look[string](b, `document.querySelector("#ALLOY-CREATE-409 .ticket [role=status]").textContent`))
	}, longest, poll)
}

func TestATicketIsCopied(t *testing.T) {
	t.Parallel()
	b := open(t, sample(t))
	b.show("")
	// the clipboard is one for all tabs: what is written to it is caught on the way
	look[any](b, `navigator.clipboard.writeText = (text) => { window.copied = text; return Promise.resolve(); }`)
	b.do(chromedp.Click(ticketButton))
	b.says("Copied.")
	assert.Equal(t, look[string](b, ticket), look[string](b, `window.copied`))
	assert.Contains(t, look[string](b, ticket), "### ALLOY-CREATE-409: ")
}

// A browser may keep the clipboard from a page, or have none for a page from disk.
func TestATicketIsSelectedWhereItCannotBeCopied(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ reason, clipboard string }{
		{"there is no clipboard", `Object.defineProperty(navigator, "clipboard", {value: undefined})`},
		{"it is refused", `navigator.clipboard.writeText = () => Promise.reject(new Error("refused"))`},
	} {
		t.Run(c.reason, func(t *testing.T) {
			t.Parallel()
			b := open(t, sample(t))
			b.show("")
			look[any](b, c.clipboard+`;0`)
			b.do(chromedp.Click(ticketButton))
			b.says("It is selected: copy it with the keyboard.")
			assert.Equal(t, look[string](b, ticket), look[string](b, `getSelection().toString()`), c.reason)
		})
	}
}

func TestATicketIsThereWithoutScripts(t *testing.T) {
	t.Parallel()
	b := open(t, sample(t))
	_, err := chromedp.Call(b.ctx, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true})
	require.NoError(t, err)
	b.show("")
	assert.False(t, look[bool](b, `document.querySelector("`+ticketButton+`").checkVisibility()`), "a button that does nothing is not shown")
	b.do(chromedp.Click(`#ALLOY-CREATE-409 .ticket summary`))
	assert.True(t, look[bool](b, `document.querySelector("#ALLOY-CREATE-409 .ticket pre").checkVisibility()`))
}
