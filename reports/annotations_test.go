package reports_test

import (
	"fmt"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/assay-conformance/assay/internal/result"
	"github.com/assay-conformance/assay/reports"
)

func TestAnnotationsHaveLines(t *testing.T) {
	lines := strings.Split(strings.TrimSpace(written(t, reports.Annotations, sample())), "\n")
	assert.Equal(t, "::error file=specs/alloyscan/openapi.yaml,line=90,title=ALLOY-CREATE-409::Create returns `409` when a segment has the same `name`%0Aexpected 409, got 201 Created", lines[0])
	assert.Contains(t, lines[2], "::error file=specs/alloyscan/openapi.yaml,line=190,title=contract::listSegments/200/body/total/type%0Aexpected an integer, got ")
	assert.Contains(t, strings.Join(lines, "\n"), "::warning file=specs/zpa/openapi.yaml,line=18,title=ZPA-DELETE-IN-USE (blocked)::a group in use cannot be deleted%0Athe target does not offer")
	assert.Equal(t, "::error title=assay::"+strings.ReplaceAll(sample().Footer.Verdict, "%", "%25"), lines[len(lines)-1], "the verdict comes last")
}

// Text of a target must not become a workflow command.
func TestAnnotationsOfHostileText(t *testing.T) {
	r := taint("::error::mine\n::stop-commands::x\r\n%0A,title=mine:: " + hostile)
	command := regexp.MustCompile(`^::(error|warning) file=[^,:]*,line=\d+,title=[^,:]*::|^::(error|notice) title=assay::`)
	for _, line := range strings.Split(strings.TrimSpace(written(t, reports.Annotations, r)), "\n") {
		assert.Regexp(t, command, line, "every line is a command of assay")
		assert.NotContains(t, line, "\r")
		assert.NotContains(t, line, "\u202e")
		assert.NotContains(t, line, "\x1b")
	}
}

// GitHub shows ten of each kind, and the verdict must be one of them.
func TestAnnotationsAreLimited(t *testing.T) {
	r := sample()
	for i := range 1000 {
		rr := r.Rules[1]
		rr.Rule.ID = fmt.Sprint("RULE-", i)
		r.Rules = append(r.Rules, rr)
	}
	text := written(t, reports.Annotations, r)
	assert.Equal(t, 10, strings.Count(text, "::error "))
	assert.LessOrEqual(t, strings.Count(text, "::warning "), 10)
}

func TestAnnotationOfConformantRunIsNotice(t *testing.T) {
	r := result.Result{Footer: result.Footer{Verdict: "CONFORMANT: 100% passed"}}
	assert.Equal(t, "::notice title=assay::CONFORMANT: 100%25 passed\n", written(t, reports.Annotations, r))
}
