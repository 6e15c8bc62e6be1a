//go:build browser

package browser_test

import (
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// audit runs axe on the page and returns the violations as text.
const audit = `axe.run(document, {resultTypes: ["violations"]}).then((r) =>
	r.violations.map((v) => v.id + ": " + v.help + "\n" + v.nodes.slice(0, 3).map((n) => "  " + n.html.slice(0, 160) + "\n  " + n.failureSummary).join("\n")))`

// TestAccessibility checks the page against WCAG and the best practices of axe, with everything
// open.
func TestAccessibility(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name, scheme, hash string
		width              int64
	}{
		{"light", "light", "", 1280},
		{"dark", "dark", "", 1280},
		{"phone", "light", "", 390},
		{"filtered", "dark", "#?verdict=warn", 1280},
		{"nothing found", "light", "#?q=nowhere", 1280},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			b := open(t, sample(t))
			b.media("screen", c.scheme)
			b.size(c.width, 900)
			b.show(c.hash)
			evaluate[any](b, `document.querySelectorAll("details").forEach((d) => { d.open = true })`)
			evaluate[any](b, axe+";0")
			violations, err := chromedp.Run(b.ctx, chromedp.Evaluate[[]string](audit, chromedp.EvalAwaitPromise))
			require.NoError(t, err)
			assert.Empty(t, violations)
		})
	}
}
