package reports

import (
	"fmt"
	"net/url"

	"github.com/assay-conformance/assay/internal/result"
	"github.com/assay-conformance/assay/internal/rule"
)

// facets are the values that rules can be filtered by, if they occur.
type facets struct {
	Vendors      []string
	Verdicts     []result.Verdict
	Kinds        []rule.Kind
	Capabilities []rule.Capability
}

func newFacets(r result.Result) facets {
	var f facets
	kinds, capabilities := map[rule.Kind]bool{}, map[string]bool{}
	for _, rr := range r.Rules {
		kinds[rr.Rule.Kind], capabilities[rr.Rule.Capability] = true, true
	}
	for _, g := range byVendor(r.Rules) {
		f.Vendors = append(f.Vendors, g.Name)
	}
	for _, v := range result.Verdicts {
		if len(withVerdict(r, v)) > 0 {
			f.Verdicts = append(f.Verdicts, v)
		}
	}
	for _, k := range []rule.Kind{rule.Behaviour, rule.Document, rule.Information} {
		if kinds[k] {
			f.Kinds = append(f.Kinds, k)
		}
	}
	for _, c := range rule.Capabilities {
		if capabilities[c.ID] {
			f.Capabilities = append(f.Capabilities, c)
		}
	}
	return f
}

// filter encodes a view of the rules as the page's script reads it from the URL: pairs are names and
// values in turn.
func filter(pairs ...any) string {
	query := url.Values{}
	for i := 0; i+1 < len(pairs); i += 2 {
		query.Set(fmt.Sprint(pairs[i]), fmt.Sprint(pairs[i+1]))
	}
	return query.Encode()
}
