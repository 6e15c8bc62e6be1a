package main

import (
	"fmt"
	"path/filepath"

	"github.com/assay-conformance/assay/internal/result"
	"github.com/assay-conformance/assay/reports"
)

// summary says in words what came out, last of all.
func (a *app) summary(r result.Result, out string, quiet bool) {
	paint := painter(a.out)
	words, exit := r.Conclusion()
	verdict := map[int]result.Verdict{result.ExitConformant: result.Pass, result.ExitBreach: result.Fail}[exit]
	if quiet {
		fmt.Fprintln(a.out, paint(verdict, words))
		return
	}
	for _, v := range []result.Verdict{result.Fail, result.Error, result.Vacuous, result.Blocked, result.Warn} {
		for _, rr := range r.Rules {
			if rr.Verdict == v {
				fmt.Fprintf(a.out, "%s %s\n         %s\n         %s (%s)\n", paint(v, fmt.Sprintf("%-8s", v)), rr.Rule.ID, rr.Rule.Statement, reports.Line(rr.Why), place(rr))
			}
		}
	}
	for _, e := range r.Unclaimed {
		fmt.Fprintf(a.out, "%-8s %s\n         expected %s, got %s (%s)\n", "contract", e.Sites[0], e.Expected, reports.Line(e.Actual), e.Where)
	}
	for _, t := range r.Trials {
		if t.Error != "" {
			fmt.Fprintf(a.out, "%s %s\n         %s\n", paint(result.Error, "error   "), t.ID, reports.Line(t.Error))
		}
		for _, l := range t.Leftovers {
			fmt.Fprintf(a.out, "%-8s %s\n", "leftover", l)
		}
	}
	fmt.Fprintf(a.out, "%s\nreport: %s\n", paint(verdict, words), filepath.Join(out, "report.html"))
}

// place is where to look first.
func place(rr result.RuleResult) string {
	if len(rr.Evidence) > 0 {
		return rr.Evidence[0].Where
	}
	return fmt.Sprintf("%s line %d", rr.Rule.Source.Document, rr.Rule.Source.Line)
}
