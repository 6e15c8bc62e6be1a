package reports

import (
	"fmt"
	"regexp"
	"strings"
	"text/template"

	"github.com/assay-conformance/assay/internal/evidence"
	"github.com/assay-conformance/assay/internal/result"
)

// A ticket is read by whoever mends the target; what is longer stands in the report.
const (
	mostTicketCalls = 20
	mostTicketCurl  = 4 << 10 // bytes
	mostTickets     = 1 << 19 // bytes of all that are on the page
)

// ticket is what is told of a violated rule to somebody who has no report.
type ticket struct {
	result.RuleResult
	Meta  result.Meta
	Worst evidence.Evidence
	More  int // pieces of evidence besides
	Story story
	Calls cut[call]
	Curl  string // of the call at fault; empty where it is not known, or too long
	Rerun string
}

var ticketForm = template.Must(template.New("ticket.md").Funcs(markdownWords).Funcs(template.FuncMap{"fenced": fenced, "span": span}).ParseFS(templates, "templates/ticket.md"))

// newTicket writes the ticket of a violated rule as Markdown; it is empty for any other.
func newTicket(r result.Result, trials trials, rr result.RuleResult) string {
	if rr.Verdict != result.Fail || len(rr.Evidence) == 0 {
		return ""
	}
	worst := worstFirst(rr.Evidence)[0]
	t := ticket{RuleResult: rr, Meta: r.Meta, Worst: worst, More: len(rr.Evidence) - 1, Story: newStory(r, trials.of(worst)), Rerun: rerun(r.Meta, rr.Rule.Vendor, rr.Rule.ID)}
	t.Calls = t.Story.shorten(mostTicketCalls)
	if x := r.Exchanges[worst.Exchange]; x != nil {
		if curl := x.Curl(token(r.Meta, x)); len(curl) <= mostTicketCurl {
			t.Curl = curl
		}
	}
	var out strings.Builder
	if err := ticketForm.Execute(&out, t); err != nil {
		panic(err) // the form fits the type: TestGolden writes one
	}
	return strings.TrimSpace(out.String())
}

var backtickRun = regexp.MustCompile("`+")

// fenced writes code between fences.
func fenced(code string) string {
	fence := fence(code, "```")
	return fmt.Sprintf("%ssh\n%s\n%s", fence, code, fence)
}

// span writes a text that a target has a word in as code in a line: it is no markup there, and
// calls nobody by name.
func span(text string) string {
	text = brief(text)
	fence := fence(text, "`")
	return fmt.Sprintf("%s %s %s", fence, orElse("(nothing)", text), fence)
}

// fence is longer than any run of backticks in a text.
func fence(text, least string) string {
	for _, run := range backtickRun.FindAllString(text, -1) {
		if len(run) >= len(least) {
			least = run + "`"
		}
	}
	return least
}
