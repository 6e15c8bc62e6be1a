package run

import (
	"slices"

	"github.com/assay-conformance/assay/internal/mutant"
	"github.com/assay-conformance/assay/internal/result"
	"github.com/assay-conformance/assay/internal/suite"
)

// Proof is the result of a proof of whole vendors, for a report to show beside a run.
func Proof(vendors []*suite.Vendor, r ProofResult) result.Proof {
	build := Build()
	p := result.Proof{Made: now(), Version: build.Version, Commit: build.Commit, Mutants: r.Proven, Exchanges: r.Exchanges, FalseAlarms: r.FalseAlarms}
	p.Vendors, p.Documents = loaded(vendors)
	return p
}

// loaded lists the names of vendors, and the files that they were loaded from. Several vendors
// share the file of the conventions.
func loaded(vendors []*suite.Vendor) (names []string, documents []result.Document) {
	for _, v := range vendors {
		names = append(names, v.Name)
		for _, d := range v.Documents {
			if !slices.Contains(documents, d) {
				documents = append(documents, d)
			}
		}
	}
	return names, documents
}

// proven is the record of one mutant.
func proven(v *suite.Vendor, m mutant.Mutant, killers []string, equivalent *suite.Exception) result.ProvenMutant {
	p := result.ProvenMutant{Vendor: v.Name, ID: m.ID, Kind: string(m.Kind), Site: m.Site, What: m.What, Killers: append([]string{}, killers...), Rules: []string{}}
	if equivalent != nil && len(killers) == 0 {
		p.Equivalent = equivalent.Reason
	}
	for _, r := range v.Rules.Rules {
		if r.Claims(m.Site) {
			p.Rules = append(p.Rules, r.ID)
		}
	}
	return p
}
