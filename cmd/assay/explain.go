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
		Short: "Tell all that there is to a rule",
		Long: `explain prints a rule with its source and what was decided about it, what it needs of a
target, where its sites are, the trials that judge it, and the mutants that they must see.
The id says which vendor is meant; its case does not matter.`,
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

// explain writes one rule for a terminal.
func explain(w io.Writer, e run.Explanation) {
	var needs, sites, trials, mutants []string
	for _, n := range e.Needs {
		needs = append(needs, wrapped(n.Name+": "+n.What)...)
	}
	for _, s := range e.Sites {
		sites = append(sites, beside(string(s.Site), s.Where)...)
	}
	for _, t := range e.CheckedBy {
		trials = append(trials, beside(t.Title, t.Where)...)
	}
	for _, m := range e.Mutants {
		mutants = append(mutants, m.ID)
		if m.Equivalent != "" {
			mutants = append(mutants, wrapped("cannot be seen: "+m.Equivalent)...)
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
	field(w, "", wrapped(e.Statement))
	field(w, "kind", []string{kind})
	field(w, "source", append(wrapped(e.Source.String()), wrapped(e.Source.URL)...))
	field(w, "note", wrapped(e.Note))
	field(w, "needs", needs)
	field(w, "sites", sites)
	field(w, "trials", trials)
	field(w, "mutants", mutants)
	field(w, "untested", wrapped(e.NotTested))
}
