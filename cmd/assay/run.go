package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"time"

	"github.com/spf13/cobra"

	"github.com/assay-conformance/assay/internal/result"
	"github.com/assay-conformance/assay/internal/run"
	"github.com/assay-conformance/assay/reports"
)

// latest is the default directory for reports.
var latest = filepath.Join("reports", "latest")

func newRun(a *app) *cobra.Command {
	var only, out, shard string
	var quiet bool
	var delay time.Duration
	s := run.Setup{Source: a.source}
	cmd := &cobra.Command{
		Use:   "run",
		Short: "Run the conformance suite against a target",
		Long: `run runs every scenario and every case derived from the contract against a target, and writes
report.html, report.json, junit.xml, summary.md, report.sarif, ctrf.json, badge.json,
repro.sh and exchanges.jsonl. If the directory has a proof.json from assay prove, the
reports include it.

The target is the built-in stub, or the URL of an assay stub in another process, which is
called with the stub's public demo credentials. A run on a URL is read-only unless
--allow-writes is given; rules that need writes are blocked without it. Before the trials,
run sends one read request. If the target does not serve it, run exits with 3.

A shard runs a subset of the trials and judges the rules that it can; assay report merge
judges the whole run. If GITHUB_ACTIONS is true, violations are printed as annotations.`,
		Example: `  assay run
  assay run --rule ALLOY-CREATE-409-DUPLICATE-NAME
  assay run --vendor alloyscan --target http://127.0.0.1:8787 --allow-writes --out reports/staging
  assay run --shard 2/5 --out reports/shard-2`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			kind, ok := map[string]result.Kind{"": "", "scenarios": result.Scenario, "derived": result.Derived}[only]
			if !ok {
				return fmt.Errorf("invalid --only %q: must be scenarios or derived", only)
			}
			var err error
			if s.Select.Shard, err = run.ParseShard(shard); err != nil {
				return err
			}
			s.Select.Kind = kind
			if cmd.Flags().Changed("propagation-delay") {
				s.PropagationDelay = &delay
			}
			return a.run(cmd, s, out, quiet)
		},
	}
	vendorFlag(cmd, &s.Vendors, "test")
	f := cmd.Flags()
	f.StringVar(&s.Target, "target", run.StubTarget, "stub, or the URL of an assay stub")
	f.BoolVar(&s.AllowWrites, "allow-writes", false, "allow create, update and delete of its own objects on a remote target")
	f.BoolVar(&s.Permanent, "permanent", false, "allow one creation that nothing can undo for each rule on a remote target")
	f.DurationVar(&delay, "propagation-delay", 0, "longest time until a write on a remote target becomes visible (default as stated by an assay stub, otherwise 0)")
	f.StringArrayVar(&s.Select.Rules, "rule", nil, "rule to test (repeatable; default all)")
	f.StringVar(&s.Select.Tags, "tags", "", `run only scenarios with these tags: "@A,@B && ~@C" means (A or B) and not C`)
	f.StringVar(&only, "only", "", "run only scenarios or only derived cases")
	f.StringVar(&shard, "shard", "", "shard to run, for example 2/5")
	f.Int64Var(&s.Seed, "seed", 1, "seed for the order of the trials")
	f.StringVar(&out, "out", latest, "directory for the reports")
	quietFlag(cmd, &quiet)
	complete(cmd, "only", "scenarios", "derived")
	return cmd
}

func (a *app) run(cmd *cobra.Command, s run.Setup, out string, quiet bool) error {
	s.Exchanges = func() (io.WriteCloser, error) {
		if err := os.MkdirAll(out, 0o755); err != nil {
			return nil, err
		}
		return os.Create(filepath.Join(out, "exchanges.jsonl"))
	}
	p := newProgress(a.err)
	if !quiet {
		s.Planned, s.Progress = p.start, p.trial
	}
	r, err := s.Run(cmd.Context())
	p.stop()
	if err != nil {
		return err
	}
	return a.conclude(r, out, quiet)
}

// conclude writes the reports of a run or a merge, prints the summary, and returns the exit code
// as an error.
func (a *app) conclude(r result.Result, out string, quiet bool) error {
	a.addProof(&r, out)
	if err := reports.WriteAll(out, r); err != nil {
		return err
	}
	// violations found by shards are annotated by the merge
	if !quiet && r.Meta.Shard == "" && os.Getenv("GITHUB_ACTIONS") == "true" {
		if err := reports.Annotations(a.out, r); err != nil {
			return err
		}
	}
	a.summary(r, out, quiet)
	if _, exit := r.Conclusion(); exit != result.ExitConformant {
		return exitError{code: exit}
	}
	return nil
}

// addProof adds the proof in the directory to the result. It ignores a proof that is unreadable
// or outdated: the reports are useful without one.
func (a *app) addProof(r *result.Result, dir string) {
	p, err := reports.ReadProof(dir)
	switch {
	case err != nil:
		fmt.Fprintln(a.err, "ignoring the proof:", err)
	case p != nil:
		if r.Proof = p.Of(r.Meta); r.Proof == nil {
			fmt.Fprintf(a.err, "ignoring the outdated proof in %s (specs or features changed); run assay prove again\n", dir)
		}
	}
}
