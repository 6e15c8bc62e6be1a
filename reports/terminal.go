package reports

import (
	"fmt"
	"strings"

	"github.com/assay-conformance/assay/internal/evidence"
	"github.com/assay-conformance/assay/internal/result"
)

// maxLines is how many lines one failure may take on a terminal during a run.
const maxLines = 15

// Teller reports failures on a terminal during a run. It reports a violation of many trials once,
// and counts it.
type Teller struct {
	seen  map[string]*violation
	order []*violation
}

// violation is one that was reported, and how often it was seen.
type violation struct {
	what  string
	times int
}

// Failure returns the lines to show for a trial with violations or a harness error. It returns none
// for any other trial, or if all its violations were reported before.
func (w *Teller) Failure(t result.Trial) []string {
	var lines []string
	head := "violated"
	for _, e := range t.Against() {
		if e.Grade != evidence.Violated || !w.first(e) {
			continue
		}
		lines = append(lines, "  "+subject(e)+": "+against(e))
		if e.Pointer != "" {
			lines = append(lines, fmt.Sprintf("    at %s, specified in %s", e.Pointer, contractLine(e)))
		}
	}
	if t.Error != "" {
		head = "error"
		lines = append(lines, "  harness error: "+t.Error)
	}
	if len(lines) == 0 {
		return nil
	}
	if shown := cutAt(maxLines-2, lines); shown.More > 1 {
		lines = append(shown.Shown[:len(shown.Shown):len(shown.Shown)], fmt.Sprintf("  and %d more lines in the report", shown.More))
	}
	lines = append([]string{fmt.Sprintf("%s: %s (%s)", head, t.Title, t.Where)}, lines...)
	for i := range lines {
		lines[i] = Line(lines[i])
	}
	return lines
}

// first counts a violation, and reports whether it is the first time.
func (w *Teller) first(e evidence.Evidence) bool {
	if w.seen == nil {
		w.seen = map[string]*violation{}
	}
	what := subject(e) + ": expected " + e.Expected
	key := sites(e.Sites) + " " + what // checks of two rules may have the same text
	known, repeated := w.seen[key]
	if !repeated {
		known = &violation{what: what}
		w.seen[key], w.order = known, append(w.order, known)
	}
	known.times++
	return !repeated
}

// Again returns a line for each violation that was seen more than once.
func (w *Teller) Again() []string {
	var lines []string
	for _, v := range w.order {
		if v.times > 1 {
			lines = append(lines, fmt.Sprintf("%s (seen %s more)", Line(v.what), times(v.times-1)))
		}
	}
	return lines
}

// subject returns what evidence is about: the site of a finding, or the assertion of a check. Both
// name the operation.
func subject(e evidence.Evidence) string {
	if len(e.Sites) == 0 {
		return e.Expectation
	}
	if len(e.By) > 0 {
		return string(e.Sites[0])
	}
	if op := e.Sites[0].Operation(); !strings.HasPrefix(e.Expectation, op) {
		return op + ": " + e.Expectation
	}
	return e.Expectation
}

func times(n int) string {
	if n == 1 {
		return "once"
	}
	return fmt.Sprintf("%d times", n)
}

// Line returns a text as one line in which nothing can move the cursor, change colors or reorder
// characters: a target may have sent it.
func Line(s string) string {
	first, _, more := strings.Cut(strings.ReplaceAll(s, "\r\n", "\n"), "\n")
	first = strings.ReplaceAll(plain(first), "\r", `\u000d`)
	if chars := []rune(first); len(chars) > maxChars {
		first, more = string(chars[:maxChars]), true
	}
	if more {
		first += " …"
	}
	return first
}
