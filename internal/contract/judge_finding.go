package contract

import (
	"cmp"
	"slices"
	"strings"

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

// addFinding adds a finding of the wire check.
func (j *judgement) addFinding(m *message, f evidence.Finding) {
	key := findingKey{m.request, f.Site, f.Pointer}
	if j.found[key] != nil {
		return
	}
	f.Request, f.By = m.request, []string{byWireCheck}
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

// report adds a validator to a finding of the wire check. What only validators report is kept apart.
func (j *judgement) report(m *message, f evidence.Finding, by string) {
	key := findingKey{m.request, f.Site, f.Pointer}
	known := j.found[key]
	if known == nil {
		known = j.alone[key]
	}
	if known == nil && noFloat.Match(m.raw) { // they read another number
		return
	}
	if known == nil {
		f.Request, f.Grade, f.Line = m.request, evidence.Note, j.contract.nearestLine(f.Site)
		known = &f
		j.alone[key] = known
	}
	if !slices.Contains(known.By, by) {
		known.By = append(known.By, by)
	}
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

// findings lists the findings, by site and place. What both validators report and the wire check does not is a
// note: a reader can decide who is right. What one of them reports alone is in Contract.alone.
func (j *judgement) findings() []evidence.Finding {
	all := make([]evidence.Finding, 0, len(j.found))
	for _, f := range j.found {
		all = append(all, *f)
	}
	for _, f := range j.alone {
		if len(f.By) > 1 && !j.isExplained(f) {
			all = append(all, *f)
		}
	}
	for i := range all {
		slices.Sort(all[i].By)
	}
	slices.SortFunc(all, func(a, b evidence.Finding) int {
		return cmp.Or(strings.Compare(string(a.Site), string(b.Site)), strings.Compare(a.Pointer, b.Pointer))
	})
	return all
}

// isExplained reports whether a finding of the wire check is about the same place, or one above or below it:
// of a value that takes no branch of a choice, the validators list what each branch says.
func (j *judgement) isExplained(f *evidence.Finding) bool {
	for _, known := range j.found {
		if known.Request == f.Request && (strings.HasPrefix(known.Pointer, f.Pointer) || strings.HasPrefix(f.Pointer, known.Pointer)) {
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
