package main

import (
	"fmt"
	"strings"

	"github.com/assay-conformance/assay/tools/mutants/edits"
	"github.com/assay-conformance/assay/tools/mutants/jobs"
)

// kinds are the survivors in the order of the report, with what their kind means.
var kinds = []struct{ kind, title, means string }{
	{hole, "Not noticed", "A rule is violated, and no check of assay notices it."},
	{noticed, "Noticed otherwise", "No MUST rule is violated, but the run is not conformant, or has a warning: a SHOULD rule is violated, or a place of the contract that no rule claims, or trials are blocked."},
	{silent, "Of which the source says nothing", "A response is another, and no sentence of the source says which is right."},
	{equivalent, "Equivalent", "Every request of a trial gets the same response as before, so no check could notice it."},
	{"", "Without a reason", "Write one in `tools/mutants/reasons.yaml`."},
}

// report writes the figures and the survivors as Markdown. It names no date and no time, so that it changes
// only with what it says.
func report(outcomes []outcome, reasons []reason) string {
	var b strings.Builder
	count := tally(outcomes, reasons)
	fmt.Fprintf(&b, `# Mutants of the handlers' source

Written by `+"`make mutants`"+`. Do not edit: the reasons stand in `+"`tools/mutants/reasons.yaml`"+`.

`+"`assay prove`"+` violates what assay knows: each rule has its mutants. The edits below know nothing of rules. They are
the mistakes that people make in any code, made in the sources of the stubs, one at a time. For each edit the
trials that reach it run until a MUST rule is violated.

| | edits |
|---|---|
| made | %d |
| killed: a MUST rule is violated | %d |
| killed: a trial did not end, or the stub's process did | %d |
| survived: a rule is violated, and no check notices it | %d |
| survived, but a run tells of it: a warning, a place that no rule claims, blocked trials | %d |
| survived: the source says nothing of it | %d |
| equivalent | %d |
| never reached by a trial | %d |
`, len(outcomes), count[string(jobs.Killed)], count[string(jobs.Hung)]+count[string(jobs.Crashed)], count[hole], count[noticed], count[silent], count[equivalent], count["unreached"])
	if n := count[""]; n > 0 {
		fmt.Fprintf(&b, "| survived without a reason | %d |\n", n)
	}
	for _, k := range kinds {
		table(&b, k.kind, k.title, k.means, outcomes, reasons)
	}
	unreached(&b, outcomes)
	operators(&b, outcomes)
	return b.String()
}

// tally counts the outcomes by their verdict, and the survivors by the kind of their reason.
func tally(outcomes []outcome, reasons []reason) map[string]int {
	count := map[string]int{}
	for _, o := range outcomes {
		switch {
		case !o.reached:
			count["unreached"]++
		case o.Verdict != jobs.Survived:
			count[string(o.Verdict)]++
		default:
			count[kindOf(o, reasons)]++
		}
	}
	return count
}

func kindOf(o outcome, reasons []reason) string {
	if r := of(reasons, o.ID()); r != nil {
		return r.Kind
	}
	return ""
}

// table lists the survivors of one kind.
func table(b *strings.Builder, kind, title, means string, outcomes []outcome, reasons []reason) {
	header := fmt.Sprintf("\n## %s\n\n%s\n\n| where | edit | reason |\n|---|---|---|\n", title, means)
	for _, o := range outcomes {
		if o.Verdict != jobs.Survived || kindOf(o, reasons) != kind {
			continue
		}
		why := ""
		if r := of(reasons, o.ID()); r != nil {
			why = r.Reason
		}
		fmt.Fprintf(b, "%s| %s | %s | %s |\n", header, where(o.Edit), cell(o.What()), cell(why))
		header = ""
	}
}

func unreached(b *strings.Builder, outcomes []outcome) {
	header := "\n## Never reached\n\nNo trial runs this code in the strict stub, so the edit was not tried.\n\n| where | edit |\n|---|---|\n"
	for _, o := range outcomes {
		if !o.reached {
			fmt.Fprintf(b, "%s| %s | %s |\n", header, where(o.Edit), cell(o.What()))
			header = ""
		}
	}
}

// operators lists the kinds of mistakes, with how many were made and survived.
func operators(b *strings.Builder, outcomes []outcome) {
	b.WriteString("\n## The operators\n\n| operator | mistake | made | survived |\n|---|---|---|---|\n")
	for _, op := range edits.Operators {
		made, survived := 0, 0
		for _, o := range outcomes {
			if o.Operator == op.Name {
				made++
				if o.Verdict == jobs.Survived {
					survived++
				}
			}
		}
		fmt.Fprintf(b, "| %s | %s | %d | %d |\n", op.Name, op.What, made, survived)
	}
}

func where(e edits.Edit) string { return fmt.Sprintf("%s:%d `%s`", e.File, e.Line, e.Func) }

// cell keeps a text within its cell of a table.
func cell(text string) string { return strings.ReplaceAll(strings.TrimSpace(text), "|", `\|`) }
