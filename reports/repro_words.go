package reports

import (
	"fmt"
	"slices"
	"strings"

	"github.com/assay-conformance/assay/internal/exchange"
)

// word quotes a text for the shell, with variables in place of what earlier responses gave and of
// the run's own prefix.
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

// fresh quotes a text with a new prefix in the names that the trial gave, in capitals too.
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

// prefix gives what the names of the trial begin with, and the part of it that is the run's.
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

// index is where a text has another first; its length where it has not.
func index(text, part string) int {
	if i := strings.Index(text, part); i >= 0 {
		return i
	}
	return len(text)
}

// said quotes words that the script shows: in one line, and harmless on a terminal.
func said(words string) string { return exchange.Quote(plain(brief(words))) }

// octal writes bytes as the format of printf.
func octal(body []byte) string {
	var b strings.Builder
	for _, c := range body {
		fmt.Fprintf(&b, `\%03o`, c)
	}
	return b.String()
}
