package result_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/assay-conformance/assay/internal/evidence"
	"github.com/assay-conformance/assay/internal/result"
	"github.com/assay-conformance/assay/internal/rule"
)

// standing is a result in which rules stand as told.
func standing(verdicts map[string]result.Verdict, unclaimed ...evidence.Evidence) result.Result {
	r := result.Result{Unclaimed: unclaimed}
	for id, v := range verdicts {
		r.Rules = append(r.Rules, result.RuleResult{Rule: rule.Rule{ID: id, Vendor: "acme", Statement: "promise " + id}, Verdict: v, Why: "why of " + id})
	}
	return r
}

func TestWhatAComparisonTells(t *testing.T) {
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
		{"a rule broke", standing(verdicts{"A": result.Pass}), standing(verdicts{"A": result.Fail}), []string{"A"}, nil, nil, nil, nil, 1},
		{"a rule that nobody could judge turned out to be broken", standing(verdicts{"A": result.Blocked}), standing(verdicts{"A": result.Fail}), []string{"A"}, nil, nil, nil, nil, 1},
		{"a new rule is broken: that is a new failure", standing(nil), standing(verdicts{"A": result.Fail}), []string{"A"}, nil, nil, nil, nil, 1},
		{"what was fixed makes up for nothing", standing(verdicts{"A": result.Fail, "B": result.Pass}), standing(verdicts{"A": result.Pass, "B": result.Fail}), []string{"B"}, []string{"A"}, nil, nil, nil, 1},
		{"a warning instead of a failure is a fix", standing(verdicts{"A": result.Fail}), standing(verdicts{"A": result.Warn}), nil, []string{"A"}, nil, nil, nil, 0},
		{"a failure that is no longer judged is no fix", standing(verdicts{"A": result.Fail}), standing(verdicts{"A": result.Blocked}), nil, nil, nil, nil, []string{"A"}, 0},
		{"a green that is lost is told", standing(verdicts{"A": result.Pass}), standing(verdicts{"A": result.Vacuous}), nil, nil, nil, nil, []string{"A"}, 0},
		{"rules come and go", standing(verdicts{"A": result.Pass}), standing(verdicts{"B": result.Pass}), nil, nil, []string{"B"}, []string{"A"}, nil, 0},
		{"the contract is broken where no rule claims it", standing(nil), standing(nil, place, place), []string{"list/200/body/total/type"}, nil, nil, nil, nil, 1},
		{"it was before", standing(nil, place), standing(nil, place), nil, nil, nil, nil, nil, 0},
		{"a tolerated place is no failure", standing(nil), standing(nil, tolerated), nil, nil, nil, nil, nil, 0},
		{"a place that nothing speaks against now need not be mended", standing(nil, place), standing(nil), nil, nil, nil, []string{"list/200/body/total/type"}, nil, 0},
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

func TestAChangeTellsBeforeAndAfter(t *testing.T) {
	t.Parallel()
	d := result.Compare(standing(map[string]result.Verdict{"A": result.Pass, "B": result.Warn}), standing(map[string]result.Verdict{"A": result.Fail}))
	assert.Equal(t, []result.Change{{Vendor: "acme", ID: "A", Statement: "promise A", Before: result.Pass, After: result.Fail, Why: "why of A"}}, d.Failing)
	assert.Equal(t, []result.Change{{Vendor: "acme", ID: "B", Statement: "promise B", Before: result.Warn}}, d.Gone)
}
