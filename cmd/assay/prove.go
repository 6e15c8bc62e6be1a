package main

import (
	"fmt"
	"runtime"
	"runtime/debug"

	"github.com/spf13/cobra"

	"github.com/assay-conformance/assay/internal/result"
	"github.com/assay-conformance/assay/internal/run"
	"github.com/assay-conformance/assay/internal/suite"
	"github.com/assay-conformance/assay/reports"
)

func newProve(a *app) *cobra.Command {
	var vendors []string
	var only, format, out string
	var collateral bool
	cmd := &cobra.Command{
		Use:   "prove",
		Short: "Violate each rule in turn and verify that a check fails",
		Long: `prove tests the checks by mutation. It runs the trials against the conforming stub, and
then against mutants: stubs with one violation each, such as a disabled guard, a
constraint that is not enforced, a valid value that is refused, or a response that is not
as documented. A mutant that no trial detects survives. A mutant that also fails an
unrelated rule has collateral. The proof fails on survivors, on collateral, and on false
alarms of the conforming stub.

Operators are bugs that were written for no check, and are applied to every operation and
property: a text is stored without its last letter, a listing skips an item at the end of a
page. One is noticed if a MUST rule is violated. proof.yaml says of each other why no check
can notice it.

A mutant meets the trials that aim at it first, and no others after the first that
detects it. Collateral is looked for with every tenth mutant, or with all.`,
		Example: `  assay prove
  assay prove --mutant createSegment/guard/duplicate-name:off
  assay prove --format json | jq .survived`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if err := checkFormat(format); err != nil {
				return err
			}
			all, err := a.source.LoadAll(vendors...)
			if err != nil {
				return err
			}
			total, err := a.prove(cmd, all, run.ProveOptions{Only: only, Collateral: collateral, Parallel: runtime.GOMAXPROCS(0)})
			if err != nil {
				return err
			}
			if err := a.printProof(total, format); err != nil {
				return err
			}
			if only == "" {
				path, err := reports.WriteProof(out, run.Proof(all, total))
				if err != nil {
					return err
				}
				fmt.Fprintln(a.err, "proof: "+path)
			}
			if !total.Sound() {
				return exitError{code: result.ExitViolation}
			}
			return nil
		},
	}
	vendorFlag(cmd, &vendors, "test")
	cmd.Flags().StringVar(&only, "mutant", "", "id of the only mutant to run (default all)")
	cmd.Flags().BoolVar(&collateral, "collateral", false, "look for collateral with all mutants, not with every tenth")
	cmd.Flags().StringVar(&out, "out", latest, "directory for proof.json")
	formatFlag(cmd, &format)
	return cmd
}

// A proof keeps its judgements. Collecting garbage less often, up to a bound, saves a quarter of its time.
const (
	proofGC     = 400     // in per cent, see [debug.SetGCPercent]
	proofMemory = 2 << 30 // bytes, see [debug.SetMemoryLimit]
)

// prove runs the mutants of each vendor, or only one mutant, and adds up the results.
func (a *app) prove(cmd *cobra.Command, vendors []*suite.Vendor, o run.ProveOptions) (run.ProofResult, error) {
	if o.Only != "" {
		v, err := run.HasMutant(vendors, o.Only)
		if err != nil {
			return run.ProofResult{}, err
		}
		vendors = []*suite.Vendor{v}
	}
	defer debug.SetGCPercent(debug.SetGCPercent(proofGC))
	defer debug.SetMemoryLimit(debug.SetMemoryLimit(proofMemory))
	total := run.NewProofResult()
	for _, v := range vendors {
		p := newProgress(a.err)
		o.Vendor, o.Progress = v, p.step
		m, err := run.Prove(cmd.Context(), o)
		p.stop()
		if err != nil {
			return total, err
		}
		total = total.Plus(m)
	}
	return total, nil
}

// printProof prints a proof as text or JSON.
func (a *app) printProof(m run.ProofResult, format string) error {
	for _, alarm := range m.Alarms {
		fmt.Fprintln(a.err, "false alarm: "+alarm)
	}
	for _, s := range m.Stale {
		fmt.Fprintln(a.err, "proof.yaml: "+s)
	}
	if format == "json" {
		return a.json(m)
	}
	for _, id := range m.Survived {
		fmt.Fprintln(a.out, "survived:   "+id)
	}
	for _, c := range m.Collateral {
		fmt.Fprintln(a.out, "collateral: "+c)
	}
	for _, id := range m.Idle {
		fmt.Fprintln(a.out, "idle:       "+id+" (killed no mutant)")
	}
	for _, e := range m.Equivalent {
		fmt.Fprintf(a.out, "equivalent: %s: %s\n", e.Mutant, e.Reason)
	}
	for _, id := range m.Operators.Survived {
		fmt.Fprintln(a.out, "survived:   "+id)
	}
	for _, id := range m.Operators.NeverFired {
		fmt.Fprintln(a.out, "idle:       "+id+" (it never fired: no trial makes the call, or has the value, that it changes)")
	}
	if o := m.Operators; o.Applied > 0 {
		fmt.Fprintf(a.out, "operators:  %d of %d noticed, %d only as a warning, %d survived, %d never fired, %d explained in proof.yaml\n",
			o.Killed, o.Applied, o.Warned, len(o.Survived), len(o.NeverFired), o.Explained)
	}
	word := "PROVEN"
	if !m.Sound() {
		word = "NOT PROVEN"
	}
	_, err := fmt.Fprintf(a.out, "%s: %d of %d mutants killed, %d survived, %d with collateral (of %d examined), %d equivalent, %d false alarms in %d exchanges\n",
		word, m.Killed, m.Mutants, len(m.Survived), len(m.Collateral), m.Examined, len(m.Equivalent), m.FalseAlarms, m.Exchanges)
	return err
}
