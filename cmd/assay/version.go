package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"github.com/assay-conformance/assay/internal/run"
)

func newVersion(a *app) *cobra.Command {
	return &cobra.Command{
		Use:   "version",
		Short: "Print the version",
		Args:  cobra.NoArgs,
		Run: func(*cobra.Command, []string) {
			m := run.Build()
			fmt.Fprintf(a.out, "assay %s %s\n", m.Version, m.Go)
			if m.Commit != "" {
				fmt.Fprintf(a.out, "commit %s\n", m.Commit)
			}
		},
	}
}
