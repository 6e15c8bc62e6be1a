package reports

import (
	"strings"

	"github.com/assay-conformance/assay/internal/result"
)

// Why returns the reason of a rule's verdict, for a blocked rule with the violations that its trials
// met.
func Why(rr result.RuleResult) string {
	var violations []string
	if len(rr.BlockedBy) > 0 {
		violations = append(violations, "a violation of "+strings.Join(rr.BlockedBy, ", "))
	}
	if len(rr.BlockedAt) > 0 {
		violations = append(violations, "a violation at "+sites(rr.BlockedAt)+", which no rule claims")
	}
	if len(violations) == 0 {
		return rr.Why
	}
	return rr.Why + "; its trial met " + strings.Join(violations, " and ")
}

// blocker is a rule whose violation blocked another rule.
type blocker struct {
	ID     string
	Anchor string // empty if the rule is not on the page
}

// linkBlocked links each blocked rule to the rules that blocked it, once all rules have anchors.
func (b *builder) linkBlocked(groups []group[ruleView]) {
	for _, g := range groups {
		for i := range g.Items {
			v := &g.Items[i]
			for _, id := range v.BlockedBy {
				v.Blockers = append(v.Blockers, blocker{id, b.anchors[[2]string{v.Rule.Vendor, id}]})
			}
		}
	}
}
