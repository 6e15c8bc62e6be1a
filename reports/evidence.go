package reports

import (
	"fmt"
	"strings"

	"github.com/assay-conformance/assay/internal/evidence"
	"github.com/assay-conformance/assay/internal/result"
	"github.com/assay-conformance/assay/internal/rule"
)

// worstFirst puts violations before what is only tolerated, so that the evidence shown with details
// is what made the verdict.
func worstFirst(all []evidence.Evidence) []evidence.Evidence {
	var violated, tolerated []evidence.Evidence
	for _, e := range all {
		if e.Grade == evidence.Violated {
			violated = append(violated, e)
		} else {
			tolerated = append(tolerated, e)
		}
	}
	return append(violated, tolerated...)
}

// place is the evidence at the same sites, of one trial or of many.
type place struct {
	Vendor   string
	Evidence []evidence.Evidence // the worst first
}

// Violated reports whether there is a violation here, rather than a tolerated deviation.
func (p place) Violated() bool { return p.Evidence[0].Grade == evidence.Violated }

// Sites returns the sites as text.
func (p place) Sites() string { return sites(p.Evidence[0].Sites) }

// places groups the evidence that no rule claims, violations first.
func places(r result.Result) []place {
	groups := groupBy(worstFirst(r.Unclaimed), func(e evidence.Evidence) string { return e.Vendor + " " + sites(e.Sites) })
	all := make([]place, len(groups))
	for i, g := range groups {
		all[i] = place{Vendor: g.Items[0].Vendor, Evidence: g.Items}
	}
	return all
}

// contractLine returns the file and line of the contract; empty if the evidence has no line.
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
