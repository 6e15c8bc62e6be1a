package result

import (
	"fmt"
	"strings"
)

// Exit codes of a run.
const (
	ExitConformant   = 0
	ExitViolation    = 1 // a MUST rule was violated, or the contract at a site that no rule claims
	ExitUsage        = 2 // usage error or invalid file: nothing was run
	ExitInconclusive = 3 // harness error, blocked, vacuous, nothing tested on the wire, leftovers, unreachable, interrupted
)

// Conclusion returns the run's verdict in words and its exit code. No other code decides either.
// A known violation counts whatever else happened, so 1 takes precedence over 3.
func (r Result) Conclusion() (words string, exit int) {
	return r.Footer.Verdict, r.Footer.Exit
}

func (r Result) conclude() Footer {
	t := r.tally()
	f := Footer{Counts: t.rules, Rules: len(r.Rules), Tested: t.tested, Stated: t.stated, Trials: len(r.Trials), Complete: !r.Meta.Interrupted}
	f.Verdict, f.Exit = t.headline(strings.Join(r.Meta.Vendors, ", "), r.Meta.Interrupted)
	f.Verdict += t.asides()
	if r.Meta.Shard != "" {
		f.Verdict += "; this is shard " + r.Meta.Shard + ", merge all shards for the verdict"
	}
	return f
}

// headline returns the verdict itself: the first case that applies, worst first.
func (t counts) headline(who string, interrupted bool) (words string, exit int) {
	passed := fmt.Sprintf("%s of %s tested on the wire passed", all(t.tested, "rule"), who)
	switch {
	case t.violated > 0:
		return fmt.Sprintf("%s: %d of %s of %s tested on the wire %s violated", nonconformance(interrupted), t.violated, plural(t.tested, "rule"), who, was(t.violated)), ExitViolation
	case t.misstated > 0:
		return fmt.Sprintf("%s: no rule of %s tested on the wire was violated, but the contract itself violates %s", nonconformance(interrupted), who, plural(t.misstated, "rule")), ExitViolation
	case t.unclaimed > 0:
		return fmt.Sprintf("%s: no rule of %s was violated, but responses violate its contract in %s not covered by a rule", nonconformance(interrupted), who, plural(t.unclaimed, "place")), ExitViolation
	case interrupted:
		return fmt.Sprintf("INTERRUPTED: the run stopped before all trials had run; %s of %s tested on the wire passed so far", plural(t.tested, "rule"), who), ExitInconclusive
	case t.open > 0:
		return fmt.Sprintf("INCONCLUSIVE: %d of %s of %s could not be judged; %d tested on the wire passed", t.open, plural(t.open+t.tested+t.stated, "rule"), who, t.tested), ExitInconclusive
	case t.tested+t.stated == 0:
		return fmt.Sprintf("NOTHING JUDGED: no rule of %s was judged", who), ExitInconclusive
	case t.tested == 0:
		return fmt.Sprintf("INCONCLUSIVE: no rule of %s was tested on the wire", who), ExitInconclusive
	case t.errored:
		return "INCONCLUSIVE: " + passed + ", but a trial failed with a harness error", ExitInconclusive
	case t.leftovers > 0:
		return "INCONCLUSIVE: " + passed + ", but the run did not remove everything it created", ExitInconclusive
	}
	return "CONFORMANT: " + passed, ExitConformant
}

// nonconformance begins a headline. An interrupted run may have missed further violations.
func nonconformance(interrupted bool) string {
	if interrupted {
		return "INTERRUPTED; NOT CONFORMANT so far"
	}
	return "NOT CONFORMANT"
}

// asides returns the further counts, above all of what was not judged.
func (t counts) asides() string {
	words := ""
	if t.rules[Warn] > 0 {
		words += fmt.Sprintf(", %d with a warning", t.rules[Warn])
	}
	for _, aside := range []struct {
		n    int
		word string
	}{
		{t.rules[Error], "in error"}, {t.rules[Vacuous], "vacuous"}, {t.rules[Blocked], "blocked"}, {t.stated, "stated by the contract" + incorrectly(t.misstated)},
		{t.rules[Unsupported], "unsupported by the target"}, {t.rules[Untested], "untested"}, {t.rules[Filtered], "not selected"}, {t.leftovers, "left on the target"},
	} {
		if aside.n > 0 {
			words += fmt.Sprintf("; %d %s", aside.n, aside.word)
		}
	}
	return words
}

func incorrectly(misstated int) string {
	if misstated == 0 {
		return ""
	}
	return fmt.Sprintf(", %d of them incorrectly", misstated)
}

func plural(n int, word string) string {
	if n == 1 {
		return "1 " + word
	}
	return fmt.Sprintf("%d %ss", n, word)
}

// all says "the 1 rule" or "all 2 rules".
func all(n int, word string) string {
	if n == 1 {
		return "the " + plural(n, word)
	}
	return "all " + plural(n, word)
}

func was(n int) string {
	if n == 1 {
		return "was"
	}
	return "were"
}
