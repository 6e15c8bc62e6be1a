package reports

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"time"

	"github.com/assay-conformance/assay/internal/exchange"
	"github.com/assay-conformance/assay/internal/result"
)

// meanings say what a verdict means to a reader who has never seen one, and above all whose
// matter it is: the target's, ours, or nobody's.
var meanings = map[result.Verdict]string{
	result.Fail:        "the target broke a promise that it must keep",
	result.Error:       "our fault; it says nothing about the target",
	result.Vacuous:     "could not be judged: trials ran, but checked nothing",
	result.Blocked:     "could not be judged: something needed was missing",
	result.Warn:        "a promise that should be kept was broken, or an answer is only tolerated",
	result.Pass:        "every place that the rule claims was checked, and the evidence is good",
	result.Unsupported: "the target says that it is without something the rule needs",
	result.Untested:    "no trial judges it, for a written reason",
	result.Filtered:    "not selected in this run",
}

// sections are the ids of the sections that show the rules with a verdict.
var sections = map[result.Verdict]string{
	result.Fail: "failing", result.Error: "open", result.Vacuous: "open", result.Blocked: "open", result.Warn: "warnings", result.Pass: "passes",
	result.Unsupported: "uncovered", result.Untested: "uncovered", result.Filtered: "uncovered",
}

// reserved are the ids of the page's own sections and symbols.
var reserved = []string{"rules", "filter", "shown", "failing", "contract", "open", "warnings", "passes", "uncovered", "coverage", "themes", "proof", "waiting", "leftovers", "provenance",
	"icon-fail", "icon-error", "icon-vacuous", "icon-blocked", "icon-open", "icon-warn", "icon-pass", "icon-unsupported", "icon-untested", "icon-filtered", "icon-note"}

// split parts the conclusion into its first words and the rest, for a headline.
func split(conclusion string) (headline, detail string) {
	headline, detail, _ = strings.Cut(conclusion, ": ")
	return headline, detail
}

// rerun is the command that judges one rule again.
func rerun(m result.Meta, vendor, id string) string {
	words := []string{"assay", "run", "--vendor", vendor, "--rule", id}
	if m.Target != "stub" {
		words = append(words, "--target", m.Target)
		if m.Writes {
			words = append(words, "--allow-writes")
		}
		if m.PropagationDelay != "" {
			words = append(words, "--propagation-delay", m.PropagationDelay)
		}
	}
	for i, w := range words {
		words[i] = shellWord(w)
	}
	return strings.Join(words, " ")
}

var plainWord = regexp.MustCompile(`^[\w.,:/@%+=-]+$`)

// shellWord quotes a word for a POSIX shell where it needs it.
func shellWord(s string) string {
	if plainWord.MatchString(s) {
		return s
	}
	return exchange.Quote(s)
}

// utc writes a time as people in different places can compare it.
func utc(t time.Time) string { return t.UTC().Format("2006-01-02 15:04:05 UTC") }

// rfc3339 writes a time for programs.
func rfc3339(t time.Time) string { return t.UTC().Format(time.RFC3339) }

// names lists names in alphabetical order, each once: two vendors may use the same.
func names(all []string) string {
	return strings.Join(slices.Compact(slices.Sorted(slices.Values(all))), ", ")
}

// waits is how long trials waited in all.
func waits(trials group[result.Trial]) time.Duration {
	total := 0
	for _, t := range trials.Items {
		total += t.Waited
	}
	return time.Duration(total) * time.Second
}

// count writes a number with its noun.
func count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

// orElse is the text, or what stands for an empty one.
func orElse(instead, text string) string {
	if text == "" {
		return instead
	}
	return text
}
