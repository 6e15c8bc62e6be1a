package main

import (
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"

	"github.com/assay-conformance/assay/tools/mutants/edits"
)

// stubs is the folder whose sources are edited.
const stubs = "internal/stub"

// kit are the files of the kit that decide what a caller gets, as a handler does. The others build a stub and
// describe it.
var kit = []string{"accounts.go", "authorize.go", "chain.go", "collection.go", "limit.go", "sessions.go", "validate.go"}

// outside are the vendors' files without a handler: they name the guards, or what exists before the first call
// (which assay's description of the target says, too); or they respell what public clients send, which the strict
// stub of a trial does not do.
var outside = []string{"guards.go", "fixtures.go", "smart_rules_fixtures.go", "normalise.go", "zpa/query.go", "zpa/bodies.go"}

// unedited are the functions that serve no call of a trial: they build the stub, name its guards, respell what
// public clients send, or do what a stub does while a guard is off, which is a mutant of assay's own.
var unedited = []string{
	"New", "NewAccounts", "config", "enforces", "pageGuardsOf", "directoryGuards", "importGuards", "userAuditGuards", "userGroupCreationGuards", "userCreationGuards",
	"normalised", "firstOf", "takenElsewhere", "withOtherPorts",
}

// sources lists the files to edit, below the folder of the stubs.
func sources(root string) ([]string, error) {
	all := slices.Clone(kit)
	err := fs.WalkDir(os.DirFS(path.Join(root, stubs)), ".", func(name string, d fs.DirEntry, err error) error {
		folder := path.Dir(name)
		if err != nil || d.IsDir() || folder == "." || folder == "stubtest" || folder == "testdata" {
			return err
		}
		handlers := strings.HasSuffix(name, ".go") && !strings.HasSuffix(name, "_test.go")
		if handlers && !slices.Contains(outside, name) && !slices.Contains(outside, path.Base(name)) {
			all = append(all, name)
		}
		return nil
	})
	return all, err
}

// chosen finds the edits of the handlers and takes at most a number of them.
func chosen(root string, most int) ([]edits.Edit, error) {
	names, err := sources(root)
	if err != nil {
		return nil, err
	}
	all, err := edits.Find(path.Join(root, stubs), names...)
	if err != nil {
		return nil, err
	}
	all = slices.DeleteFunc(all, func(e edits.Edit) bool {
		return slices.Contains(unedited, e.Func) || e.File == "validate.go" && e.Func == "refused" // while a guard is off
	})
	return edits.Choose(most, all), nil
}
