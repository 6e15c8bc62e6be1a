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

// meanings explain the verdicts, above all who is at fault.
var meanings = map[result.Verdict]string{
	result.Fail:        "the target violated a MUST rule",
	result.Error:       "harness error; not evidence about the target",
	result.Vacuous:     "could not be judged: trials ran, but checked nothing",
	result.Blocked:     "could not be judged: a precondition was missing or failed",
	result.Warn:        "the target violated a SHOULD or MAY rule, or a response is only tolerated",
	result.Pass:        "every site that the rule claims was checked; no violation found",
	result.Unsupported: "the target does not offer what the rule needs",
	result.Untested:    "no trial judges it; the catalogue says why",
	result.Filtered:    "not selected in this run",
}

// sections are the ids of the sections that show the rules with a verdict.
var sections = map[result.Verdict]string{
	result.Fail: "failing", result.Error: "open", result.Vacuous: "open", result.Blocked: "open", result.Warn: "warnings", result.Pass: "passes",
	result.Unsupported: "uncovered", result.Untested: "uncovered", result.Filtered: "uncovered",
}

// reserved are the ids of the page's own sections and symbols.
var reserved = []string{"rules", "filter", "shown", "failing", "contract", "open", "warnings", "passes", "uncovered", "coverage", "capabilities", "proof", "waiting", "permanent", "leftovers", "provenance",
	"icon-fail", "icon-error", "icon-vacuous", "icon-blocked", "icon-open", "icon-warn", "icon-pass", "icon-unsupported", "icon-untested", "icon-filtered", "icon-note"}

// split returns the first words of the conclusion as the headline, and the rest as its detail.
func split(conclusion string) (headline, detail string) {
	headline, detail, _ = strings.Cut(conclusion, ": ")
	return headline, detail
}

// rerun returns the command that re-runs one rule.
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

// shellWord quotes a word for a POSIX shell if necessary.
func shellWord(s string) string {
	if plainWord.MatchString(s) {
		return s
	}
	return exchange.Quote(s)
}

// utc formats a time for people in different time zones.
func utc(t time.Time) string { return t.UTC().Format("2006-01-02 15:04:05 UTC") }

// rfc3339 formats a time for programs.
func rfc3339(t time.Time) string { return t.UTC().Format(time.RFC3339) }

// names joins names in alphabetical order, without duplicates: two vendors may use the same.
func names(all []string) string {
	return strings.Join(slices.Compact(slices.Sorted(slices.Values(all))), ", ")
}

// waits returns how long the trials waited in total.
func waits(trials group[result.Trial]) time.Duration {
	total := 0
	for _, t := range trials.Items {
		total += t.Waited
	}
	return time.Duration(total) * time.Second
}

// count formats a number with its noun.
func count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

// orElse returns the text, or a default if it is empty.
func orElse(otherwise, text string) string {
	if text == "" {
		return otherwise
	}
	return text
}
