package main

import (
	"fmt"
	"path/filepath"

	"github.com/assay-conformance/assay/internal/result"
	"github.com/assay-conformance/assay/reports"
)

// summary prints the verdict of a run, preceded by everything that is not a pass.
func (a *app) summary(r result.Result, out string, quiet bool) {
	paint := painter(a.out)
	words, exit := r.Conclusion()
	verdict := map[int]result.Verdict{result.ExitConformant: result.Pass, result.ExitViolation: result.Fail}[exit]
	if quiet {
		fmt.Fprintln(a.out, paint(verdict, words))
		return
	}
	for _, v := range []result.Verdict{result.Fail, result.Error, result.Vacuous, result.Blocked, result.Warn} {
		a.outcome(r, v)
	}
	for _, e := range r.Unclaimed {
		fmt.Fprintf(a.out, "%-8s %s\n         expected %s, got %s (%s)\n", "contract", e.Sites[0], e.Expected, reports.Line(e.Actual), e.Where)
	}
	for _, t := range r.Trials {
		if t.Error != "" {
			fmt.Fprintf(a.out, "%s %s\n         %s\n", paint(result.Error, "error   "), t.ID, reports.Line(t.Error))
		}
		for _, l := range t.Permanent {
			fmt.Fprintf(a.out, "%-9s %s\n", "permanent", l)
		}
		for _, l := range t.Leftovers {
			fmt.Fprintf(a.out, "%-8s %s\n", "leftover", l)
		}
	}
	fmt.Fprintf(a.out, "%s\nreport: %s\n", paint(verdict, words), filepath.Join(out, "report.html"))
}

// outcome lists the rules with a verdict. It lists every failure. For other verdicts it shows
// the first rule of each reason and counts the others.
func (a *app) outcome(r result.Result, v result.Verdict) {
	remaining := map[string]int{} // rules by reason
	for _, rr := range r.Rules {
		if rr.Verdict == v {
			remaining[reports.Why(rr)]++
		}
	}
	for _, rr := range r.Rules {
		n := remaining[reports.Why(rr)]
		if rr.Verdict != v || n == 0 {
			continue
		}
		fmt.Fprintf(a.out, "%s %s\n         %s\n         %s (%s)\n", painter(a.out)(v, fmt.Sprintf("%-8s", v)), rr.Rule.ID, rr.Rule.Statement, reports.Line(reports.Why(rr)), location(rr))
		if v == result.Fail || n == 1 {
			continue
		}
		fmt.Fprintf(a.out, "         and %d more for the same reason\n", n-1)
		remaining[reports.Why(rr)] = 0
	}
}

// location returns where the first evidence is, and how many more trials have some.
func location(rr result.RuleResult) string {
	if len(rr.Evidence) > 0 {
		trials := map[string]bool{}
		for _, e := range rr.Evidence {
			trials[e.Trial] = true
		}
		if more := len(trials) - 1; more > 0 {
			return fmt.Sprintf("%s, and %d more", rr.Evidence[0].Where, more)
		}
		return rr.Evidence[0].Where
	}
	return rr.Rule.Source.String()
}
