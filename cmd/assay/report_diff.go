package main

import (
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"github.com/assay-conformance/assay/internal/result"
	"github.com/assay-conformance/assay/reports"
)

func newDiff(a *app) *cobra.Command {
	var format string
	writers := map[string]func(io.Writer, result.Diff) error{"text": reports.DiffText, "json": reports.DiffJSON, "markdown": reports.DiffMarkdown}
	cmd := &cobra.Command{
		Use:   "diff OLD.JSON NEW.JSON",
		Short: "Compare two runs",
		Long: `diff lists the rules that are newly failing, fixed, new, removed or otherwise changed. It
exits with 1 if anything is newly failing, and with 0 otherwise.`,
		Example: "  assay report diff yesterday.json today.json --format markdown",
		Args:    cobra.ExactArgs(2),
		RunE: func(_ *cobra.Command, files []string) error {
			write, ok := writers[format]
			if !ok {
				return fmt.Errorf("invalid --format %q: must be text, json or markdown", format)
			}
			before, err := readReport(files[0])
			if err != nil {
				return err
			}
			after, err := readReport(files[1])
			if err != nil {
				return err
			}
			d := result.Compare(before, after)
			if err := write(a.out, d); err != nil {
				return err
			}
			if code := d.Exit(); code != result.ExitConformant {
				return exitError{code: code}
			}
			return nil
		},
	}
	cmd.Flags().StringVar(&format, "format", "text", "text, json or markdown")
	complete(cmd, "format", "text", "json", "markdown")
	return cmd
}
