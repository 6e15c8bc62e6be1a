package result_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/assay-conformance/assay/internal/evidence"
	"github.com/assay-conformance/assay/internal/result"
	"github.com/assay-conformance/assay/internal/rule"
)

// standing returns a result with the given verdicts.
func standing(verdicts map[string]result.Verdict, unclaimed ...evidence.Evidence) result.Result {
	r := result.Result{Unclaimed: unclaimed}
	for id, v := range verdicts {
		r.Rules = append(r.Rules, result.RuleResult{Rule: rule.Rule{ID: id, Vendor: "acme", Statement: "rule " + id}, Verdict: v, Why: "why of " + id})
	}
	return r
}

func TestCompare(t *testing.T) {
	t.Parallel()
	place := evidence.Evidence{Vendor: "acme", Sites: at("list/200/body/total/type"), Grade: evidence.Violated, Expected: "an integer", Actual: `"5"`}
	tolerated := place
	tolerated.Grade = evidence.Tolerated
	type verdicts = map[string]result.Verdict
	for _, c := range []struct {
		reason                               string
		before, after                        result.Result
		failing, fixed, added, gone, changed []string
		exit                                 int
	}{
		{"nothing changed", standing(verdicts{"A": result.Pass, "B": result.Fail}), standing(verdicts{"A": result.Pass, "B": result.Fail}), nil, nil, nil, nil, nil, 0},
		{"a rule is violated now", standing(verdicts{"A": result.Pass}), standing(verdicts{"A": result.Fail}), []string{"A"}, nil, nil, nil, nil, 1},
		{"a blocked rule turns out to be violated", standing(verdicts{"A": result.Blocked}), standing(verdicts{"A": result.Fail}), []string{"A"}, nil, nil, nil, nil, 1},
		{"a violated new rule is a new failure", standing(nil), standing(verdicts{"A": result.Fail}), []string{"A"}, nil, nil, nil, nil, 1},
		{"a fix does not make up for a failure", standing(verdicts{"A": result.Fail, "B": result.Pass}), standing(verdicts{"A": result.Pass, "B": result.Fail}), []string{"B"}, []string{"A"}, nil, nil, nil, 1},
		{"a warning instead of a failure is a fix", standing(verdicts{"A": result.Fail}), standing(verdicts{"A": result.Warn}), nil, []string{"A"}, nil, nil, nil, 0},
		{"a failed rule that is no longer judged is not fixed", standing(verdicts{"A": result.Fail}), standing(verdicts{"A": result.Blocked}), nil, nil, nil, nil, []string{"A"}, 0},
		{"a pass is lost", standing(verdicts{"A": result.Pass}), standing(verdicts{"A": result.Vacuous}), nil, nil, nil, nil, []string{"A"}, 0},
		{"rules come and go", standing(verdicts{"A": result.Pass}), standing(verdicts{"B": result.Pass}), nil, nil, []string{"B"}, []string{"A"}, nil, 0},
		{"the contract is violated at a site that no rule claims", standing(nil), standing(nil, place, place), []string{"list/200/body/total/type"}, nil, nil, nil, nil, 1},
		{"it was violated before", standing(nil, place), standing(nil, place), nil, nil, nil, nil, nil, 0},
		{"a tolerated finding is no failure", standing(nil), standing(nil, tolerated), nil, nil, nil, nil, nil, 0},
		{"a place without violations now is not necessarily fixed", standing(nil, place), standing(nil), nil, nil, nil, []string{"list/200/body/total/type"}, nil, 0},
	} {
		t.Run(c.reason, func(t *testing.T) {
			t.Parallel()
			d := result.Compare(c.before, c.after)
			assert.Equal(t, c.failing, ids(d.Failing), "failing")
			assert.Equal(t, c.fixed, ids(d.Fixed), "fixed")
			assert.Equal(t, c.added, ids(d.New), "new")
			assert.Equal(t, c.gone, ids(d.Gone), "gone")
			assert.Equal(t, c.changed, ids(d.Changed), "changed")
			assert.Equal(t, c.exit, d.Exit())
		})
	}
}

func ids(changes []result.Change) (all []string) {
	for _, c := range changes {
		all = append(all, c.ID)
	}
	return all
}

func TestChangeHasBeforeAndAfter(t *testing.T) {
	t.Parallel()
	d := result.Compare(standing(map[string]result.Verdict{"A": result.Pass, "B": result.Warn}), standing(map[string]result.Verdict{"A": result.Fail}))
	assert.Equal(t, []result.Change{{Vendor: "acme", ID: "A", Statement: "rule A", Before: result.Pass, After: result.Fail, Why: "why of A"}}, d.Failing)
	assert.Equal(t, []result.Change{{Vendor: "acme", ID: "B", Statement: "rule B", Before: result.Warn}}, d.Gone)
}
