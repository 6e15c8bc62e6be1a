package reports_test

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/net/html"

	"github.com/assay-conformance/assay/internal/exchange"
	"github.com/assay-conformance/assay/internal/result"
)

// ticketOf returns the ticket of a rule on the page; empty without one.
func ticketOf(t *testing.T, r result.Result, id string) string {
	t.Helper()
	rule := byID(parse(t, r), id)
	require.NotNil(t, rule, id)
	for _, n := range elements(rule, "div") {
		if attribute(n, "class") == "ticket" {
			return text(elements(n, "pre")[0])
		}
	}
	return ""
}

func TestTicket(t *testing.T) {
	got := ticketOf(t, sample(), "ALLOY-CREATE-409")
	file := filepath.Join("testdata", "ticket.md")
	if *update {
		require.NoError(t, os.WriteFile(file, []byte(got), 0o644))
	}
	want, err := os.ReadFile(file)
	require.NoError(t, err)
	assert.Equal(t, string(want), got)
}

func TestTicketOnlyForViolatedRules(t *testing.T) {
	r := sample()
	for _, rr := range r.Rules {
		assert.Equal(t, rr.Verdict == result.Fail, ticketOf(t, r, rr.Rule.ID) != "", "%s: %s", rr.Rule.ID, rr.Verdict)
	}
}

// A ticket is pasted into another page, where text of a target must not be interpreted.
func TestTicketOfHostileText(t *testing.T) {
	r := sample()
	const words = "a `b <img src=x onerror=alert(1)> [x](javascript:alert(1)) @everyone\n\n# title\n```\n````\n</pre>"
	r.Rules[1].Evidence[0].Actual = words
	r.Exchanges["2.2"].Request.Body = exchange.Body(words)
	got := ticketOf(t, r, "ALLOY-CREATE-409")
	before, after, found := strings.Cut(got, "\n`````sh\n")
	require.True(t, found, "the fence is longer than any in the code:\n%s", got)
	code, after, found := strings.Cut(after, "\n`````\n")
	require.True(t, found)
	assert.Contains(t, code, words, "code is unchanged")
	for _, outside := range []string{withoutSpans(before), withoutSpans(after)} {
		assert.NotContains(t, outside, "<img")
		assert.NotContains(t, outside, "[x](")
		assert.NotContains(t, outside, "\n# title")
		assert.NotContains(t, outside, "@everyone", "nobody is mentioned")
	}
	for n := range parse(t, r).Descendants() {
		assert.False(t, n.Type == html.ElementNode && n.Data == "img", "the page has it as text")
	}
}

func TestTicketOmitsLongCall(t *testing.T) {
	r := sample()
	r.Exchanges["2.2"].Request.Body = exchange.Body(strings.Repeat("x", 10_000))
	got := ticketOf(t, r, "ALLOY-CREATE-409")
	assert.NotContains(t, got, "curl")
	assert.Contains(t, got, "sh repro.sh 2")
}

// withoutSpans removes inline code as CommonMark defines it: up to the next run of as many
// backticks.
func withoutSpans(markdown string) string {
	run := regexp.MustCompile("`+")
	var b strings.Builder
	for {
		open := run.FindStringIndex(markdown)
		if open == nil {
			return b.String() + markdown
		}
		rest := markdown[open[1]:]
		end := -1
		for _, at := range run.FindAllStringIndex(rest, -1) {
			if at[1]-at[0] == open[1]-open[0] && (open[0] == 0 || markdown[open[0]-1] != '\\') {
				end = at[1]
				break
			}
		}
		if end < 0 {
			b.WriteString(markdown[:open[1]])
			markdown = rest
			continue
		}
		b.WriteString(markdown[:open[0]])
		markdown = rest[end:]
	}
}
