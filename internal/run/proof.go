package run

import (
	"github.com/assay-conformance/assay/internal/mutant"
	"github.com/assay-conformance/assay/internal/result"
	"github.com/assay-conformance/assay/internal/suite"
)

// Proof is the result of a proof of whole vendors, for a report to show beside a run.
func Proof(vendors []*suite.Vendor, r ProofResult) result.Proof {
	build := Build()
	p := result.Proof{Made: now(), Version: build.Version, Commit: build.Commit, Mutants: r.Proven, Exchanges: r.Exchanges, FalseAlarms: r.FalseAlarms}
	for _, v := range vendors {
		p.Vendors = append(p.Vendors, v.Name)
		p.Documents = append(p.Documents, v.Documents...)
	}
	return p
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
