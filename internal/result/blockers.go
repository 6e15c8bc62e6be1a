package result

import (
	"slices"

	"github.com/assay-conformance/assay/internal/evidence"
	"github.com/assay-conformance/assay/internal/rule"
)

// claims maps the key of a piece of evidence to the rules that it counts against. Evidence without
// an entry is claimed by no rule.
type claims map[string][]string

func (c claims) add(rr RuleResult, against []evidence.Evidence) {
	for _, e := range against {
		c[e.Key()] = append(c[e.Key()], rr.Rule.ID)
	}
}

// explain records for each blocked rule which violations its blocked trials met: a response that
// violates another rule cannot be used to judge this one.
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

// blame adds the rules that the evidence counts against, and the sites of evidence that no rule
// claims.
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

// missing returns the sites that are not in known.
func missing(known, sites []rule.Site) []rule.Site {
	return slices.DeleteFunc(slices.Clone(sites), func(s rule.Site) bool { return slices.Contains(known, s) })
}
