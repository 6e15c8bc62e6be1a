package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"github.com/assay-conformance/assay/internal/result"
	"github.com/assay-conformance/assay/internal/run"
	"github.com/assay-conformance/assay/reports"
)

func newReport(a *app) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "report",
		Short: "Merge, compare and convert reports",
		Long: `report works on the report.json of finished runs: it merges the shards of one run, compares
two runs, and converts a report to another format.`,
		Example: `  assay report merge reports/shard-*/report.json --out reports/whole
  assay report diff yesterday.json today.json
  assay report render report.json --format sarif`,
	}
	cmd.AddCommand(newMerge(a), newDiff(a), newRender(a), newSchema(a))
	return cmd
}

// readReport reads a report.json.
func readReport(path string) (result.Result, error) {
	f, err := os.Open(path)
	if err != nil {
		return result.Result{}, err
	}
	defer f.Close()
	r, err := reports.ReadJSON(f)
	if err != nil {
		return r, fmt.Errorf("%s: %w", path, err)
	}
	return r, nil
}

func newMerge(a *app) *cobra.Command {
	var out string
	var quiet bool
	cmd := &cobra.Command{
		Use:   "merge REPORT.JSON...",
		Short: "Merge the reports of all shards of a run",
		Long: `merge reads the report.json of every shard of a run, and writes the reports that an unsharded
run would have written. It refuses missing and duplicate shards, and shards that differ in
version, seed, target, selection or documents. Its exit codes are those of assay run.`,
		Example: "  assay report merge reports/shard-*/report.json --out reports/whole",
		Args:    cobra.MinimumNArgs(1),
		RunE: func(_ *cobra.Command, files []string) error {
			var shards []result.Shard
			var errs []error
			for _, file := range files {
				r, err := readReport(file)
				shards, errs = append(shards, result.Shard{Name: file, Result: r}), append(errs, err)
			}
			if err := errors.Join(errs...); err != nil {
				return err
			}
			merged, err := result.Merge(shards)
			if err != nil {
				return err
			}
			return a.conclude(merged, out, quiet)
		},
	}
	cmd.Flags().StringVar(&out, "out", latest, "directory for the reports")
	quietFlag(cmd, &quiet)
	return cmd
}

func newRender(a *app) *cobra.Command {
	var names []string
	for _, f := range reports.Formats {
		names = append(names, f.Name)
	}
	var format, out string
	cmd := &cobra.Command{
		Use:   "render REPORT.JSON",
		Short: "Convert a report to another format",
		Long: `render converts a report to another format. It first folds the trials of the report again,
and refuses a report whose verdicts do not follow from its trials.`,
		Example: "  assay report render reports/latest/report.json --format sarif --out report.sarif",
		Args:    cobra.ExactArgs(1),
		RunE: func(_ *cobra.Command, files []string) error {
			for _, f := range reports.Formats {
				if f.Name != format {
					continue
				}
				r, err := readReport(files[0])
				if err != nil {
					return err
				}
				if r, err = result.Refold(r); err != nil {
					return fmt.Errorf("%s: %w; the report was edited or truncated, or written by another version (%s; this is %s): run the suite again", files[0], err, r.Meta.Version, run.Build().Version)
				}
				if out == "" {
					return f.Write(a.out, r)
				}
				if err := reports.Replace(out, f.Mode, func(w io.Writer) error { return f.Write(w, r) }); err != nil {
					return fmt.Errorf("writing %s: %w", out, err)
				}
				return nil
			}
			return fmt.Errorf("invalid --format %q: must be one of %s", format, strings.Join(names, ", "))
		},
	}
	cmd.Flags().StringVar(&format, "format", "html", "one of "+strings.Join(names, ", "))
	cmd.Flags().StringVar(&out, "out", "", "output file (default standard output)")
	complete(cmd, "format", names...)
	return cmd
}

func newSchema(a *app) *cobra.Command {
	return &cobra.Command{
		Use:   "schema",
		Short: "Print the JSON Schema of report.json",
		Args:  cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			_, err := io.WriteString(a.out, reports.Schema)
			return err
		},
	}
}
