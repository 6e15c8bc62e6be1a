package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/goccy/go-yaml"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/assay-conformance/assay/internal/builtin"
)

// examples lists the CI examples, and how each passes the shard of a job to the shell.
var examples = []struct {
	file  string
	shard func(command string, number int) (line string, env []string)
}{
	{"github.yml", func(command string, n int) (string, []string) {
		return strings.ReplaceAll(command, "${{ matrix.shard }}", fmt.Sprint(n)), nil
	}},
	{"gitlab.yml", func(command string, n int) (string, []string) {
		return command, []string{fmt.Sprintf("CI_NODE_INDEX=%d", n), "CI_NODE_TOTAL=5"}
	}},
	{"kubernetes.yaml", func(command string, n int) (string, []string) {
		return command, []string{fmt.Sprintf("JOB_COMPLETION_INDEX=%d", n-1)}
	}},
}

// The commands of the examples are run as the shell of the CI system would run them.
func TestCIExamples(t *testing.T) {
	if testing.Short() {
		t.Skip("runs the suite many times")
	}
	t.Parallel()
	assay, err := os.Executable()
	require.NoError(t, err)
	for _, e := range examples {
		t.Run(e.file, func(t *testing.T) {
			t.Parallel()
			run, merge := commands(t, e.file)
			dir := t.TempDir()
			require.NoError(t, os.WriteFile(filepath.Join(dir, "assay"), []byte("#!/bin/sh\nexec "+assay+" \"$@\"\n"), 0o755))
			for n := range 5 {
				line, env := e.shard(run, n+1)
				shell(t, dir, line, env)
			}
			assert.Contains(t, shell(t, dir, merge, nil), "CONFORMANT: all ")
			assert.FileExists(t, filepath.Join(dir, "reports", "whole", "junit.xml"))
			invalid, env := e.shard(strings.Replace(run, "--vendor alloyscan", "--vendor nobody", 1), 1)
			cmd := exec.CommandContext(t.Context(), "sh", "-ec", invalid)
			cmd.Dir, cmd.Env = dir, environment(env)
			assert.Error(t, cmd.Run(), "a usage error fails the job of a shard")
		})
	}
}

// commands reads an example and returns the assay commands in it.
func commands(t *testing.T, file string) (run, merge string) {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("..", "..", "examples", "ci", file))
	require.NoError(t, err)
	var scripts []string
	for _, document := range strings.Split(string(text), "\n---\n") {
		var tree any
		require.NoError(t, yaml.Unmarshal([]byte(document), &tree))
		scripts = append(scripts, texts(tree)...)
	}
	build := regexp.MustCompile(`^go build -o assay ./cmd/assay && `)
	for _, s := range scripts {
		s = build.ReplaceAllString(s, "")
		switch {
		case strings.Contains(s, "./assay run "):
			run = s
		case strings.Contains(s, "./assay report merge "):
			merge = s
		}
	}
	require.NotEmpty(t, run, "%s runs no shard", file)
	require.NotEmpty(t, merge, "%s merges nothing", file)
	return run, merge
}

// texts returns every string of a YAML tree.
func texts(tree any) []string {
	var all []string
	switch node := tree.(type) {
	case string:
		all = append(all, node)
	case []any:
		for _, v := range node {
			all = append(all, texts(v)...)
		}
	case map[string]any:
		for _, v := range node {
			all = append(all, texts(v)...)
		}
	}
	return all
}

func shell(t *testing.T, dir, line string, env []string) string {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), "sh", "-ec", line)
	cmd.Dir, cmd.Env = dir, environment(env)
	out, err := cmd.CombinedOutput()
	require.NoError(t, err, "%s\n%s", line, out)
	return string(out)
}

// environment returns an environment in which this test binary behaves as assay.
func environment(env []string) []string {
	return append(append(os.Environ(), asAssay+"=1"), env...)
}

// asAssay is the variable that makes the test binary run an assay command instead of tests.
const asAssay = "ASSAY_TEST_AS_COMMAND"

func runAsAssay() {
	if os.Getenv(asAssay) != "" {
		os.Exit(execute(os.Args[1:], os.Stdout, os.Stderr, builtin.Vendors()))
	}
}
