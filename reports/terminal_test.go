package reports_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/assay-conformance/assay/internal/evidence"
	"github.com/assay-conformance/assay/internal/result"
	"github.com/assay-conformance/assay/internal/rule"
	"github.com/assay-conformance/assay/reports"
)

func TestAFailureOnATerminal(t *testing.T) {
	for _, c := range []struct {
		reason string
		trial  result.Trial
		want   []string
	}{
		{"what was kept is not told", result.Trial{Title: "kept"}, nil},
		{"what could not be tried is no failure", result.Trial{Title: "blocked", Blocked: "no audit service"}, nil},
		{"a check, and a finding with its place", breaking(1), []string{
			"broken: A page is complete (features/acme/list.feature:6)",
			"  list: item 0 is there: expected a string, got \\u001b[31m red …",
			"  list/200/body/0: expected a string, got 5",
			"    at /items/0, promised in specs/acme/openapi.yaml:7",
		}},
		{"our own fault is told as such", result.Trial{Title: "wrong", Where: "w:1", Error: "a panic of ours\ngoroutine 7"}, []string{
			"error: wrong (w:1)", "  by our fault: a panic of ours …",
		}},
	} {
		assert.Equal(t, c.want, new(reports.Teller).Failure(c.trial), c.reason)
	}
	many := new(reports.Teller).Failure(breaking(100))
	assert.Len(t, many, 15)
	assert.Equal(t, "  and 287 more lines, in the report", many[14])
}

// What many trials meet is told once, and counted.
func TestAViolationIsToldOnce(t *testing.T) {
	var w reports.Teller
	require.NotEmpty(t, w.Failure(breaking(1)))
	assert.Empty(t, w.Failure(breaking(1)), "another trial meets the same")
	assert.Empty(t, w.Failure(breaking(1)))
	more := w.Failure(breaking(2))
	assert.Equal(t, "  list: item 1 is there: expected a string, got \\u001b[31m red …", more[1], "and then one that is new")
	other := breaking(1)
	other.Checks[0].Sites, other.Findings = []rule.Site{"list/guard/order"}, nil
	assert.Len(t, w.Failure(other), 2, "the same words about another place are another violation")
	assert.Equal(t, []string{"list: item 0 is there: expected a string (met 3 times more)", "list/200/body/0: expected a string (met 3 times more)"}, w.Again())
}

// breaking is a trial with so many checks and findings that were broken.
func breaking(n int) result.Trial {
	t := result.Trial{ID: "t", Title: "A page is complete", Where: "features/acme/list.feature:6", Vendor: "acme"}
	for i := range n {
		t.Checks = append(t.Checks, evidence.Check{Sites: []rule.Site{"list/200"}, Grade: evidence.Violated, Phrase: fmt.Sprintf("item %d is there", i), Expected: "a string", Actual: "\x1b[31m red\nbroken: nothing"})
		t.Findings = append(t.Findings, evidence.Finding{Site: rule.Site(fmt.Sprint("list/200/body/", i)), Grade: evidence.Violated, Pointer: fmt.Sprint("/items/", i), Expected: "a string", Actual: "5", Line: 7, By: []string{"kin-openapi"}})
	}
	return t
}
