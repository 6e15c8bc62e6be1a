package result

import (
	"fmt"
	"slices"
	"strings"

	"github.com/assay-conformance/assay/internal/exchange"
)

// Exit codes of a run.
const (
	ExitConformant   = 0
	ExitBreach       = 1 // a MUST was broken
	ExitUsage        = 2 // bad flags, a bad file: nothing was run
	ExitInconclusive = 3 // our fault, blocked, vacuous, nothing selected, unreachable, interrupted
)

// Conclusion gives the run's verdict in words and its exit code: the only place that does.
// A known breach is a breach, so 1 beats 3.
func (r Result) Conclusion() (words string, exit int) {
	return r.Footer.Verdict, r.Footer.Exit
}

func (r Result) conclude() Footer {
	n := map[Verdict]int{}
	for _, rr := range r.Rules {
		n[rr.Verdict]++
	}
	judged := 0
	for v, k := range n {
		if v.Judged() {
			judged += k
		}
	}
	unclaimed := 0
	for _, e := range r.Unclaimed {
		if e.Grade == exchange.Broken {
			unclaimed++
		}
	}
	f := Footer{Counts: n, Rules: len(r.Rules), Trials: len(r.Trials), Complete: !r.Meta.Interrupted}
	open := n[Error] + n[Vacuous] + n[Blocked]
	errored := n[Error] > 0 || slices.ContainsFunc(r.Trials, func(t Trial) bool { return t.Error != "" })
	who := strings.Join(r.Meta.Vendors, ", ")
	switch {
	case n[Fail] > 0:
		f.Verdict, f.Exit = fmt.Sprintf("NOT CONFORMANT: %d of %d judged rules of %s %s broken", n[Fail], judged, who, areIs(n[Fail])), ExitBreach
	case unclaimed > 0:
		f.Verdict, f.Exit = fmt.Sprintf("NOT CONFORMANT: no rule of %s is broken, but its contract is, in %s that no rule claims", who, plural(unclaimed, "place")), ExitBreach
	case r.Meta.Interrupted:
		f.Verdict, f.Exit = fmt.Sprintf("INTERRUPTED: the run stopped before all was tried; %d of %d judged rules of %s were kept as far as tried", n[Pass]+n[Warn], judged, who), ExitInconclusive
	case judged == 0:
		f.Verdict, f.Exit = fmt.Sprintf("NOTHING JUDGED: no rule of %s was judged", who), ExitInconclusive
	case open > 0:
		f.Verdict, f.Exit = fmt.Sprintf("INCONCLUSIVE: %d of %d rules of %s could not be judged (%s)", open, judged, who, kinds(n)), ExitInconclusive
	case errored:
		f.Verdict, f.Exit = fmt.Sprintf("INCONCLUSIVE: all %d judged rules of %s are kept, but a trial of ours went wrong", judged, who), ExitInconclusive
	default:
		f.Verdict, f.Exit = fmt.Sprintf("CONFORMANT: all %d judged rules of %s are kept", judged, who), ExitConformant
	}
	if n[Warn] > 0 {
		f.Verdict += fmt.Sprintf(", %d with a warning", n[Warn])
	}
	for _, aside := range []struct {
		v    Verdict
		word string
	}{{Unsupported, "unsupported by the target"}, {Untested, "untested"}, {Filtered, "not selected"}} {
		if n[aside.v] > 0 {
			f.Verdict += fmt.Sprintf("; %d %s", n[aside.v], aside.word)
		}
	}
	if r.Meta.Shard != "" {
		f.Verdict += "; this is shard " + r.Meta.Shard + ", and the merge judges"
	}
	return f
}

func kinds(n map[Verdict]int) string {
	var parts []string
	for _, v := range []Verdict{Error, Vacuous, Blocked} {
		if n[v] > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", n[v], v))
		}
	}
	return strings.Join(parts, ", ")
}

func plural(n int, word string) string {
	if n == 1 {
		return "1 " + word
	}
	return fmt.Sprintf("%d %ss", n, word)
}

func areIs(n int) string {
	if n == 1 {
		return "is"
	}
	return "are"
}
