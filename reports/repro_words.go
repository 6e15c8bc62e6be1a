package reports

import (
	"fmt"
	"slices"
	"strings"

	"github.com/assay-conformance/assay/internal/exchange"
)

// word quotes a text for the shell, with variables for values from earlier responses and for the
// run's prefix.
func (f *reproFunction) word(text string, uses []use) string {
	slices.SortFunc(uses, func(a, b use) int { return a.From - b.From })
	var b strings.Builder
	from := 0
	for _, u := range uses {
		b.WriteString(f.fresh(text[from:u.From]))
		fmt.Fprintf(&b, `"$%s%d"`, u.As, f.origins[u.Value].taken.Variable)
		from = u.To
	}
	b.WriteString(f.fresh(text[from:]))
	if b.Len() == 0 {
		return "''"
	}
	return b.String()
}

// fresh quotes a text with a new prefix in the names of the trial, also in upper case.
func (f *reproFunction) fresh(text string) string {
	old, prefix := f.prefix()
	if text == "" || prefix == "" {
		return quoted(text)
	}
	upper := strings.ToUpper(old)
	var b strings.Builder
	for text != "" {
		lower, capital := index(text, old), index(text, upper)
		at := min(lower, capital)
		b.WriteString(quoted(text[:at]))
		if at == len(text) {
			break
		}
		variable := `"$run"`
		if lower != at {
			variable = `"$RUN"`
		}
		b.WriteString(variable)
		f.renamed = true
		text = text[at+len(prefix):]
	}
	return b.String()
}

// prefix returns the prefix of the trial's names, and the part of it that identifies the run.
func (f *reproFunction) prefix() (ofTrial, ofRun string) {
	for _, c := range f.story.Calls {
		if run, ok := strings.CutSuffix(c.Request.Header.Get("X-Correlation-Id"), "-"+c.ID); ok && len(run) > 1 {
			return fmt.Sprintf("%s-%d-", run, f.story.Trial.Number), run
		}
	}
	return "", ""
}

func quoted(text string) string {
	if text == "" {
		return ""
	}
	return exchange.Quote(text)
}

// index returns the index of a part of a text, or the length of the text without it.
func index(text, part string) int {
	if i := strings.Index(text, part); i >= 0 {
		return i
	}
	return len(text)
}

// shown quotes text that the script shows, as one line that is harmless on a terminal.
func shown(words string) string { return exchange.Quote(plain(brief(words))) }

// octal returns bytes as a printf format.
func octal(body []byte) string {
	var b strings.Builder
	for _, c := range body {
		fmt.Fprintf(&b, `\%03o`, c)
	}
	return b.String()
}
