package derive

import (
	"context"
	"encoding/json"
	"fmt"

	"github.com/assay-conformance/assay/internal/contract"
	"github.com/assay-conformance/assay/internal/evidence"
	"github.com/assay-conformance/assay/internal/rule"
	"github.com/assay-conformance/assay/internal/trial"
)

// Documents makes a case for each assertion of the rules about the contract document itself.
// Such a case makes no call: it compares the hand-written contract with the source.
func Documents(c *contract.Contract, rules []rule.Rule) []Case {
	var all []Case
	seen := map[rule.Site]bool{}
	for _, r := range rules {
		for _, a := range r.Asserts {
			if seen[a.Site()] {
				continue
			}
			seen[a.Site()] = true
			title := fmt.Sprintf("the contract has %s at %s", expected(a), a.At)
			all = append(all, Case{ID: string(a.Site()), Title: title, Operation: a.Site().Operation(), Site: a.Site(), Where: c.File + "#" + a.At,
				run: func(_ context.Context, s *trial.Session) error { return assert(s, a, title) }})
		}
	}
	return all
}

func assert(s *trial.Session, a rule.Assert, title string) error {
	value, found := s.Contract.Says(a.At)
	grade := evidence.Violated
	if passed := found != a.Absent && (a.Absent || a.Is == nil || show(value) == show(a.Is)); passed {
		grade = evidence.OK
	}
	actual := "nothing"
	if found {
		actual = show(value)
	}
	s.Check(evidence.Check{Sites: []rule.Site{a.Site()}, Grade: grade, Phrase: title, Expected: expected(a), Actual: actual})
	return nil
}

func expected(a rule.Assert) string {
	switch {
	case a.Absent:
		return "nothing"
	case a.Is == nil:
		return "a value"
	}
	return show(a.Is)
}

func show(v any) string {
	text, err := json.Marshal(v)
	if err != nil {
		return fmt.Sprint(v)
	}
	return string(text)
}
