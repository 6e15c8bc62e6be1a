// Command mutants edits the source lines of the stubs' handlers, one at a time, and tells which edits assay's trials
// do not notice.
//
//	make mutants
//
// The edits are those of ordinary mutation testing (package edits): they know neither rules nor checks. At most
// 300 are chosen, the same ones each time. All are in one build, each behind a switch (package switches): the rewritten
// sources replace the real ones with go build -overlay, so that assay itself contains none of it. A first run without
// an edit tells which trials reach which edits; an edit then meets the trials that reach it, until a MUST
// rule is violated. Several processes share the edits (command worker), because a switch is one for its whole process, and
// because an edit may loop forever.
//
// The result is docs/mutants.md. A survivor needs a reason in reasons.yaml, and a reason needs a survivor: anything
// else fails.
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"path/filepath"
)

const (
	reasonsFile = "tools/mutants/reasons.yaml"
	reportFile  = "docs/mutants.md"
)

func main() {
	most := flag.Int("edits", 300, "at most so many edits")
	keep := flag.String("keep", "", "a folder that keeps the rewritten sources and the worker, to look at an edit more closely")
	workers := flag.Int("workers", 2, "processes that run trials")
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if err := mutants(ctx, *most, *workers, *keep); err != nil {
		fmt.Fprintln(os.Stderr, "mutants:", err)
		os.Exit(1)
	}
}

// mutants makes the edits of the sources below the working directory, and writes the report.
func mutants(ctx context.Context, most, workers int, keep string) error {
	root, err := filepath.Abs(".")
	if err != nil {
		return err
	}
	reasons, err := readReasons(reasonsFile)
	if err != nil {
		return err
	}
	all, err := chosen(root, most)
	if err != nil {
		return err
	}
	folder := keep
	if folder == "" {
		if folder, err = os.MkdirTemp("", "mutants"); err != nil {
			return err
		}
		defer os.RemoveAll(folder)
	}
	progress("building the trials with %d edits", len(all))
	worker, err := build(ctx, root, folder, all)
	if err != nil {
		return err
	}
	outcomes, err := survey(ctx, worker, workers, all)
	if err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Dir(reportFile), 0o755); err != nil {
		return err
	}
	if err := os.WriteFile(reportFile, []byte(report(outcomes, reasons)), 0o644); err != nil {
		return err
	}
	if all := faults(outcomes, reasons); len(all) > 0 {
		for _, fault := range all {
			progress("%s", fault)
		}
		return fmt.Errorf("%d faults: see %s, and write reasons into %s", len(all), reportFile, reasonsFile)
	}
	progress("%s is written: every survivor has a reason", reportFile)
	return nil
}
