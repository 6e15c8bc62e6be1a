//go:build browser

package browser_test

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/assay-conformance/assay/internal/result"
	"github.com/assay-conformance/assay/reports"
)

// How long to wait for a page, and how often to check it.
const (
	longest = time.Minute // for a busy machine
	poll    = time.Second / 10
)

// tab is a browser tab with a report from disk.
type tab struct {
	t   *testing.T
	ctx context.Context
	url string
}

// open writes a report and opens a tab for it; show shows it. Script errors, violations of the
// page's policy and dialogs fail the test.
func open(t *testing.T, r result.Result) *tab {
	t.Helper()
	var out bytes.Buffer
	require.NoError(t, reports.HTML(&out, r))
	file := filepath.Join(t.TempDir(), "report.html")
	require.NoError(t, os.WriteFile(file, out.Bytes(), 0o644))
	ctx, close := chromedp.NewContext(chromium)
	t.Cleanup(close)
	ctx, cancel := context.WithTimeout(ctx, 3*time.Minute)
	t.Cleanup(cancel)
	b := &tab{t: t, ctx: ctx, url: "file://" + filepath.ToSlash(file)}
	require.NoError(t, chromedp.Do(ctx, chromedp.Navigate("about:blank")))
	_, err := chromedp.Call(ctx, log.Enable, cdp.Empty{})
	require.NoError(t, err)
	var mu sync.Mutex
	var errors []string
	addError := func(text string) {
		mu.Lock()
		defer mu.Unlock()
		errors = append(errors, text)
	}
	require.NoError(t, chromedp.Listen(ctx, func(event any) {
		switch e := event.(type) {
		case *runtime.EventExceptionThrown:
			addError(e.ExceptionDetails.Text)
		case *log.EventEntryAdded:
			addError(e.Entry.Text)
		case *page.EventJavascriptDialogOpening:
			addError("a dialog: " + e.Message)
		}
	}))
	t.Cleanup(func() {
		mu.Lock()
		defer mu.Unlock()
		assert.Empty(t, errors, "errors in the browser")
	})
	b.size(1280, 900)
	return b
}

// show opens the report with a fragment: "" or "#…".
func (b *tab) show(hash string) {
	b.t.Helper()
	require.NoError(b.t, chromedp.Do(b.ctx, chromedp.Navigate("about:blank"), chromedp.Navigate(b.url+hash)))
}

func (b *tab) do(steps ...chromedp.Action[chromedp.Void]) {
	b.t.Helper()
	require.NoError(b.t, chromedp.Do(b.ctx, steps...))
}

func (b *tab) size(width, height int64) {
	b.t.Helper()
	b.do(chromedp.EmulateViewport(width, height))
}

// media emulates a medium, screen or print, and a color scheme.
func (b *tab) media(medium, scheme string) {
	b.t.Helper()
	_, err := chromedp.Call(b.ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: medium,
		Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}}})
	require.NoError(b.t, err)
}

// choose selects a value in one of the lists of the filter.
func (b *tab) choose(name, value string) {
	b.t.Helper()
	evaluate[any](b, fmt.Sprintf(`(() => {
		const list = document.querySelector("#filter [name=%s]");
		list.value = %s;
		list.dispatchEvent(new Event("input", {bubbles: true}));
	})()`, name, quote(value)))
}

// rules returns the ids of the visible rules, open or not.
func (b *tab) rules() []string {
	b.t.Helper()
	return evaluate[[]string](b, `[...document.querySelectorAll(".rule")].filter((r) => r.checkVisibility()).map((r) => r.querySelector(".body").id)`)
}

// sees waits until exactly these rules are visible.
func (b *tab) sees(want ...string) {
	b.t.Helper()
	assert.EventuallyWithT(b.t, func(c *assert.CollectT) { assert.ElementsMatch(c, want, b.rules()) }, longest, poll)
}

// hash waits for a fragment in the URL.
func (b *tab) hash(want string) {
	b.t.Helper()
	assert.EventuallyWithT(b.t, func(c *assert.CollectT) { assert.Equal(c, want, evaluate[string](b, `location.hash`)) }, longest, poll)
}

// shows waits until a rule is visible.
func (b *tab) shows(id string) {
	b.t.Helper()
	assert.EventuallyWithT(b.t, func(c *assert.CollectT) { assert.Contains(c, b.rules(), id) }, longest, poll)
}

// searches waits for a text in the search field: the URL changes before the page does.
func (b *tab) searches(want string) {
	b.t.Helper()
	assert.EventuallyWithT(b.t, func(c *assert.CollectT) {
		assert.Equal(c, want, evaluate[string](b, `document.querySelector("`+search+`").value`))
	}, longest, poll)
}

// evaluate evaluates an expression in the page.
func evaluate[T any](b *tab, expression string) T {
	b.t.Helper()
	v, err := chromedp.Run(b.ctx, chromedp.Evaluate[T](expression))
	require.NoError(b.t, err, expression)
	return v
}

func quote(s string) string {
	text, _ := json.Marshal(s) // a string always has a JSON form
	return string(text)
}
