package reports

import (
	"strings"

	"github.com/assay-conformance/assay/internal/result"
)

// Why says in words why a rule has its verdict; of a blocked one also which violations its trials
// met.
func Why(rr result.RuleResult) string {
	var met []string
	if len(rr.BlockedBy) > 0 {
		met = append(met, "a violation of "+strings.Join(rr.BlockedBy, ", "))
	}
	if len(rr.BlockedAt) > 0 {
		met = append(met, "a violation at "+sites(rr.BlockedAt)+", which no rule claims")
	}
	if len(met) == 0 {
		return rr.Why
	}
	return rr.Why + "; its trial met " + strings.Join(met, ", and ")
}

// blocker is a rule whose violation blocked another.
type blocker struct {
	ID     string
	Anchor string // empty where the rule is not on the page
}

// linkBlocked links each blocked rule to what blocked it, once all rules have their place.
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
