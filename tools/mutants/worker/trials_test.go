package main

import (
	"context"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/assay-conformance/assay/tools/mutants/jobs"
)

// The sources of this build have no edits, so that every trial passes.
func TestTrialsRunOnTheStub(t *testing.T) {
	if testing.Short() {
		t.Skip("loads all vendors")
	}
	all, err := load()
	require.NoError(t, err)
	require.Greater(t, len(all), 3000)
	var answers []jobs.Answer
	answer := func(a any) error { answers = append(answers, a.(jobs.Answer)); return nil }
	alive := 0
	run := func(job jobs.Job) []jobs.Answer {
		answers = nil
		require.NoError(t, all[:6].run(context.Background(), job, answer, func() { alive++ }))
		return answers
	}
	assert.Equal(t, []jobs.Answer{{Edit: 7, Verdict: jobs.Survived, Done: true}}, run(jobs.Job{Edit: 7, Trials: []int{2, 5}}))
	got := run(jobs.Job{Part: 1, Parts: 3})
	require.Len(t, got, 3, "the trials 1 and 4, and the end")
	assert.Equal(t, []int{1, 4}, []int{got[0].Trial, got[1].Trial})
	assert.Empty(t, got[0].Alarm+got[1].Alarm)
	assert.True(t, got[2].Done)
	assert.Equal(t, 4, alive)
}
