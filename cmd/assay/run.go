package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"github.com/assay-conformance/assay/internal/result"
	"github.com/assay-conformance/assay/internal/run"
	"github.com/assay-conformance/assay/reports"
)

func newRun(a *app) *cobra.Command {
	var only, out string
	s := run.Setup{Files: a.files}
	cmd := &cobra.Command{
		Use:   "run",
		Short: "Try a target, and report which rules it keeps",
		Long: `run tries a target with every scenario and every case derived from the contract, and
writes report.html, report.json, junit.xml, summary.md and exchanges.jsonl.

The target is the built-in stub, or a URL: an assay stub in another process, whose
published demo credentials are used. On a URL nothing is changed unless writing is
allowed; rules that need it are blocked until then.`,
		Example: `  assay run
  assay run --rule ALLOY-CREATE-409-DUPLICATE-NAME
  assay run --target http://127.0.0.1:8787 --allow-writes --out reports/staging`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			kind, ok := map[string]result.Kind{"": "", "scenarios": result.Scenario, "derived": result.Derived}[only]
			if !ok {
				return fmt.Errorf("--only: want scenarios or derived, got %q", only)
			}
			s.Select.Kind = kind
			return a.run(cmd, s, out)
		},
	}
	vendorFlag(cmd, &s.Vendors)
	f := cmd.Flags()
	f.StringVar(&s.Target, "target", run.StubTarget, "stub, or the URL of an assay stub")
	f.BoolVar(&s.AllowWrites, "allow-writes", false, "let a run on a URL create, change and delete things of its own")
	f.StringArrayVar(&s.Select.Rules, "rule", nil, "rule to judge (repeatable; default all)")
	f.StringVar(&s.Select.Tags, "tags", "", `scenarios to run, by tags: "@A,@B && ~@C" is (A or B) and not C`)
	f.StringVar(&only, "only", "", "scenarios or derived: leave the other kind of trial out")
	f.Int64Var(&s.Seed, "seed", 1, "seed of the order of the trials")
	f.StringVar(&out, "out", filepath.Join("reports", "latest"), "folder to write the reports to")
	complete(cmd, "only", "scenarios", "derived")
	return cmd
}

func (a *app) run(cmd *cobra.Command, s run.Setup, out string) error {
	s.Exchanges = func() (io.WriteCloser, error) {
		if err := os.MkdirAll(out, 0o755); err != nil {
			return nil, err
		}
		return os.Create(filepath.Join(out, "exchanges.jsonl"))
	}
	p := newProgress(a.err)
	s.Planned = p.start
	s.Progress = p.trial
	r, err := s.Run(cmd.Context())
	p.stop()
	if err != nil {
		return err
	}
	if err := reports.WriteAll(out, r); err != nil {
		return err
	}
	a.summary(r, out)
	if _, exit := r.Conclusion(); exit != result.ExitConformant {
		return exitError{code: exit}
	}
	return nil
}

// summary says in words what came out, last of all.
func (a *app) summary(r result.Result, out string) {
	paint := painter(a.out)
	for _, v := range []result.Verdict{result.Fail, result.Error, result.Vacuous, result.Blocked, result.Warn} {
		for _, rr := range r.Rules {
			if rr.Verdict == v {
				fmt.Fprintf(a.out, "%-8s %s\n         %s\n         %s (%s)\n", paint(v, string(v)), rr.Rule.ID, rr.Rule.Statement, rr.Why, place(rr))
			}
		}
	}
	for _, e := range r.Unclaimed {
		fmt.Fprintf(a.out, "%-8s %s\n         expected %s, got %s (%s)\n", "contract", e.Sites[0], e.Expected, e.Actual, e.Where)
	}
	for _, t := range r.Trials {
		if t.Error != "" {
			fmt.Fprintf(a.out, "%-8s %s\n         %s\n", paint(result.Error, "error"), t.ID, t.Error)
		}
		for _, l := range t.Leftovers {
			fmt.Fprintf(a.out, "%-8s %s\n", "leftover", l)
		}
	}
	words, exit := r.Conclusion()
	verdict := map[int]result.Verdict{result.ExitConformant: result.Pass, result.ExitBreach: result.Fail}[exit]
	fmt.Fprintf(a.out, "%s\nreport: %s\n", paint(verdict, words), filepath.Join(out, "report.html"))
}

// place is where to look first.
func place(rr result.RuleResult) string {
	if len(rr.Evidence) > 0 {
		return rr.Evidence[0].Where
	}
	return fmt.Sprintf("%s line %d", rr.Rule.Source.Document, rr.Rule.Source.Line)
}
