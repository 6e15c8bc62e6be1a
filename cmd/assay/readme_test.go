package main

import (
	"bytes"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/assay-conformance/assay/internal/builtin"
	"github.com/assay-conformance/assay/internal/run"
)

// The console output in the README is the output of the commands.
func TestREADMEOutput(t *testing.T) {
	if testing.Short() {
		t.Skip("runs the suite many times")
	}
	t.Parallel()
	text, err := os.ReadFile("../../README.md")
	require.NoError(t, err)
	var out, progress bytes.Buffer
	require.Zero(t, execute([]string{"run", "--out", t.TempDir()}, &out, &progress, builtin.Vendors()))
	verdict, _, _ := bytes.Cut(out.Bytes(), []byte("\n"))
	has := func(want string) {
		assert.True(t, strings.Contains(string(text), want), "README.md must have:\n%s", want)
	}
	has(progress.String() + string(verdict) + "\nreport: reports/latest/report.html\n")
	all, err := builtin.Vendors().LoadAll()
	require.NoError(t, err)
	var explained bytes.Buffer
	require.Zero(t, execute([]string{"explain", "ALLOY-CREATE-409-DUPLICATE-NAME"}, &explained, &progress, builtin.Vendors()))
	until, _, _ := bytes.Cut(explained.Bytes(), []byte("note "))
	has("explain ALLOY-CREATE-409-DUPLICATE-NAME\n" + string(until) + "…\n")
	mutants := 0
	for _, v := range all {
		mutants += len(run.Mutants(v)) - len(v.Exceptions.Equivalent)
	}
	has(fmt.Sprintf("PROVEN: %[1]d of %[1]d mutants killed, 0 survived", mutants))
}
