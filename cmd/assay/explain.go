package main

import (
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"github.com/assay-conformance/assay/internal/run"
)

func newExplain(a *app) *cobra.Command {
	var format string
	cmd := &cobra.Command{
		Use:   "explain RULE...",
		Short: "Show everything about a rule",
		Long: `explain prints a rule: its source, the decisions about it, what it needs from a target, the
locations of its sites, the trials that check it, and the mutants that these must kill.
Rule ids are unique across vendors and not case-sensitive.`,
		Example: `  assay explain ALLOY-CREATE-409-DUPLICATE-NAME
  assay explain SP-LIST-400 ZPA-UPDATE-400 --format json | jq '.[].mutants[].id'`,
		Args: cobra.MinimumNArgs(1),
		RunE: func(_ *cobra.Command, ids []string) error {
			if err := checkFormat(format); err != nil {
				return err
			}
			all, err := a.source.LoadAll()
			if err != nil {
				return err
			}
			explained, err := run.Explain(all, ids)
			if err != nil {
				return err
			}
			if format == "json" {
				return a.json(explained)
			}
			for i, e := range explained {
				if i > 0 {
					fmt.Fprintln(a.out)
				}
				explain(a.out, e)
			}
			return nil
		},
	}
	formatFlag(cmd, &format)
	return cmd
}

// explain prints one rule as text.
func explain(w io.Writer, e run.Explanation) {
	var needs, sites, trials, mutants []string
	for _, n := range e.Needs {
		needs = append(needs, wrap(n.Name+": "+n.What)...)
	}
	for _, s := range e.Sites {
		sites = append(sites, sideBySide(string(s.Site), s.Where)...)
	}
	for _, t := range e.CheckedBy {
		trials = append(trials, sideBySide(t.Title, t.Where)...)
	}
	for _, m := range e.Mutants {
		mutants = append(mutants, m.ID)
		if m.Equivalent != "" {
			mutants = append(mutants, wrap("equivalent: "+m.Equivalent)...)
		}
	}
	kind := string(e.Kind)
	if e.Level != "" {
		kind += ", " + string(e.Level)
	}
	if e.Carrier != "" {
		kind += ", carried by the " + string(e.Carrier)
	}
	fmt.Fprintf(w, "%s (%s)\n", e.ID, e.Vendor)
	field(w, "", wrap(e.Statement))
	field(w, "kind", []string{kind})
	field(w, "source", append(wrap(e.Source.String()), wrap(e.Source.URL)...))
	field(w, "note", wrap(e.Note))
	field(w, "needs", needs)
	field(w, "sites", sites)
	field(w, "trials", trials)
	field(w, "mutants", mutants)
	field(w, "untested", wrap(e.NotTested))
}
