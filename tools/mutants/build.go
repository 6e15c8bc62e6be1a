package main

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	"github.com/assay-conformance/assay/tools/mutants/edits"
)

const (
	module       = "github.com/assay-conformance/assay/"
	switchesPath = module + "tools/mutants/switches"
	workerPath   = module + "tools/mutants/worker"
)

// build writes the sources with all edits into a folder, and builds the worker with them.
func build(ctx context.Context, root, folder string, all []edits.Edit) (worker string, err error) {
	byFile, list := map[string][]edits.Edit{}, ""
	for _, e := range all {
		byFile[e.File] = append(byFile[e.File], e)
		list += fmt.Sprintf("%d %s\n", e.Number, e.ID())
	}
	if err := os.WriteFile(filepath.Join(folder, "edits.txt"), []byte(list), 0o600); err != nil { // for who keeps the folder
		return "", err
	}
	replace := map[string]string{}
	for name, of := range byFile {
		original := filepath.Join(root, stubs, name)
		text, err := os.ReadFile(original)
		if err != nil {
			return "", err
		}
		edited := filepath.Join(folder, strings.ReplaceAll(name, "/", "_"))
		if err := os.WriteFile(edited, []byte(edits.Rewrite(string(text), switchesPath, of)), 0o600); err != nil {
			return "", err
		}
		replace[original] = edited
	}
	text, err := json.Marshal(map[string]any{"Replace": replace})
	if err != nil {
		return "", err
	}
	overlay := filepath.Join(folder, "overlay.json")
	if err := os.WriteFile(overlay, text, 0o600); err != nil {
		return "", err
	}
	worker = filepath.Join(folder, "worker")
	command := exec.CommandContext(ctx, "go", "build", "-overlay", overlay, "-o", worker, workerPath)
	command.Dir = root
	if out, err := command.CombinedOutput(); err != nil {
		return "", fmt.Errorf("the sources with all edits do not compile: want an operator of tools/mutants/edits to leave out what the compiler says\n%s", out)
	}
	return worker, nil
}
