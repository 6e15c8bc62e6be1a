package reports

import (
	"fmt"
	"strings"

	"github.com/assay-conformance/assay/internal/evidence"
	"github.com/assay-conformance/assay/internal/result"
	"github.com/assay-conformance/assay/internal/rule"
)

// worstFirst puts what was broken before what is only tolerated, so that what is shown in
// full is what made the verdict.
func worstFirst(all []evidence.Evidence) []evidence.Evidence {
	var broken, rest []evidence.Evidence
	for _, e := range all {
		if e.Grade == evidence.Violated {
			broken = append(broken, e)
		} else {
			rest = append(rest, e)
		}
	}
	return append(broken, rest...)
}

// place is evidence at the same sites, seen by one trial or by many.
type place struct {
	Vendor   string
	Evidence []evidence.Evidence // the worst first
}

// Broken says whether a promise was broken here, rather than a deviation tolerated.
func (p place) Violated() bool { return p.Evidence[0].Grade == evidence.Violated }

// Sites names the place.
func (p place) Sites() string { return sites(p.Evidence[0].Sites) }

// places groups the evidence that no rule claims: broken places first.
func places(r result.Result) []place {
	groups := groupBy(worstFirst(r.Unclaimed), func(e evidence.Evidence) string { return e.Vendor + " " + sites(e.Sites) })
	all := make([]place, len(groups))
	for i, g := range groups {
		all[i] = place{Vendor: g.Items[0].Vendor, Evidence: g.Items}
	}
	return all
}

// contractLine is where the contract makes the promise; empty when the evidence has no line.
func contractLine(e evidence.Evidence) string {
	if e.Line == 0 {
		return ""
	}
	return fmt.Sprintf("specs/%s/openapi.yaml:%d", e.Vendor, e.Line)
}

func sites(all []rule.Site) string {
	words := make([]string, len(all))
	for i, s := range all {
		words[i] = string(s)
	}
	return strings.Join(words, ", ")
}
