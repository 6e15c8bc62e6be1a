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

// How long a page may take to become as it should, and how often it is looked at.
const (
	longest = time.Minute // how long a page may take on a busy machine
	poll    = time.Second / 10
)

// tab is a tab of the browser that shows a report from disk.
type tab struct {
	t   *testing.T
	ctx context.Context
	url string
}

// open writes a report and opens a tab for it; show shows it. Whatever the page complains of
// (an error of a script, something that its policy forbids, a dialog) fails the test.
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
	var complaints []string
	complain := func(text string) {
		mu.Lock()
		defer mu.Unlock()
		complaints = append(complaints, text)
	}
	require.NoError(t, chromedp.Listen(ctx, func(event any) {
		switch e := event.(type) {
		case *runtime.EventExceptionThrown:
			complain(e.ExceptionDetails.Text)
		case *log.EventEntryAdded:
			complain(e.Entry.Text)
		case *page.EventJavascriptDialogOpening:
			complain("a dialog: " + e.Message)
		}
	}))
	t.Cleanup(func() {
		mu.Lock()
		defer mu.Unlock()
		assert.Empty(t, complaints, "what the browser complains of")
	})
	b.size(1280, 900)
	return b
}

// show opens the report at an address: "" or "#…".
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

// media takes on a medium, screen or print, and a colour scheme.
func (b *tab) media(medium, scheme string) {
	b.t.Helper()
	_, err := chromedp.Call(b.ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: medium,
		Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}}})
	require.NoError(b.t, err)
}

// choose picks a value in one of the lists of the filter.
func (b *tab) choose(name, value string) {
	b.t.Helper()
	look[any](b, fmt.Sprintf(`(() => {
		const list = document.querySelector("#filter [name=%s]");
		list.value = %s;
		list.dispatchEvent(new Event("input", {bubbles: true}));
	})()`, name, quote(value)))
}

// rules lists the ids of the rules that can be seen, opened or not.
func (b *tab) rules() []string {
	b.t.Helper()
	return look[[]string](b, `[...document.querySelectorAll(".rule")].filter((r) => r.checkVisibility()).map((r) => r.querySelector(".body").id)`)
}

// sees waits until these rules can be seen, and no others.
func (b *tab) sees(want ...string) {
	b.t.Helper()
	assert.EventuallyWithT(b.t, func(c *assert.CollectT) { assert.ElementsMatch(c, want, b.rules()) }, longest, poll)
}

// hash waits until the address ends so.
func (b *tab) hash(want string) {
	b.t.Helper()
	assert.EventuallyWithT(b.t, func(c *assert.CollectT) { assert.Equal(c, want, look[string](b, `location.hash`)) }, longest, poll)
}

// shows waits until a rule can be seen, whatever else can.
func (b *tab) shows(id string) {
	b.t.Helper()
	assert.EventuallyWithT(b.t, func(c *assert.CollectT) { assert.Contains(c, b.rules(), id) }, longest, poll)
}

// searches waits until the search field has this text: the address changes first, the page
// after it.
func (b *tab) searches(want string) {
	b.t.Helper()
	assert.EventuallyWithT(b.t, func(c *assert.CollectT) {
		assert.Equal(c, want, look[string](b, `document.querySelector("`+search+`").value`))
	}, longest, poll)
}

// look evaluates an expression in the page.
func look[T any](b *tab, expression string) T {
	b.t.Helper()
	v, err := chromedp.Run(b.ctx, chromedp.Evaluate[T](expression))
	require.NoError(b.t, err, expression)
	return v
}

func quote(s string) string {
	text, _ := json.Marshal(s) // a string can always be marshalled
	return string(text)
}
