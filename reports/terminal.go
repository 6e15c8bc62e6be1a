package reports

import (
	"fmt"
	"strings"

	"github.com/assay-conformance/assay/internal/evidence"
	"github.com/assay-conformance/assay/internal/result"
)

// mostLines is how many lines one failure may take on a terminal while a run goes on.
const mostLines = 15

// Failure tells of a trial that speaks against the target, or went wrong by our fault: the
// lines to show while the run goes on. There are none for any other trial.
func Failure(t result.Trial) []string {
	var lines []string
	head := "broken"
	for _, e := range t.Against() {
		if e.Grade != evidence.Broken {
			continue
		}
		lines = append(lines, "  "+e.Promise+": "+against(e))
		if e.Pointer != "" {
			lines = append(lines, fmt.Sprintf("    at %s, promised in %s", e.Pointer, contractLine(e)))
		}
	}
	if t.Error != "" {
		head = "error"
		lines = append(lines, "  by our fault: "+t.Error)
	}
	if len(lines) == 0 {
		return nil
	}
	if shown := cutAt(mostLines-2, lines); shown.More > 1 {
		lines = append(shown.Shown[:len(shown.Shown):len(shown.Shown)], fmt.Sprintf("  and %d more lines, in the report", shown.More))
	}
	lines = append([]string{fmt.Sprintf("%s: %s (%s)", head, t.Title, t.Where)}, lines...)
	for i := range lines {
		lines[i] = Line(lines[i])
	}
	return lines
}

// Line makes one line of a text, so that what a target sent writes no lines, and no colours, of
// its own.
func Line(s string) string {
	first, _, more := strings.Cut(s, "\n")
	first = plain(first)
	if letters := []rune(first); len(letters) > mostText {
		first, more = string(letters[:mostText]), true
	}
	if more {
		first += " …"
	}
	return first
}
