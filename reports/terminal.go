package reports

import (
	"fmt"
	"strings"

	"github.com/assay-conformance/assay/internal/evidence"
	"github.com/assay-conformance/assay/internal/result"
)

// mostLines is how many lines one failure may take on a terminal while a run goes on.
const mostLines = 15

// Teller tells of failures while a run goes on. A violation that many trials meet is told once,
// and counted.
type Teller struct {
	met   map[string]*violation
	order []*violation
}

// violation is one that was told, and how often it was met.
type violation struct {
	what  string
	times int
}

// Failure tells of a trial that counts against the target, or went wrong by our fault: the lines
// to show while the run goes on. There are none for any other trial, and none for one that met
// only what was told before.
func (w *Teller) Failure(t result.Trial) []string {
	var lines []string
	head := "broken"
	for _, e := range t.Against() {
		if e.Grade != evidence.Violated || !w.first(e) {
			continue
		}
		lines = append(lines, "  "+subject(e)+": "+against(e))
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

// first counts a violation, and says whether it is met for the first time.
func (w *Teller) first(e evidence.Evidence) bool {
	if w.met == nil {
		w.met = map[string]*violation{}
	}
	what := subject(e) + ": expected " + e.Expected
	key := sites(e.Sites) + " " + what // two rules may be checked in the same words
	known, again := w.met[key]
	if !again {
		known = &violation{what: what}
		w.met[key], w.order = known, append(w.order, known)
	}
	known.times++
	return !again
}

// Again tells of the violations that were met more than once.
func (w *Teller) Again() []string {
	var lines []string
	for _, v := range w.order {
		if v.times > 1 {
			lines = append(lines, fmt.Sprintf("%s (met %s more)", Line(v.what), times(v.times-1)))
		}
	}
	return lines
}

// subject is what evidence speaks about: for a finding the place in the contract, for a check
// what it asserts. Both name the operation.
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
