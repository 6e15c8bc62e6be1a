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

// latest is the folder for reports that nobody named another for.
var latest = filepath.Join("reports", "latest")

func newRun(a *app) *cobra.Command {
	var only, out, shard string
	var quiet bool
	var delay time.Duration
	s := run.Setup{Source: a.source}
	cmd := &cobra.Command{
		Use:   "run",
		Short: "Try a target, and report which rules it keeps",
		Long: `run tries a target with every scenario and every case derived from the contract, and
writes report.html, report.json, junit.xml, summary.md, report.sarif, ctrf.json, badge.json
and exchanges.jsonl. A proof.json that assay prove has left in the same folder is shown too.

The target is the built-in stub, or a URL: an assay stub in another process, whose
published demo credentials are used. On a URL nothing is changed unless writing is
allowed; rules that need it are blocked until then. One read comes before all trials: a
target that does not serve it is not judged, and the run ends with 3.

A shard runs its part of the trials and judges what it can; assay report merge judges the
whole. On GitHub, where GITHUB_ACTIONS is true, what was broken is annotated.`,
		Example: `  assay run
  assay run --rule ALLOY-CREATE-409-DUPLICATE-NAME
  assay run --vendor alloyscan --target http://127.0.0.1:8787 --allow-writes --out reports/staging
  assay run --shard 2/5 --out reports/shard-2`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			kind, ok := map[string]result.Kind{"": "", "scenarios": result.Scenario, "derived": result.Derived}[only]
			if !ok {
				return fmt.Errorf("--only: want scenarios or derived, got %q", only)
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
	vendorFlag(cmd, &s.Vendors)
	f := cmd.Flags()
	f.StringVar(&s.Target, "target", run.StubTarget, "stub, or the URL of an assay stub")
	f.BoolVar(&s.AllowWrites, "allow-writes", false, "let a run on a URL create, change and delete things of its own")
	f.DurationVar(&delay, "propagation-delay", 0, "how long a change may take to show on a URL (default what an assay stub says of itself, else at once)")
	f.StringArrayVar(&s.Select.Rules, "rule", nil, "rule to judge (repeatable; default all)")
	f.StringVar(&s.Select.Tags, "tags", "", `scenarios to run, by tags: "@A,@B && ~@C" is (A or B) and not C`)
	f.StringVar(&only, "only", "", "scenarios or derived: leave the other kind of trial out")
	f.StringVar(&shard, "shard", "", "part of the trials to run, such as 2/5: the second of five")
	f.Int64Var(&s.Seed, "seed", 1, "seed of the order of the trials")
	f.StringVar(&out, "out", latest, "folder to write the reports to")
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

// conclude writes the reports of a run, or of a merge, and says what came out of it.
func (a *app) conclude(r result.Result, out string, quiet bool) error {
	a.addProof(&r, out)
	if err := reports.WriteAll(out, r); err != nil {
		return err
	}
	// the reports of shards are merged, and what they broke is annotated then
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

// addProof takes the proof that lies in the folder into the result, if it fits. A run is worth
// its reports without one.
func (a *app) addProof(r *result.Result, dir string) {
	p, err := reports.ReadProof(dir)
	switch {
	case err != nil:
		fmt.Fprintln(a.err, "the proof is left out:", err)
	case p != nil:
		if r.Proof = p.Of(r.Meta); r.Proof == nil {
			fmt.Fprintf(a.err, "the proof in %s is left out: it is outdated, of other documents than this run; assay prove makes it anew\n", dir)
		}
	}
}
