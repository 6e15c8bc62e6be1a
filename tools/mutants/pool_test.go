package main

import (
	"context"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/assay-conformance/assay/tools/mutants/edits"
	"github.com/assay-conformance/assay/tools/mutants/jobs"
)

// fake is a worker whose trials 1 and 2 reach the edits 1 to 3. Edit 1 is killed, edit 2 ends the process, edit 3
// hangs, and no trial reaches edit 4.
const fake = `#!/bin/sh
while read -r job; do
	case "$job" in
	*'"edit":0'*'"Part":0'*) echo '{"trial":1,"name":"one","reached":[1,2]}'; echo '{"done":true}' ;;
	*'"edit":0'*) echo '{"trial":2,"name":"two","reached":[1,2,3]}'; echo '{"done":true}' ;;
	*'"edit":1,"trials":[1,2]'*) echo '{"edit":1,"verdict":"killed","killer":2,"done":true}' ;;
	*'"edit":2,"trials":[2,1]'*|*'"edit":2,"trials":[1,2]'*) exit 2 ;;
	*'"edit":3,"trials":[2]'*) echo '{"edit":3,"verdict":"hung","done":true}'; exit 0 ;;
	esac
done
`

func script(t *testing.T, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "worker")
	require.NoError(t, os.WriteFile(path, []byte(text), 0o700))
	return path
}

func TestSurveyGoesOnAfterAWorkerEnds(t *testing.T) {
	t.Parallel()
	all := []edits.Edit{{Number: 1, File: "a.go"}, {Number: 2, File: "a.go"}, {Number: 3, File: "b.go"}, {Number: 4, File: "b.go"}}
	got, err := survey(context.Background(), script(t, fake), 2, all)
	require.NoError(t, err)
	for i, want := range []jobs.Verdict{jobs.Killed, jobs.Crashed, jobs.Hung, ""} {
		assert.Equal(t, want, got[i].Verdict, "edit %d", i+1)
		assert.Equal(t, want != "", got[i].reached)
	}
}

func TestSurveyNeedsAWorkingBaseline(t *testing.T) {
	t.Parallel()
	_, err := survey(context.Background(), script(t, "#!/bin/sh\nread -r job\nexit 1\n"), 1, nil)
	require.ErrorIs(t, err, errEnded)
	alarm := `{"trial":1,"alarm":"the name is lost"}`
	_, err = survey(context.Background(), script(t, "#!/bin/sh\nread -r job\necho '"+alarm+"'\necho '{\"done\":true}'\n"), 1, nil)
	require.ErrorContains(t, err, "without an edit: the name is lost")
	_, err = survey(context.Background(), filepath.Join(t.TempDir(), "missing"), 1, nil)
	require.ErrorContains(t, err, "cannot start the worker")
}

func TestLikeliestTrialsAreFirst(t *testing.T) {
	t.Parallel()
	assert.Equal(t, []int{7, 5, 3}, likeliest([]int{5, 3, 7}, []int{9, 7}))
	assert.Equal(t, []int{5, 3}, likeliest([]int{5, 3}, nil))
}
