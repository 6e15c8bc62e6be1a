package run

import (
	"slices"
	"strings"

	"github.com/assay-conformance/assay/internal/result"
	"github.com/assay-conformance/assay/internal/rule"
)

// Selection says which part of a plan to run. Its zero value selects everything.
type Selection struct {
	Rules []string                 // ids; only these, and the trials that judge them
	Kind  result.Kind              // only scenarios or only derived cases
	Tags  func(tags []string) bool // only scenarios with such tags
	rules []rule.Rule
}

// Of fills the selection in with the rules of the catalogue that it names.
func (s Selection) Of(all []rule.Rule) Selection {
	for _, r := range all {
		if slices.Contains(s.Rules, r.ID) {
			s.rules = append(s.rules, r)
		}
	}
	return s
}

// Rule says whether a rule is selected.
func (s Selection) Rule(r rule.Rule) bool {
	return len(s.Rules) == 0 || slices.Contains(s.Rules, r.ID)
}

// Trial says whether a trial is selected.
func (s Selection) Trial(p Planned) bool {
	switch {
	case s.Kind != "" && p.Record.Kind != s.Kind:
		return false
	case s.Tags != nil && (p.Record.Kind != result.Scenario || !s.Tags(p.Tags)):
		return false
	case len(s.Rules) == 0:
		return true
	}
	return slices.ContainsFunc(s.rules, func(r rule.Rule) bool { return judges(p, r) })
}

// judges says whether a trial sets out to judge a rule.
func judges(p Planned, r rule.Rule) bool {
	if p.Vendor.Name != r.Vendor {
		return false
	}
	if p.Record.Kind == result.Scenario {
		return slices.Contains(p.Record.Rules, r.ID)
	}
	if r.Carrier == rule.ByScenario {
		return false
	}
	for _, own := range r.Sites {
		for _, aim := range p.Record.Sites {
			if aim == own || own.Answer() != "" && own.Answer() == aim {
				return true
			}
		}
	}
	return false
}

// String says in words what is selected.
func (s Selection) String() string {
	var words []string
	if len(s.Rules) > 0 {
		words = append(words, "rules "+strings.Join(s.Rules, ", "))
	}
	if s.Kind != "" {
		words = append(words, "only "+string(s.Kind)+" trials")
	}
	if s.Tags != nil {
		words = append(words, "by tags")
	}
	if len(words) == 0 {
		return "everything"
	}
	return strings.Join(words, "; ")
}
