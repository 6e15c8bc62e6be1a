package reports

import (
	"bytes"
	"fmt"
	"io"

	"github.com/assay-conformance/assay/internal/result"
)

// diffLists returns the lists of a comparison in the order in which they are written.
func diffLists(d result.Diff) []struct {
	title   string
	changes []result.Change
} {
	return []struct {
		title   string
		changes []result.Change
	}{
		{"newly failing", d.Failing}, {"fixed", d.Fixed}, {"changed", d.Changed}, {"new", d.New}, {"gone", d.Gone},
	}
}

// DiffText writes a comparison for a terminal, one line for each change.
func DiffText(w io.Writer, d result.Diff) error {
	var out bytes.Buffer
	for _, l := range diffLists(d) {
		for _, c := range l.changes {
			fmt.Fprintf(&out, "%-13s  %s  %s\n", l.title, c.ID, becomes(c))
			if c.After == result.Fail {
				fmt.Fprintf(&out, "               %s\n               %s\n", Line(c.Statement), Line(c.Why))
			}
		}
	}
	fmt.Fprintln(&out, diffSummary(d))
	_, err := w.Write(visible(out.Bytes()))
	return err
}

// DiffMarkdown writes a comparison for the summary page of a build.
func DiffMarkdown(w io.Writer, d result.Diff) error {
	var out bytes.Buffer
	md := func(s string) string { return markdown.Replace(brief(s)) }
	fmt.Fprintf(&out, "## %s\n\n%s on %s, against %s on %s\n", md(diffSummary(d)), md(d.After.Target), utc(d.After.Started), md(d.Before.Target), utc(d.Before.Started))
	for _, l := range diffLists(d) {
		if len(l.changes) == 0 {
			continue
		}
		fmt.Fprintf(&out, "\n### %s\n\n| rule | verdict | statement | reason |\n| :-- | :-- | :-- | :-- |\n", l.title)
		shown := cutList(l.changes)
		for _, c := range shown.Shown {
			fmt.Fprintf(&out, "| %s | %s | %s | %s |\n", md(c.ID), md(becomes(c)), codeMarkdown(c.Statement), md(c.Why))
		}
		if shown.More > 0 {
			fmt.Fprintf(&out, "\n… and %d more.\n", shown.More)
		}
	}
	_, err := w.Write(visible(out.Bytes()))
	return err
}

// DiffJSON writes a comparison for programs.
func DiffJSON(w io.Writer, d result.Diff) error { return encode(w, d) }

func becomes(c result.Change) string {
	return fmt.Sprintf("%s → %s", orElse("-", string(c.Before)), orElse("-", string(c.After)))
}

func diffSummary(d result.Diff) string {
	return fmt.Sprintf("%d newly failing, %d fixed, %d otherwise changed, %d new, %d gone", len(d.Failing), len(d.Fixed), len(d.Changed), len(d.New), len(d.Gone))
}
