package evidence

import "github.com/assay-conformance/assay/internal/rule"

// Source says where evidence was seen.
type Source struct{ Vendor, Trial, Where string }

// Against returns what counts against the target in one trial: its checks in their order, then
// the findings about responses. A finding that several exchanges have in common is listed once.
func Against(from Source, checks []Check, findings []Finding) []Evidence {
	var all []Evidence
	for _, c := range checks {
		if c.Grade.Bad() {
			all = append(all, Evidence{Vendor: from.Vendor, Sites: c.Sites, Grade: c.Grade, Expectation: c.Phrase, Expected: c.Expected, Actual: c.Actual,
				Trial: from.Trial, Where: from.Where, Exchange: c.Exchange})
		}
	}
	seen := map[string]bool{}
	for _, f := range findings {
		e := Evidence{Vendor: from.Vendor, Sites: []rule.Site{f.Site}, Grade: f.Grade, Expectation: "response violates the contract", Expected: f.Expected, Actual: f.Actual,
			Pointer: f.Pointer, Line: f.Line, By: f.By, Trial: from.Trial, Where: from.Where, Exchange: f.Exchange}
		if f.Grade.Bad() && !f.Request && !seen[e.Key()] {
			seen[e.Key()] = true
			all = append(all, e)
		}
	}
	return all
}

// Index finds evidence by any site that it counts against.
type Index map[rule.Site][]Evidence

// Add adds a piece of evidence.
func (x Index) Add(e Evidence) {
	for s := range Above(e.Sites) {
		x[s] = append(x[s], e)
	}
}

// Under returns the evidence at or below any of the sites, once each.
func (x Index) Under(sites []rule.Site) []Evidence {
	var found []Evidence
	seen := map[string]bool{}
	for _, s := range sites {
		for _, e := range x[s] {
			if k := e.Key(); !seen[k] {
				seen[k] = true
				found = append(found, e)
			}
		}
	}
	return found
}

// Above returns the set of sites that evidence at the given ones counts for or against: the sites
// themselves, and those above them.
func Above(sites []rule.Site) map[rule.Site]bool {
	set := map[rule.Site]bool{}
	for _, s := range sites {
		for i, c := range s {
			if c == '/' && s.CountsFor(s[:i]) {
				set[s[:i]] = true
			}
		}
		set[s] = true
	}
	return set
}
