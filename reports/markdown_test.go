package reports_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/assay-conformance/assay/internal/result"
	"github.com/assay-conformance/assay/reports"
)

func TestSummaryOrder(t *testing.T) {
	text := written(t, reports.Markdown, sample())
	at := -1
	for _, words := range []string{"## NOT CONFORMANT", "2 of 5 rules", "| verdict |", "### Violated rules", "| ALLOY-CREATE-409 |",
		"### Contract violations", "### Harness errors and", "### Warnings", "### Rules not covered, by reason", "<details>", "**ZPA-RATE**"} {
		i := strings.Index(text, words)
		assert.Greater(t, i, at, words)
		at = i
	}
}

func TestSummaryOfHostileText(t *testing.T) {
	r := sample()
	for i := range r.Rules {
		r.Rules[i].Rule.Statement = hostile + "\n| not | a | row |\n\n# not a heading"
		r.Rules[i].Rule.Note, r.Rules[i].Rule.Source.Title = "`|` "+hostile+"\n| note |", hostile+"\n# title"
		r.Rules[i].Why = "</summary>\n\n# not a heading " + hostile
	}
	columns := 0
	for _, line := range strings.Split(written(t, reports.Markdown, r), "\n") {
		bars := strings.Count(line, "|") - strings.Count(line, `\|`)
		switch {
		case !strings.HasPrefix(line, "|"):
			columns = 0
		case columns == 0:
			columns = bars
		default:
			assert.Equal(t, columns, bars, "every row has the columns of its table: %s", line)
		}
		for _, tag := range []string{"<details>", "</details>", "<summary>", "</summary>"} {
			line = strings.Replace(line, tag, "", 1)
		}
		assert.NotContains(t, line, "<", "the template has the only tags")
		assert.False(t, strings.HasPrefix(line, "# "), "no value starts a line: %s", line)
		assert.NotContains(t, line, "\u202e")
	}
}

func TestSummarySize(t *testing.T) {
	r := sample()
	all := r.Rules
	r.Rules = nil
	for i := range 1000 {
		for _, rr := range all {
			rr.Rule.ID = fmt.Sprintf("%s-%d", rr.Rule.ID, i)
			rr.Rule.Statement = strings.Repeat("long ", 200)
			r.Rules = append(r.Rules, rr)
		}
	}
	r.Footer.Counts = map[result.Verdict]int{result.Fail: 2000}
	text := written(t, reports.Markdown, r)
	assert.Less(t, len(text), 1<<20)
	assert.Contains(t, text, "and 1800 more in report.html")
}
