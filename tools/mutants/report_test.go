package main

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestReportListsSurvivorsWithTheirReason(t *testing.T) {
	t.Parallel()
	o := outcomes(t)
	got := report(o, []reason{{noticed, "no call | is made", []string{o[2].ID()}}})
	for _, want := range []string{
		"| made | 4 |\n", "| killed: a MUST rule is violated | 1 |\n", "| never reached by a trial | 1 |\n", "| survived without a reason | 1 |\n",
		"\n## Noticed otherwise\n", "\n## Without a reason\n", "\n## Never reached\n", "a.go:3 `f`", `| no call \| is made |`, "| and-or | `&&` and `||` are exchanged |",
	} {
		assert.Contains(t, got, want)
	}
	for _, absent := range []string{"## Equivalent", "## Not noticed", "2026"} {
		assert.NotContains(t, got, absent)
	}
}

func TestEveryOutcomeIsCountedOnce(t *testing.T) {
	t.Parallel()
	o := outcomes(t)
	sum := 0
	for _, n := range tally(o, []reason{{silent, "open", []string{o[1].ID()}}}) {
		sum += n
	}
	assert.Equal(t, len(o), sum)
}
