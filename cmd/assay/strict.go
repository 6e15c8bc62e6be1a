package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"
)

// strict makes an unknown subcommand an error at every level. By default cobra does so only for
// the root command; elsewhere it prints the help and exits with 0.
func strict(root *cobra.Command) {
	root.InitDefaultCompletionCmd()
	root.InitDefaultHelpCmd()
	for _, cmd := range append(root.Commands(), root) {
		switch {
		case cmd.HasSubCommands():
			cmd.Args = noArgs
			cmd.RunE = func(cmd *cobra.Command, _ []string) error { return cmd.Help() }
			cmd.DisableFlagsInUseLine = true
			cmd.SuggestionsMinimumDistance = 2
		case cmd.Name() == "help":
			cmd.Args = func(_ *cobra.Command, args []string) error {
				found, rest, err := root.Find(args)
				if err != nil {
					return err
				}
				return noArgs(found, rest)
			}
		}
	}
}

// noArgs returns an error for any argument that is left after the subcommands.
func noArgs(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	if like := cmd.SuggestionsFor(args[0]); len(like) > 0 {
		return fmt.Errorf("unknown command %q for %q; did you mean %s?", args[0], cmd.CommandPath(), strings.Join(like, " or "))
	}
	return fmt.Errorf("unknown command %q for %q; %s --help lists the commands", args[0], cmd.CommandPath(), cmd.CommandPath())
}
