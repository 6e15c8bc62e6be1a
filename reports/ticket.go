package reports

import (
	"fmt"
	"regexp"
	"strings"
	"text/template"

	"github.com/assay-conformance/assay/internal/evidence"
	"github.com/assay-conformance/assay/internal/result"
)

// Limits of a ticket; the report has the rest.
const (
	maxTicketCalls = 20
	maxTicketCurl  = 4 << 10 // bytes
	maxTickets     = 1 << 19 // bytes of all tickets on the page
)

// ticket describes a violated rule to somebody without the report.
type ticket struct {
	result.RuleResult
	Meta  result.Meta
	Worst evidence.Evidence
	More  int // further pieces of evidence
	Story story
	Calls cut[call]
	Curl  string // of the failing call; empty if it is unknown or too long
	Rerun string
}

var ticketTemplate = template.Must(template.New("ticket.md").Funcs(markdownFuncs).Funcs(template.FuncMap{"fenced": fenced, "span": span}).ParseFS(templates, "templates/ticket.md"))

// newTicket returns the ticket of a violated rule as Markdown; it is empty for any other rule.
func newTicket(r result.Result, trials trials, rr result.RuleResult) string {
	if rr.Verdict != result.Fail || len(rr.Evidence) == 0 {
		return ""
	}
	worst := worstFirst(rr.Evidence)[0]
	t := ticket{RuleResult: rr, Meta: r.Meta, Worst: worst, More: len(rr.Evidence) - 1, Story: newStory(r, trials.of(worst)), Rerun: rerun(r.Meta, rr.Rule.Vendor, rr.Rule.ID)}
	t.Calls = t.Story.shorten(maxTicketCalls)
	if x := r.Exchanges[worst.Exchange]; x != nil {
		if curl := x.Curl(token(r.Meta, x)); len(curl) <= maxTicketCurl {
			t.Curl = curl
		}
	}
	var out strings.Builder
	if err := ticketTemplate.Execute(&out, t); err != nil {
		panic(err) // impossible: the template fits the type, see TestGolden
	}
	return strings.TrimSpace(out.String())
}

var backtickRun = regexp.MustCompile("`+")

// fenced returns a fenced code block.
func fenced(code string) string {
	fence := fence(code, "```")
	return fmt.Sprintf("%ssh\n%s\n%s", fence, code, fence)
}

// span returns a text that a target can influence as inline code, where it is no markup and mentions
// no user.
func span(text string) string {
	text = brief(text)
	fence := fence(text, "`")
	return fmt.Sprintf("%s %s %s", fence, orElse("(nothing)", text), fence)
}

// fence returns a run of backticks that is longer than any in a text.
func fence(text, least string) string {
	for _, run := range backtickRun.FindAllString(text, -1) {
		if len(run) >= len(least) {
			least = run + "`"
		}
	}
	return least
}
