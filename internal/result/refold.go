package result

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"

	"github.com/assay-conformance/assay/internal/rule"
)

// Refold folds the trials of a report again. If its verdicts or its footer do not follow from its
// trials, Refold returns the report unchanged with an error: the report was edited, was cut short,
// or was written by another version.
func Refold(r Result) (Result, error) {
	scope := r.scope()
	scope.validated = r.Validated
	trials, err := allTrials([]Shard{{Name: "the report", Result: r}})
	if err != nil {
		return r, err
	}
	again := Fold(r.Meta, scope, trials, r.Exchanges)
	again.Proof = r.Proof
	if err := differ(r, again); err != nil {
		return r, err
	}
	return again, nil
}

// scope returns what the run of a report set out to judge, with no site validated.
func (r Result) scope() Scope {
	scope := Scope{Without: r.Meta.Without, Operations: unfilled(r.Operations), validated: map[string][]rule.Site{}}
	if len(r.Meta.Selected) > 0 {
		scope.Selected = func(one rule.Rule) bool { return slices.Contains(r.Meta.Selected, one.ID) }
	}
	for _, rr := range r.Rules {
		scope.Rules = append(scope.Rules, rr.Rule)
	}
	return scope
}

// differ returns an error that names how a report differs from what its trials give.
func differ(report, folded Result) error {
	for i, rr := range report.Rules {
		switch now := folded.Rules[i]; {
		case rr.Verdict != now.Verdict:
			return fmt.Errorf("the verdict on %s is %s, but the report's trials give %s", rr.Rule.ID, rr.Verdict, now.Verdict)
		case !same(rr, now):
			return fmt.Errorf("the result of %s does not match the report's trials", rr.Rule.ID)
		}
	}
	switch {
	case !same(report.Footer, folded.Footer):
		return fmt.Errorf("the footer says %q with exit code %d, but the report's trials give %q with exit code %d, or other counts",
			report.Footer.Verdict, report.Footer.Exit, folded.Footer.Verdict, folded.Footer.Exit)
	case !same(report.Unclaimed, folded.Unclaimed):
		return fmt.Errorf("the evidence that no rule claims does not match the report's trials")
	}
	return nil
}

// same reports whether two values have the same JSON.
func same(a, b any) bool {
	one, errOne := json.Marshal(a)
	other, errOther := json.Marshal(b)
	return errOne == nil && errOther == nil && bytes.Equal(one, other)
}
