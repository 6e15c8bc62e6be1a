package evidence_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/assay-conformance/assay/internal/evidence"
	"github.com/assay-conformance/assay/internal/rule"
)

func TestIndexUnder(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		reason string
		at     rule.Site // where the evidence is
		of     rule.Site // what a rule claims
		counts bool
	}{
		{"the same site", "create/guard/duplicate-name", "create/guard/duplicate-name", true},
		{"a site below the claimed one", "create/201/body/id/format", "create/201/body/id", true},
		{"a body says nothing about its status", "create/201/body/id/format", "create/201", false},
		{"a status says nothing about its body", "create/201", "create/201/body/id/format", false},
		{"another response of the operation", "create/400", "create/409", false},
		{"another operation", "update/guard/duplicate-name", "create/guard/duplicate-name", false},
		{"a name with the same prefix", "create/201/body/idle", "create/201/body/id", false},
		{"a constraint on a request", "create/body/name/maxLength", "create/body/name", true},
	} {
		index := evidence.Index{}
		index.Add(evidence.Evidence{Sites: []rule.Site{c.at}, Grade: evidence.Violated})
		assert.Equal(t, c.counts, len(index.Under([]rule.Site{c.of})) == 1, c.reason)
	}
}

func TestIndexUnderHasNoDuplicates(t *testing.T) {
	t.Parallel()
	index := evidence.Index{}
	index.Add(evidence.Evidence{Sites: []rule.Site{"create/409", "create/guard/duplicate-name"}, Grade: evidence.Violated})
	assert.Len(t, index.Under([]rule.Site{"create/guard/duplicate-name", "create/409", "create/guard"}), 1, "a rule may claim several sites that one check is about")
}

func TestAgainst(t *testing.T) {
	t.Parallel()
	finding := evidence.Finding{Site: "list/200/body/total/type", Grade: evidence.Violated, Expected: "an integer", Actual: `"17"`, Exchange: "1.1"}
	again, request, note := finding, finding, finding
	again.Exchange, request.Request, note.Grade = "1.2", true, evidence.Note
	found := evidence.Against(evidence.Source{Vendor: "v", Trial: "t", Where: "f.feature:3"},
		[]evidence.Check{
			{Sites: []rule.Site{"list/200"}, Grade: evidence.OK},
			{Sites: []rule.Site{"list/guard/total"}, Grade: evidence.Violated, Phrase: "the total counts all"},
			{Sites: []rule.Site{"list/guard/order"}, Grade: evidence.Tolerated},
			{Sites: []rule.Site{"list/guard/empty"}, Grade: evidence.Empty},
		}, []evidence.Finding{finding, again, request, note})
	var listed []string
	for _, e := range found {
		listed = append(listed, fmt.Sprint(e.Sites[0], " ", e.Exchange))
		assert.Equal(t, []string{"v", "t", "f.feature:3"}, []string{e.Vendor, e.Trial, e.Where})
	}
	assert.Equal(t, []string{"list/guard/total ", "list/guard/order ", "list/200/body/total/type 1.1"}, listed,
		"a passed check, an empty one, a note and a finding about the request do not count; a finding is listed once")
}

func TestBadGrades(t *testing.T) {
	t.Parallel()
	for grade, bad := range map[evidence.Grade]bool{
		evidence.Violated: true, evidence.Tolerated: true, evidence.OK: false, evidence.Empty: false, evidence.Note: false,
	} {
		assert.Equal(t, bad, grade.Bad(), "grade %s", grade)
	}
}
