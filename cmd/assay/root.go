package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"github.com/assay-conformance/assay/internal/builtin"
	"github.com/assay-conformance/assay/internal/result"
	"github.com/assay-conformance/assay/internal/run"
	"github.com/assay-conformance/assay/internal/suite"
)

// app is what every command needs: where to write, and the files that assay rests on.
type app struct {
	out, err io.Writer
	source   suite.Source
}

// exitError ends the process with a code. Its text is empty when all has been said already.
type exitError struct {
	code int
	text string
}

func (e exitError) Error() string { return e.text }

// execute runs a command line and gives the exit code.
func execute(args []string, out, errOut io.Writer, source suite.Source) int {
	ctx, stop := run.Interruptible(context.Background())
	defer stop()
	root := newRoot(&app{out: out, err: errOut, source: source})
	root.SetArgs(args)
	root.SetOut(out)
	root.SetErr(errOut)
	err := root.ExecuteContext(ctx)
	if err == nil {
		return result.ExitConformant
	}
	if errors.Is(err, context.Canceled) {
		err = exitError{code: result.ExitInconclusive, text: "interrupted"}
	}
	if text := err.Error(); text != "" {
		fmt.Fprintln(errOut, "assay: "+text)
	}
	return exitCode(err)
}

// exitCode: what the user asked for is at fault unless the error says otherwise.
func exitCode(err error) int {
	var exit exitError
	switch {
	case errors.As(err, &exit):
		return exit.code
	case errors.Is(err, run.ErrNothingSelected), errors.Is(err, run.ErrUnreachable), errors.Is(err, run.ErrNotReady):
		return result.ExitInconclusive
	}
	return result.ExitUsage
}

func newRoot(a *app) *cobra.Command {
	root := &cobra.Command{
		Use:   "assay",
		Short: "Judge whether an endpoint keeps its documentation's promises",
		Long: `assay judges whether an endpoint keeps the promises of its vendor's documentation,
with evidence for each, and proves that its own checks can fail.

Exit codes: 0 conformant, 1 a promise is broken, 2 bad usage or a faulty file,
3 inconclusive: nothing tested on the wire, the target cannot be reached or is another,
blocked, our error, interrupted, something left behind on the target.`,
		Example: `  assay run                         judge the built-in stubs, write reports/latest/report.html
  assay prove                       break every promise in turn, and see that the checks notice
  assay stub --vendor alloyscan     serve a stub to try things on
  assay rules                       what is promised, and what checks and proves it
  assay explain RULE                all that there is to one rule
  assay report diff OLD NEW         what one run found otherwise than another`,
		SilenceErrors: true,
		SilenceUsage:  true,
	}
	root.AddCommand(newRun(a), newRules(a), newExplain(a), newProve(a), newStub(a), newReport(a), newVersion(a))
	strict(root)
	return root
}

// vendorFlag adds --vendor with completion.
func vendorFlag(cmd *cobra.Command, into *[]string) {
	cmd.Flags().StringArrayVar(into, "vendor", nil, "vendor to take (repeatable; default all)")
	complete(cmd, "vendor", builtin.Vendors().Names()...)
}

// quietFlag adds --quiet.
func quietFlag(cmd *cobra.Command, into *bool) {
	cmd.Flags().BoolVarP(into, "quiet", "q", false, "print the verdict and errors, and nothing else")
}

// formatFlag adds --format with completion; check says whether the value is one of the two.
func formatFlag(cmd *cobra.Command, into *string) {
	cmd.Flags().StringVar(into, "format", "text", "text or json")
	complete(cmd, "format", "text", "json")
}

// json writes a value for programs.
func (a *app) json(v any) error {
	enc := json.NewEncoder(a.out)
	enc.SetIndent("", "  ")
	enc.SetEscapeHTML(false) // people read it too
	return enc.Encode(v)
}

func checkFormat(format string) error {
	if format != "text" && format != "json" {
		return fmt.Errorf("--format: want text or json, got %q", format)
	}
	return nil
}

// complete offers fixed values for a flag.
func complete(cmd *cobra.Command, flag string, values ...string) {
	// the only error is a flag that does not exist: a mistake in the code that every test would show
	if err := cmd.RegisterFlagCompletionFunc(flag, cobra.FixedCompletions(values, cobra.ShellCompDirectiveNoFileComp)); err != nil {
		panic(err)
	}
}
