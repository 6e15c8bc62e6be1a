package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"
)

// strict makes a word that is no subcommand an error, at every level: cobra asks that of the
// root alone, and elsewhere takes it for a call for help that ends with 0.
func strict(root *cobra.Command) {
	root.InitDefaultCompletionCmd()
	root.InitDefaultHelpCmd()
	for _, cmd := range append(root.Commands(), root) {
		switch {
		case cmd.HasSubCommands():
			cmd.Args = unknown
			cmd.RunE = func(cmd *cobra.Command, _ []string) error { return cmd.Help() }
			cmd.DisableFlagsInUseLine = true
			cmd.SuggestionsMinimumDistance = 2
		case cmd.Name() == "help":
			cmd.Args = func(_ *cobra.Command, args []string) error {
				found, rest, err := root.Find(args)
				if err != nil {
					return err
				}
				return unknown(found, rest)
			}
		}
	}
}

// unknown refuses what is left of a command line after its commands.
func unknown(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	if like := cmd.SuggestionsFor(args[0]); len(like) > 0 {
		return fmt.Errorf("unknown command %q for %q; did you mean %s?", args[0], cmd.CommandPath(), strings.Join(like, " or "))
	}
	return fmt.Errorf("unknown command %q for %q; %s --help lists the commands", args[0], cmd.CommandPath(), cmd.CommandPath())
}
