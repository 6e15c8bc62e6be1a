package reports

import (
	"bytes"
	"fmt"
	"html"
	"io"
	"strings"
	"text/template"

	"github.com/assay-conformance/assay/internal/evidence"
	"github.com/assay-conformance/assay/internal/result"
)

// Limits of the summary: the page of a build takes one megabyte. The other reports have the whole
// lists and texts.
const (
	maxRows  = 200
	maxChars = 300 // of a text
)

// markdownFuncs are the functions of Markdown templates.
var markdownFuncs = template.FuncMap{
	"code":   codeMarkdown,
	"count":  count,
	"html":   func(s string) string { return html.EscapeString(brief(s)) },
	"md":     func(s string) string { return markdown.Replace(brief(s)) },
	"orElse": orElse,
	"killed": killedMutants,
	"sites":  sites,
	"source": sourceMarkdown,
	"utc":    utc,
	"why":    Why,
	"worst":  func(e []evidence.Evidence) evidence.Evidence { return worstFirst(e)[0] },
}

var summary = template.Must(template.New("summary.md").Funcs(markdownFuncs).ParseFS(templates, "templates/summary.md"))

// markdown escapes the syntax of Markdown, tables, HTML and mathematics, and of URLs that would
// become links.
var markdown = strings.NewReplacer(
	"&", "&amp;", "<", "&lt;", ">", "&gt;",
	`\`, `\\`, "`", "\\`", "*", `\*`, "_", `\_`, "[", `\[`, "]", `\]`, "#", `\#`, "|", `\|`, "~", `\~`, "$", `\$`, "!", `\!`,
	"://", `:\//`, "www.", `www\.`,
)

// brief returns a text as one line of limited length.
func brief(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	if chars := []rune(s); len(chars) > maxChars {
		return string(chars[:maxChars]) + "…"
	}
	return s
}

// digest is the content of the summary.
type digest struct {
	result.Result
	Headline  string
	Detail    string
	Tally     tally
	Failing   cut[result.RuleResult]
	Stories   cut[mdStory]
	Unclaimed cut[place]
	Open      cut[result.RuleResult]
	Faults    cut[result.Trial] // trials with a harness error
	Warned    cut[result.RuleResult]
	Uncovered []cut[result.RuleResult] // by reason
}

func cutList[T any](all []T) cut[T] { return cutAt(maxRows, all) }

// Markdown writes a summary for the page of a build: the verdict, the counts, the violations, what
// could not be judged, and what was not tested.
func Markdown(w io.Writer, r result.Result) error {
	words, _ := r.Conclusion()
	headline, detail := split(words)
	d := digest{
		Result: r, Headline: headline, Detail: detail, Tally: newTally(r),
		Failing:   cutList(withVerdict(r, result.Fail)),
		Unclaimed: cutList(places(r)),
		Open:      cutList(withVerdict(r, result.Error, result.Vacuous, result.Blocked)),
		Faults:    cutList(pick(r.Trials, errored)),
		Warned:    cutList(withVerdict(r, result.Warn)),
	}
	d.Stories = mdStories(r, d.Failing.Shown)
	for _, g := range byReason(withVerdict(r, result.Unsupported, result.Untested, result.Filtered)) {
		d.Uncovered = append(d.Uncovered, cutList(g.Items))
	}
	var out bytes.Buffer
	if err := summary.Execute(&out, d); err != nil {
		return err
	}
	_, err := w.Write(visible(out.Bytes()))
	return err
}

// killedMutants says how many of the mutants of a proof the checks killed.
func killedMutants(p *result.Proof) string {
	killed, equivalent := 0, 0
	for _, d := range p.Mutants {
		switch {
		case len(d.Killers) > 0:
			killed++
		case d.Equivalent != "":
			equivalent++
		}
	}
	return fmt.Sprintf("%d of %s killed, %s in %s", killed, count(len(p.Mutants)-equivalent, "mutant"), count(p.FalseAlarms, "false alarm"), count(p.Exchanges, "exchange"))
}
