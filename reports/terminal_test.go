package reports_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/assay-conformance/assay/internal/evidence"
	"github.com/assay-conformance/assay/internal/result"
	"github.com/assay-conformance/assay/internal/rule"
	"github.com/assay-conformance/assay/reports"
)

func TestTellerFailure(t *testing.T) {
	for _, c := range []struct {
		reason string
		trial  result.Trial
		want   []string
	}{
		{"a passed trial has no lines", result.Trial{Title: "passed"}, nil},
		{"a blocked trial has no lines", result.Trial{Title: "blocked", Blocked: "no audit service"}, nil},
		{"a check, and a finding with its pointer", violating(1), []string{
			"violated: A page is complete (features/acme/list.feature:6)",
			"  list: item 0 is there: expected a string, got \\u001b[31m red …",
			"  list/200/body/0: expected a string, got 5",
			"    at /items/0, specified in specs/acme/openapi.yaml:7",
		}},
		{"a harness error", result.Trial{Title: "wrong", Where: "w:1", Error: "panic: index out of range\ngoroutine 7"}, []string{
			"error: wrong (w:1)", "  harness error: panic: index out of range …",
		}},
	} {
		assert.Equal(t, c.want, new(reports.Teller).Failure(c.trial), c.reason)
	}
	many := new(reports.Teller).Failure(violating(100))
	assert.Len(t, many, 15)
	assert.Equal(t, "  and 287 more lines in the report", many[14])
}

// A violation of many trials is reported once, and counted.
func TestTellerReportsViolationOnce(t *testing.T) {
	var w reports.Teller
	require.NotEmpty(t, w.Failure(violating(1)))
	assert.Empty(t, w.Failure(violating(1)), "another trial has the same violations")
	assert.Empty(t, w.Failure(violating(1)))
	more := w.Failure(violating(2))
	assert.Equal(t, "  list: item 1 is there: expected a string, got \\u001b[31m red …", more[1], "a new violation")
	other := violating(1)
	other.Checks[0].Sites, other.Findings = []rule.Site{"list/guard/order"}, nil
	assert.Len(t, w.Failure(other), 2, "the same text at another site is another violation")
	assert.Equal(t, []string{"list: item 0 is there: expected a string (seen 3 times more)", "list/200/body/0: expected a string (seen 3 times more)"}, w.Again())
}

// violating returns a trial with n failed checks and n findings.
func violating(n int) result.Trial {
	t := result.Trial{ID: "t", Title: "A page is complete", Where: "features/acme/list.feature:6", Vendor: "acme"}
	for i := range n {
		t.Checks = append(t.Checks, evidence.Check{Sites: []rule.Site{"list/200"}, Grade: evidence.Violated, Phrase: fmt.Sprintf("item %d is there", i), Expected: "a string", Actual: "\x1b[31m red\nviolated: nothing"})
		t.Findings = append(t.Findings, evidence.Finding{Site: rule.Site(fmt.Sprint("list/200/body/", i)), Grade: evidence.Violated, Pointer: fmt.Sprint("/items/", i), Expected: "a string", Actual: "5", Line: 7, By: []string{"kin-openapi"}})
	}
	return t
}

func TestLine(t *testing.T) {
	for _, c := range []struct{ reason, in, want string }{
		{"plain text", "got é", "got é"},
		{"a carriage return could overwrite the line", "500\rall rules passed", `500\u000dall rules passed`},
		{"further lines are cut", "one\ntwo", "one …"},
		{"lines that end as on Windows", "one\r\ntwo", "one …"},
		{"colors and cursor movements", "\x1b[2K\x1b[31mred", `\u001b[2K\u001b[31mred`},
		{"reordered text", "a\u202eb", `a\u202eb`},
		{"a long text", strings.Repeat("x", 301), strings.Repeat("x", 300) + " …"},
	} {
		assert.Equal(t, c.want, reports.Line(c.in), c.reason)
	}
}
