package builtin_test

import (
	"bytes"
	"encoding/json"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// "Add a vendor" in CONTRIBUTING.md, followed step by step for a small invented API: testdata/acme has the
// files of each step where a fork would have them. The overlay puts them into assay, which is built, runs the
// vendor's rules and proves them.
func TestAddVendor(t *testing.T) {
	if testing.Short() {
		t.Skip("builds assay with another vendor")
	}
	t.Parallel()
	root, err := filepath.Abs("../..")
	require.NoError(t, err)
	added, err := filepath.Abs("testdata/acme")
	require.NoError(t, err)
	work := t.TempDir()
	replace := map[string]string{}
	for _, folder := range []string{"specs", "generated", "internal", "steps", "features"} { // steps 1, 3, 4 and 5
		require.NoError(t, filepath.WalkDir(filepath.Join(added, folder), func(path string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			within, err := filepath.Rel(added, path)
			replace[filepath.Join(root, within)] = path
			return err
		}))
	}
	generator := strings.TrimSpace(output(t, root, "go", "tool", "-n", "oapi-codegen")) // step 2
	output(t, work, generator, "-config", filepath.Join(added, "generated/acme/cfg.yaml"), filepath.Join(added, "specs/acme/openapi.yaml"))
	replace[filepath.Join(root, "generated/acme/acme.gen.go")] = filepath.Join(work, "acme.gen.go")
	replace[filepath.Join(root, "internal/builtin/builtin.go")] = withVendor(t, work) // step 6
	overlay := filepath.Join(work, "overlay.json")
	text, err := json.Marshal(map[string]any{"Replace": replace})
	require.NoError(t, err)
	require.NoError(t, os.WriteFile(overlay, text, 0o600))
	assay := filepath.Join(work, "assay")
	output(t, root, "go", "build", "-overlay", overlay, "-o", assay, "./cmd/assay")

	require.Contains(t, output(t, work, assay, "run", "--vendor", "acme"), "CONFORMANT: all 19 rules of acme tested on the wire passed")
	require.Contains(t, output(t, work, assay, "prove", "--vendor", "acme", "--collateral"), " 0 survived, 0 with collateral")
	tests := filepath.Join(work, "stub.test") // vet and go test want the folder, which is only in the overlay
	output(t, root, "go", "test", "-c", "-vet=off", "-overlay", overlay, "-o", tests, "./internal/stub/acme")
	output(t, work, tests)
}

// withVendor writes builtin.go with the line of another vendor, and its imports.
func withVendor(t *testing.T, folder string) string {
	t.Helper()
	text, err := os.ReadFile("builtin.go")
	require.NoError(t, err)
	with := strings.NewReplacer(
		"import (\n", "import (\n\tstubacme \"github.com/assay-conformance/assay/internal/stub/acme\"\n\tstepsacme \"github.com/assay-conformance/assay/steps/acme\"\n",
		"map[string]suite.Code{\n", "map[string]suite.Code{\n\t\"acme\": {Stub: stubacme.New, Guards: stubacme.Guards, Phrases: stepsacme.Phrases},\n",
	).Replace(string(text))
	path := filepath.Join(folder, "builtin.go")
	require.NoError(t, os.WriteFile(path, []byte(with), 0o600))
	return path
}

// output runs a command, which must succeed, and returns what it prints.
func output(t *testing.T, folder, name string, arguments ...string) string {
	t.Helper()
	command := exec.CommandContext(t.Context(), name, arguments...)
	command.Dir = folder
	var said bytes.Buffer // apart: go says what it downloads
	command.Stderr = &said
	text, err := command.Output()
	require.NoError(t, err, "%s %s: %s%s", name, strings.Join(arguments, " "), text, said.String())
	return string(text)
}
