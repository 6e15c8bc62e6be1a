package result

import (
	"fmt"
	"strings"
)

// Exit codes of a run.
const (
	ExitConformant   = 0
	ExitViolation    = 1 // a MUST was broken, or the contract where no rule claims it
	ExitUsage        = 2 // bad flags, a bad file: nothing was run
	ExitInconclusive = 3 // our fault, blocked, vacuous, nothing tested on the wire, left behind, unreachable, interrupted
)

// Conclusion gives the run's verdict in words and its exit code: the only place that does.
// A known breach is a breach, so 1 beats 3.
func (r Result) Conclusion() (words string, exit int) {
	return r.Footer.Verdict, r.Footer.Exit
}

func (r Result) conclude() Footer {
	t := r.tally()
	f := Footer{Counts: t.rules, Rules: len(r.Rules), Tested: t.tested, Stated: t.stated, Trials: len(r.Trials), Complete: !r.Meta.Interrupted}
	f.Verdict, f.Exit = t.headline(strings.Join(r.Meta.Vendors, ", "), r.Meta.Interrupted)
	f.Verdict += t.asides()
	if r.Meta.Shard != "" {
		f.Verdict += "; this is shard " + r.Meta.Shard + ", and the merge judges"
	}
	return f
}

// headline is the verdict itself: the first of these cases, worst first.
func (t counts) headline(who string, interrupted bool) (words string, exit int) {
	kept := fmt.Sprintf("all %d rules of %s tested on the wire are kept", t.tested, who)
	switch {
	case t.violated > 0:
		return fmt.Sprintf("%s: %d of %d rules of %s tested on the wire %s broken", nonconformance(interrupted), t.violated, t.tested, who, areIs(t.violated)), ExitViolation
	case t.misstated > 0:
		return fmt.Sprintf("%s: no rule of %s tested on the wire is broken, but what the contract states is", nonconformance(interrupted), who), ExitViolation
	case t.unclaimed > 0:
		return fmt.Sprintf("%s: no rule of %s is broken, but its contract is, in %s that no rule claims", nonconformance(interrupted), who, plural(t.unclaimed, "place")), ExitViolation
	case interrupted:
		return fmt.Sprintf("INTERRUPTED: the run stopped before all was tried; %s of %s tested on the wire %s kept so far", plural(t.tested, "rule"), who, areIs(t.tested)), ExitInconclusive
	case t.open > 0:
		return fmt.Sprintf("INCONCLUSIVE: %d of %d rules of %s could not be judged; %d tested on the wire %s kept", t.open, t.open+t.tested+t.stated, who, t.tested, areIs(t.tested)), ExitInconclusive
	case t.tested+t.stated == 0:
		return fmt.Sprintf("NOTHING JUDGED: no rule of %s was judged", who), ExitInconclusive
	case t.tested == 0:
		return fmt.Sprintf("INCONCLUSIVE: no rule of %s was tested on the wire", who), ExitInconclusive
	case t.errored:
		return "INCONCLUSIVE: " + kept + ", but a trial of ours went wrong", ExitInconclusive
	case t.leftovers > 0:
		return "INCONCLUSIVE: " + kept + ", but the run did not remove all that it made", ExitInconclusive
	}
	return "CONFORMANT: " + kept, ExitConformant
}

// breach names a breach; one that an interrupted run met may not be the only one.
func nonconformance(interrupted bool) string {
	if interrupted {
		return "INTERRUPTED; NOT CONFORMANT so far"
	}
	return "NOT CONFORMANT"
}

// asides are what the reader must know besides: above all what was not judged.
func (t counts) asides() string {
	words := ""
	if t.rules[Warn] > 0 {
		words += fmt.Sprintf(", %d with a warning", t.rules[Warn])
	}
	for _, aside := range []struct {
		n    int
		word string
	}{
		{t.rules[Error], "in error"}, {t.rules[Vacuous], "vacuous"}, {t.rules[Blocked], "blocked"}, {t.stated, "stated by the contract" + wrongly(t.misstated)},
		{t.rules[Unsupported], "unsupported by the target"}, {t.rules[Untested], "untested"}, {t.rules[Filtered], "not selected"}, {t.leftovers, "left on the target"},
	} {
		if aside.n > 0 {
			words += fmt.Sprintf("; %d %s", aside.n, aside.word)
		}
	}
	return words
}

func wrongly(misstated int) string {
	if misstated == 0 {
		return ""
	}
	return fmt.Sprintf(", %d of them wrongly", misstated)
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
