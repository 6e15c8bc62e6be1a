package main

import (
	"errors"
	"fmt"
	"io"
	"os"

	"github.com/spf13/cobra"

	"github.com/assay-conformance/assay/internal/result"
	"github.com/assay-conformance/assay/internal/run"
	"github.com/assay-conformance/assay/reports"
)

func newReport(a *app) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "report",
		Short: "Merge, compare and rewrite reports of runs",
		Long: `report works on the report.json of runs that have ended: it puts the parts of one run
together, says how two runs differ, and writes a report in another form.`,
		Example: `  assay report merge reports/shard-*/report.json --out reports/whole
  assay report diff yesterday.json today.json
  assay report render report.json --format sarif`,
	}
	cmd.AddCommand(newMerge(a), newDiff(a), newRender(a), newSchema(a))
	return cmd
}

// read reads a report.
func read(path string) (result.Result, error) {
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
		Short: "Judge a run by the reports of all its shards",
		Long: `merge takes the report.json of every shard of one run, and writes the reports that the run
would have written in one piece. It refuses shards that are missing or named twice, and
those of other versions, seeds, targets, selections or documents. It ends like a run.`,
		Example: "  assay report merge reports/shard-*/report.json --out reports/whole",
		Args:    cobra.MinimumNArgs(1),
		RunE: func(_ *cobra.Command, files []string) error {
			var parts []result.Shard
			var faults []error
			for _, file := range files {
				r, err := read(file)
				parts, faults = append(parts, result.Shard{Name: file, Result: r}), append(faults, err)
			}
			if err := errors.Join(faults...); err != nil {
				return err
			}
			whole, err := result.Merge(parts)
			if err != nil {
				return err
			}
			return a.conclude(whole, out, quiet)
		},
	}
	cmd.Flags().StringVar(&out, "out", latest, "folder to write the reports to")
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
		Short: "Write a report in another form",
		Long: `render writes a report in another form. It folds the trials of the report again, and
refuses a report whose verdicts are not what its trials give.`,
		Example: "  assay report render reports/latest/report.json --format sarif --out report.sarif",
		Args:    cobra.ExactArgs(1),
		RunE: func(_ *cobra.Command, files []string) error {
			for _, f := range reports.Formats {
				if f.Name != format {
					continue
				}
				r, err := read(files[0])
				if err != nil {
					return err
				}
				if r, err = result.Refold(r); err != nil {
					return fmt.Errorf("%s: %w; it was edited or cut short, or another version wrote it (%s; this is %s): run the suite again", files[0], err, r.Meta.Version, run.Build().Version)
				}
				if out == "" {
					return f.Write(a.out, r)
				}
				if err := reports.Replace(out, f.Mode, func(w io.Writer) error { return f.Write(w, r) }); err != nil {
					return fmt.Errorf("writing %s: %w", out, err)
				}
				return nil
			}
			return fmt.Errorf("--format: want one of %v, got %q", names, format)
		},
	}
	cmd.Flags().StringVar(&format, "format", "html", fmt.Sprintf("one of %v", names))
	cmd.Flags().StringVar(&out, "out", "", "file to write to (default standard output)")
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
