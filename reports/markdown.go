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

// A summary is read on the page of a build, which takes one megabyte. Long lists and long
// texts are cut; the other reports have them whole.
const (
	mostRows = 200
	mostText = 300 // characters
)

// markdownWords are the functions of what is written as Markdown.
var markdownWords = template.FuncMap{
	"code":   codeMarkdown,
	"count":  count,
	"html":   func(s string) string { return html.EscapeString(brief(s)) },
	"md":     func(s string) string { return markdown.Replace(brief(s)) },
	"orElse": orElse,
	"seen":   killedMutants,
	"sites":  sites,
	"source": sourceMarkdown,
	"utc":    utc,
	"why":    Why,
	"worst":  func(e []evidence.Evidence) evidence.Evidence { return worstFirst(e)[0] },
}

var summary = template.Must(template.New("summary.md").Funcs(markdownWords).ParseFS(templates, "templates/summary.md"))

// markdown escapes what would be markup: of Markdown, of a table, of HTML, of mathematics,
// and the beginnings of what would become a link by itself.
var markdown = strings.NewReplacer(
	"&", "&amp;", "<", "&lt;", ">", "&gt;",
	`\`, `\\`, "`", "\\`", "*", `\*`, "_", `\_`, "[", `\[`, "]", `\]`, "#", `\#`, "|", `\|`, "~", `\~`, "$", `\$`, "!", `\!`,
	"://", `:\//`, "www.", `www\.`,
)

// brief makes one line of a text, and a short one.
func brief(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	if letters := []rune(s); len(letters) > mostText {
		return string(letters[:mostText]) + "…"
	}
	return s
}

// digest is what the summary shows.
type digest struct {
	result.Result
	Headline  string
	Detail    string
	Tally     tally
	Failing   cut[result.RuleResult]
	Stories   cut[mdStory]
	Unclaimed cut[place]
	Open      cut[result.RuleResult]
	Faults    cut[result.Trial] // trials with an error of ours
	Warned    cut[result.RuleResult]
	Uncovered []cut[result.RuleResult] // one for each reason
}

func cutList[T any](all []T) cut[T] { return cutAt(mostRows, all) }

// Markdown writes a summary for the page of a build: the verdict, the counts, what was
// broken, what could not be judged, and what was not tested.
func Markdown(w io.Writer, r result.Result) error {
	words, _ := r.Conclusion()
	headline, detail := split(words)
	d := digest{
		Result: r, Headline: headline, Detail: detail, Tally: newTally(r),
		Failing:   cutList(withVerdict(r, result.Fail)),
		Unclaimed: cutList(places(r)),
		Open:      cutList(withVerdict(r, result.Error, result.Vacuous, result.Blocked)),
		Faults:    cutList(pick(r.Trials, faulty)),
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

// seenDefects says how many of the defects of a proof the checks have seen.
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
	return fmt.Sprintf("the checks have seen %d of %s, %d false alarms in %d exchanges", killed, count(len(p.Mutants)-equivalent, "defect"), p.FalseAlarms, p.Exchanges)
}
