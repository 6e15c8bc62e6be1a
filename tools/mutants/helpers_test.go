package main

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/assay-conformance/assay/tools/mutants/edits"
	"github.com/assay-conformance/assay/tools/mutants/jobs"
)

// outcomes returns one outcome of each kind, of edits of one function: killed, survived, survived with
// evidence, and never reached.
func outcomes(t *testing.T) []outcome {
	t.Helper()
	folder := t.TempDir()
	require.NoError(t, os.WriteFile(filepath.Join(folder, "a.go"), []byte("package a\n\nfunc f(n, m int) bool { return n == 1 || m > 2 }\n"), 0o600))
	all, err := edits.Find(folder, "a.go")
	require.NoError(t, err)
	all = edits.Choose(4, all)
	require.Len(t, all, 4)
	return []outcome{
		{Edit: all[0], Answer: jobs.Answer{Verdict: jobs.Killed, Killer: 3}, reached: true},
		{Edit: all[1], Answer: jobs.Answer{Verdict: jobs.Survived}, reached: true},
		{Edit: all[2], Answer: jobs.Answer{Verdict: jobs.Survived, Blocked: 2, Hint: "it returned 500"}, reached: true},
		{Edit: all[3]},
	}
}
