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
		for _, l := range t.Leftovers {
			fmt.Fprintf(a.out, "%-8s %s\n", "leftover", l)
		}
	}
	fmt.Fprintf(a.out, "%s\nreport: %s\n", paint(verdict, words), filepath.Join(out, "report.html"))
}

// outcome lists the rules that came to a verdict. Each failure stands for itself; of what else
// came to the same for one reason the first is shown, and the rest are counted.
func (a *app) outcome(r result.Result, v result.Verdict) {
	untold := map[string]int{} // rules, by reason
	for _, rr := range r.Rules {
		if rr.Verdict == v {
			untold[reports.Why(rr)]++
		}
	}
	for _, rr := range r.Rules {
		n := untold[reports.Why(rr)]
		if rr.Verdict != v || n == 0 {
			continue
		}
		fmt.Fprintf(a.out, "%s %s\n         %s\n         %s (%s)\n", painter(a.out)(v, fmt.Sprintf("%-8s", v)), rr.Rule.ID, rr.Rule.Statement, reports.Line(reports.Why(rr)), place(rr))
		if v == result.Fail || n == 1 {
			continue
		}
		fmt.Fprintf(a.out, "         and %d more for the same reason\n", n-1)
		untold[reports.Why(rr)] = 0
	}
}

// place is where to look first, and how many more places there are.
func place(rr result.RuleResult) string {
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
