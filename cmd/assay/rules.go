package main

import (
	"fmt"
	"strings"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"github.com/assay-conformance/assay/internal/rule"
	"github.com/assay-conformance/assay/internal/run"
)

func newRules(a *app) *cobra.Command {
	var vendors []string
	var format string
	var matrix bool
	cmd := &cobra.Command{
		Use:     "rules",
		Short:   "List the rules with their trials and mutants",
		Example: "  assay rules --vendor alloyscan\n  assay rules --format json | jq '.[] | select(.not_tested != \"\") | .id'",
		Args:    cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			if err := checkFormat(format); err != nil {
				return err
			}
			all, err := a.source.LoadAll(vendors...)
			if err != nil {
				return err
			}
			if matrix {
				return a.capabilities(run.Capabilities(all), format)
			}
			rows := run.Trace(all)
			if format == "json" {
				return a.json(rows)
			}
			return a.rules(rows)
		},
	}
	vendorFlag(cmd, &vendors, "list")
	formatFlag(cmd, &format)
	cmd.Flags().BoolVar(&matrix, "matrix", false, "compare vendors capability by capability")
	return cmd
}

// capabilities prints a matrix of the capabilities and the vendors' rules about them.
func (a *app) capabilities(rows []rule.Shared, format string) error {
	if format == "json" {
		return a.json(rows)
	}
	w := tabwriter.NewWriter(a.out, 0, 0, 2, ' ', 0)
	fmt.Fprint(w, "CAPABILITY")
	for _, c := range rows[0].Cells {
		fmt.Fprint(w, "\t", strings.ToUpper(c.Vendor))
	}
	fmt.Fprintln(w)
	for _, r := range rows {
		fmt.Fprint(w, r.Capability.Title)
		for _, c := range r.Cells {
			fmt.Fprint(w, "\t", c)
			for _, first := range c.Rules[:min(1, len(c.Rules))] {
				fmt.Fprint(w, " (", first.ID)
				if more := len(c.Rules) - 1; more > 0 {
					fmt.Fprintf(w, " and %d more", more)
				}
				fmt.Fprint(w, ")")
			}
		}
		fmt.Fprintln(w)
	}
	return w.Flush()
}

// rules prints a table with a line for each rule.
func (a *app) rules(rows []run.Traceability) error {
	w := tabwriter.NewWriter(a.out, 0, 0, 2, ' ', 0)
	fmt.Fprintln(w, "RULE\tLEVEL\tCARRIER\tTRIALS\tMUTANTS\tSTATEMENT")
	tested := 0
	for _, f := range rows {
		trials, mutants := fmt.Sprint(len(f.CheckedBy)), fmt.Sprint(len(f.Mutants))
		if f.NotTested != "" {
			trials, mutants = "-", "-"
		} else {
			tested++
		}
		statement := f.Statement
		if f.NotTested != "" {
			statement += " [not tested: " + strings.TrimSuffix(f.NotTested, ".") + "]"
		}
		for _, site := range f.Judged {
			statement += fmt.Sprintf(" [judged in every response; no case or mutant is derived from %s]", site)
		}
		fmt.Fprintf(w, "%s\t%s\t%s\t%s\t%s\t%s\n", f.ID, dash(string(f.Level)), dash(string(f.Carrier)), trials, mutants, statement)
	}
	if err := w.Flush(); err != nil {
		return err
	}
	_, err := fmt.Fprintf(a.out, "%d rules, %d of them tested\n", len(rows), tested)
	return err
}

func dash(s string) string {
	if s == "" {
		return "-"
	}
	return s
}
