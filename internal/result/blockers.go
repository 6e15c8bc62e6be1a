package result

import (
	"slices"

	"github.com/assay-conformance/assay/internal/evidence"
	"github.com/assay-conformance/assay/internal/rule"
)

// claims says, by the key of a piece of evidence, which rules it counts against. One that is not
// in it is claimed by no rule.
type claims map[string][]string

func (c claims) add(rr RuleResult, against []evidence.Evidence) {
	for _, e := range against {
		c[e.Key()] = append(c[e.Key()], rr.Rule.ID)
	}
}

// explain says of each blocked rule which violations its blocked trials met on their way: a
// response that violates another rule is no ground to judge this one on.
func (c claims) explain(rules []RuleResult, trials []Trial) {
	blocked := map[[2]string]*Trial{} // by vendor and id
	for i, t := range trials {
		if t.Blocked != "" {
			blocked[[2]string{t.Vendor, t.ID}] = &trials[i]
		}
	}
	for i := range rules {
		rr := &rules[i]
		if rr.Verdict != Blocked {
			continue
		}
		for _, id := range rr.Trials {
			if t := blocked[[2]string{rr.Rule.Vendor, id}]; t != nil {
				c.blame(rr, t.Against())
			}
		}
	}
}

// blame enters the rules that evidence counts against, and the sites of what no rule claims.
func (c claims) blame(rr *RuleResult, against []evidence.Evidence) {
	for _, e := range against {
		if e.Grade != evidence.Violated {
			continue
		}
		rules := c[e.Key()]
		for _, id := range rules {
			if id != rr.Rule.ID && !slices.Contains(rr.BlockedBy, id) {
				rr.BlockedBy = append(rr.BlockedBy, id)
			}
		}
		if len(rules) == 0 {
			rr.BlockedAt = append(rr.BlockedAt, missing(rr.BlockedAt, e.Sites)...)
		}
	}
}

// missing lists the sites that are not known yet.
func missing(known, sites []rule.Site) []rule.Site {
	return slices.DeleteFunc(slices.Clone(sites), func(s rule.Site) bool { return slices.Contains(known, s) })
}
