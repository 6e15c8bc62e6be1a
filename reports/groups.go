package reports

import "github.com/assay-conformance/assay/internal/result"

// group is a list of things with the same name.
type group[T any] struct {
	Name  string
	Items []T
}

// groupBy groups things by name; groups and things keep their order.
func groupBy[T any](things []T, name func(T) string) []group[T] {
	var groups []group[T]
	at := map[string]int{}
	for _, t := range things {
		n := name(t)
		i, found := at[n]
		if !found {
			i = len(groups)
			at[n] = i
			groups = append(groups, group[T]{Name: n})
		}
		groups[i].Items = append(groups[i].Items, t)
	}
	return groups
}

// withVerdict returns the rules with one of the verdicts, in the order of the verdicts.
func withVerdict(r result.Result, verdicts ...result.Verdict) []result.RuleResult {
	var found []result.RuleResult
	for _, v := range verdicts {
		for _, rr := range r.Rules {
			if rr.Verdict == v {
				found = append(found, rr)
			}
		}
	}
	return found
}

// byReason groups rules by verdict and reason.
func byReason(rules []result.RuleResult) []group[result.RuleResult] {
	return groupBy(rules, func(rr result.RuleResult) string { return string(rr.Verdict) + ": " + rr.Why })
}

// byVendor groups rules by vendor.
func byVendor(rules []result.RuleResult) []group[result.RuleResult] {
	return groupBy(rules, func(rr result.RuleResult) string { return rr.Rule.Vendor })
}

// cut is the beginning of a list, and how many more items there are.
type cut[T any] struct {
	Shown []T
	More  int
}

// All returns the length of the whole list.
func (c cut[T]) All() int { return len(c.Shown) + c.More }

func cutAt[T any](limit int, all []T) cut[T] {
	shown := all[:min(len(all), limit)]
	return cut[T]{Shown: shown, More: len(all) - len(shown)}
}
