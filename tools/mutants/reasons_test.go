package main

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestEverySurvivorNeedsAReason(t *testing.T) {
	t.Parallel()
	o := outcomes(t)
	killed, survived, blocked := o[0].ID(), o[1].ID(), o[2].ID()
	for name, c := range map[string]struct {
		reasons []reason
		want    []string // beginnings
	}{
		"each has one":     {[]reason{{silent, "open", []string{survived}}, {noticed, "blocked", []string{blocked}}}, nil},
		"none":             {nil, []string{"no reason why this survives: " + survived, "no reason why this survives: " + blocked}},
		"a stale one":      {[]reason{{silent, "open", []string{survived, killed}}, {noticed, "blocked", []string{blocked}}}, []string{"a reason for an edit that does not survive: " + killed}},
		"not noticed":      {[]reason{{noticed, "a warning", []string{survived, blocked}}}, []string{"the kind noticed is wrong, with evidence in 0 trials and 0 blocked: " + survived}},
		"noticed, indeed":  {[]reason{{hole, "nobody sees it", []string{survived, blocked}}}, []string{"the kind hole is wrong, with evidence in 0 trials and 2 blocked: " + blocked}},
		"an unknown edit":  {[]reason{{silent, "open", []string{survived, "a.go f"}}, {noticed, "blocked", []string{blocked}}}, []string{"a reason for an edit that does not survive: a.go f"}},
		"the first of two": {[]reason{{equivalent, "the same", []string{survived}}, {noticed, "blocked", []string{blocked}}}, nil},
	} {
		got := faults(o, c.reasons)
		require.Len(t, got, len(c.want), "%s: %q", name, got)
		for i := range got {
			assert.Contains(t, got[i], c.want[i], name)
		}
	}
}

func TestReasonsAreRead(t *testing.T) {
	t.Parallel()
	read := func(text string) ([]reason, error) {
		name := filepath.Join(t.TempDir(), "reasons.yaml")
		require.NoError(t, os.WriteFile(name, []byte(text), 0o600))
		return readReasons(name)
	}
	got, err := read("reasons:\n  - kind: hole\n    reason: nobody looks\n    edits: ['a.go f never `n > 1`']\n")
	require.NoError(t, err)
	assert.Equal(t, []reason{{hole, "nobody looks", []string{"a.go f never `n > 1`"}}}, got)
	for text, want := range map[string]string{
		"reasons: [{kind: open, reason: x, edits: [a]}]":                                      `got "open"`,
		"reasons: [{kind: hole, edits: [a]}]":                                                 "must have a text",
		"reasons: [{kind: hole, reason: x, edits: [a]}, {kind: hole, reason: y, edits: [a]}]": "two reasons for a",
		"reasons: [{kind: hole, reason: x, edit: [a]}]":                                       "edit",
	} {
		_, err := read(text)
		require.ErrorContains(t, err, want)
	}
	_, err = readReasons("missing.yaml")
	require.Error(t, err)
}

// The reasons of the project are valid, and each is for another edit.
func TestReasonsOfTheProject(t *testing.T) {
	t.Parallel()
	all, err := readReasons("reasons.yaml")
	require.NoError(t, err)
	assert.NotEmpty(t, all)
}
