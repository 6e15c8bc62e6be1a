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

// app holds what every command needs: the output streams, and the source of the vendors' files.
type app struct {
	out, err io.Writer
	source   suite.Source
}

// exitError carries the exit code of the process. Its text is empty if there is nothing left to
// print.
type exitError struct {
	code int
	text string
}

func (e exitError) Error() string { return e.text }

// execute runs a command line and returns the exit code.
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

// exitCode returns the exit code for an error: a usage error unless the error says otherwise.
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
		Short: "Test whether an endpoint conforms to its vendor's documentation",
		Long: `assay tests whether an endpoint conforms to its vendor's documentation, and reports the
evidence for each rule. It is mutation-tested: each of its checks has been shown to fail.

Exit codes: 0 conformant, 1 a rule is violated, 2 usage error or invalid file,
3 inconclusive: nothing tested on the wire, blocked, vacuous, harness error, interrupted,
objects left on the target, or a target that is unreachable or not ready.`,
		Example: `  assay run                         run the suite against the built-in stubs, write reports/latest/report.html
  assay prove                       violate each rule in turn and verify that a check fails
  assay stub --vendor alloyscan     serve a stub
  assay rules                       list the rules with their trials and mutants
  assay explain RULE                show everything about a rule
  assay report diff OLD NEW         compare two runs`,
		SilenceErrors: true,
		SilenceUsage:  true,
	}
	root.AddCommand(newRun(a), newRules(a), newExplain(a), newProve(a), newStub(a), newReport(a), newVersion(a))
	strict(root)
	return root
}

// vendorFlag adds --vendor with completion. The action says what the command does with a vendor.
func vendorFlag(cmd *cobra.Command, into *[]string, action string) {
	cmd.Flags().StringArrayVar(into, "vendor", nil, "vendor to "+action+" (repeatable; default all)")
	complete(cmd, "vendor", builtin.Vendors().Names()...)
}

// quietFlag adds --quiet.
func quietFlag(cmd *cobra.Command, into *bool) {
	cmd.Flags().BoolVarP(into, "quiet", "q", false, "print only the verdict and errors")
}

// formatFlag adds --format with completion; checkFormat validates its value.
func formatFlag(cmd *cobra.Command, into *string) {
	cmd.Flags().StringVar(into, "format", "text", "text or json")
	complete(cmd, "format", "text", "json")
}

// json writes a value as indented JSON.
func (a *app) json(v any) error {
	enc := json.NewEncoder(a.out)
	enc.SetIndent("", "  ")
	enc.SetEscapeHTML(false) // people read it too
	return enc.Encode(v)
}

func checkFormat(format string) error {
	if format != "text" && format != "json" {
		return fmt.Errorf("invalid --format %q: must be text or json", format)
	}
	return nil
}

// complete registers fixed completions for a flag.
func complete(cmd *cobra.Command, flag string, values ...string) {
	// fails only if the flag does not exist: a programming error that every test would show
	if err := cmd.RegisterFlagCompletionFunc(flag, cobra.FixedCompletions(values, cobra.ShellCompDirectiveNoFileComp)); err != nil {
		panic(err)
	}
}
