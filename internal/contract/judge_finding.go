package contract

import (
	"slices"
	"strings"

	"github.com/assay-conformance/assay/internal/contract/schema"
	"github.com/assay-conformance/assay/internal/evidence"
	"github.com/assay-conformance/assay/internal/rule"
)

// Names of the checkers, in the By of a finding.
const (
	byKin        = "kin-openapi"
	byLibopenapi = "libopenapi"
	byWireCheck  = "wire check"
)

// findingKey identifies a finding, which several checkers may report.
type findingKey struct {
	request bool
	site    rule.Site
	pointer string
}

// addFinding adds a finding, or another checker to a known one.
func (j *judgement) addFinding(m *message, f evidence.Finding, by string) {
	key := findingKey{m.request, f.Site, f.Pointer}
	if known, ok := j.found[key]; ok {
		if !slices.Contains(known.By, by) {
			known.By = append(known.By, by)
		}
		return
	}
	f.Request, f.By = m.request, []string{by}
	switch {
	case m.undocumented:
		f.Grade = evidence.Note
	case f.Grade == "":
		f.Grade = evidence.Violated
	}
	if f.Line == 0 {
		f.Line = j.contract.nearestLine(f.Site)
	}
	j.found[key] = &f
}

// nearestLine is the line of a site, or of the nearest site above it that has one.
func (c *Contract) nearestLine(site rule.Site) int {
	for at := string(site); at != ""; at = at[:max(0, strings.LastIndex(at, "/"))] {
		if line := c.sites[rule.Site(at)]; line > 0 {
			return line
		}
	}
	return 0
}

// findings lists the findings, by site and place.
func (j *judgement) findings() []evidence.Finding {
	all := make([]evidence.Finding, 0, len(j.found))
	for _, f := range j.found {
		if !j.isExplained(f) {
			slices.Sort(f.By)
			all = append(all, *f)
		}
	}
	slices.SortFunc(all, func(a, b evidence.Finding) int {
		if a.Site != b.Site {
			return strings.Compare(string(a.Site), string(b.Site))
		}
		return strings.Compare(a.Pointer, b.Pointer)
	})
	return all
}

// isExplained reports whether a finding says only that no branch of a choice takes a value, while
// another says why: kin-openapi reports the former, libopenapi the latter.
func (j *judgement) isExplained(f *evidence.Finding) bool {
	place, vague := strings.CutSuffix(string(f.Site), "/"+schema.AnyOf)
	if !vague {
		return false
	}
	for _, other := range j.found {
		if other != f && other.Request == f.Request && other.Site.Under(rule.Site(place)) && strings.HasPrefix(other.Pointer, f.Pointer) {
			return true
		}
	}
	return false
}

// sorted lists a set of sites in alphabetical order; it is never nil.
func sorted(set map[rule.Site]bool) []rule.Site {
	all := make([]rule.Site, 0, len(set))
	for s := range set {
		all = append(all, s)
	}
	slices.Sort(all)
	return all
}
