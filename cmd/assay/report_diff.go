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
		Short: "Tell what one run found otherwise than an earlier one",
		Long: `diff tells which rules fail that did not, which no longer do, and which have come, gone or
changed otherwise. It ends with 1 when anything fails that did not, and else with 0.`,
		Example: "  assay report diff yesterday.json today.json --format markdown",
		Args:    cobra.ExactArgs(2),
		RunE: func(_ *cobra.Command, files []string) error {
			write, ok := writers[format]
			if !ok {
				return fmt.Errorf("--format: want text, json or markdown, got %q", format)
			}
			before, err := read(files[0])
			if err != nil {
				return err
			}
			after, err := read(files[1])
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
