package run

import (
	"fmt"
	"slices"
	"strings"

	"github.com/assay-conformance/assay/internal/result"
	"github.com/assay-conformance/assay/internal/rule"
	"github.com/assay-conformance/assay/internal/suite"
)

// Selection says which part of a plan to run. Its zero value selects everything.
type Selection struct {
	Rules []string    // ids: only these, and the trials that judge them
	Kind  result.Kind // only scenarios, or only derived cases
	Tags  string      // only scenarios whose tags match: "@A,@B && ~@C" is (A or B) and not C
	Shard Shard       // only this shard of what the rest selects

	rules []rule.Rule
	terms [][]string
}

// Resolve looks up the names in the selection. An unknown name is an error.
func (s Selection) Resolve(vendors []*suite.Vendor) (Selection, error) {
	all := rules(vendors)
	for _, id := range s.Rules {
		r, ok := ruleByID(all, id)
		if !ok {
			return s, unknownRule(all, id)
		}
		s.rules = append(s.rules, r)
	}
	if s.Tags == "" {
		return s, nil
	}
	for _, term := range strings.Split(s.Tags, "&&") {
		var anyOf []string
		for _, tag := range strings.Split(term, ",") {
			name, ok := strings.CutPrefix(strings.TrimPrefix(strings.TrimSpace(tag), "~"), "@")
			if _, known := ruleByID(all, name); !ok || !known {
				return s, fmt.Errorf("invalid tag expression %q: must be rule tags joined by && and commas, with ~ for not (@A,@B && ~@C); %q is not a rule tag", s.Tags, strings.TrimSpace(tag))
			}
			anyOf = append(anyOf, strings.TrimSpace(tag))
		}
		s.terms = append(s.terms, anyOf)
	}
	return s, nil
}

// Rule reports whether a rule is selected.
func (s Selection) Rule(r rule.Rule) bool {
	return len(s.Rules) == 0 || slices.Contains(s.Rules, r.ID)
}

// Trials lists the indexes in the plan of the selected trials, ignoring the shard.
func (s Selection) Trials(plan []Planned) []int {
	var chosen []int
	for i, p := range plan {
		if s.trial(p) {
			chosen = append(chosen, i)
		}
	}
	return chosen
}

// trial reports whether a trial is selected.
func (s Selection) trial(p Planned) bool {
	switch {
	case s.Kind != "" && p.Record.Kind != s.Kind:
		return false
	case s.Tags != "" && (p.Record.Kind != result.Scenario || !s.matches(p.Tags)):
		return false
	case len(s.Rules) == 0:
		return true
	}
	return slices.ContainsFunc(s.rules, func(r rule.Rule) bool { return Judges(p, r) })
}

func (s Selection) matches(tags []string) bool {
	for _, anyOf := range s.terms {
		if !slices.ContainsFunc(anyOf, func(tag string) bool {
			name, not := strings.CutPrefix(tag, "~")
			return slices.Contains(tags, strings.TrimPrefix(name, "@")) != not
		}) {
			return false
		}
	}
	return true
}

// Judges reports whether a trial is meant to judge a rule.
func Judges(p Planned, r rule.Rule) bool {
	switch {
	case p.Vendor.Name != r.Vendor || r.Untested != "":
		return false
	case slices.Contains(p.Record.Rules, r.ID):
		return true
	case p.Record.Kind == result.Scenario || r.Carrier == rule.ByScenario:
		return false
	}
	return slices.ContainsFunc(aims(r), func(aim rule.Site) bool { return slices.Contains(p.Record.Sites, aim) })
}

// aims lists the sites at which a derived trial judges a rule: those that the rule claims, and
// the responses that they are part of.
func aims(r rule.Rule) []rule.Site {
	all := slices.Clone(r.Sites)
	for _, s := range r.Sites {
		if response := s.Response(); response != "" && !slices.Contains(all, response) {
			all = append(all, response)
		}
	}
	return all
}

// String describes the selection.
func (s Selection) String() string {
	var words []string
	if len(s.Rules) > 0 {
		words = append(words, "the rules "+strings.Join(s.Rules, ", "))
	}
	if s.Kind != "" {
		words = append(words, "only "+string(s.Kind)+" trials")
	}
	if s.Tags != "" {
		words = append(words, "scenarios tagged "+s.Tags)
	}
	if len(words) == 0 {
		return "everything"
	}
	return strings.Join(words, "; ")
}

// untested explains a selection of rules that nothing judges.
func (s Selection) untested() string {
	var reasons []string
	for _, r := range s.rules {
		switch {
		case r.Kind == rule.Information:
			reasons = append(reasons, r.ID+" is information: no call can show it")
		case r.Untested != "":
			reasons = append(reasons, r.ID+" is untested: "+r.Untested)
		}
	}
	if len(reasons) == 0 {
		return ""
	}
	return ": " + strings.Join(reasons, "; ")
}

func ruleByID(all []rule.Rule, id string) (rule.Rule, bool) {
	i := slices.IndexFunc(all, func(r rule.Rule) bool { return r.ID == id })
	if i < 0 {
		return rule.Rule{}, false
	}
	return all[i], true
}
