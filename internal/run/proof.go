package run

import (
	"github.com/assay-conformance/assay/internal/mutant"
	"github.com/assay-conformance/assay/internal/result"
	"github.com/assay-conformance/assay/internal/suite"
)

// Proof is what a proof of whole vendors found out, for a report to show beside a run.
func Proof(vendors []*suite.Vendor, m ProofResult) result.Proof {
	build := Build()
	p := result.Proof{Made: now(), Version: build.Version, Commit: build.Commit, Mutants: m.Proven, Exchanges: m.Exchanges, FalseAlarms: m.FalseAlarms}
	for _, v := range vendors {
		p.Vendors = append(p.Vendors, v.Name)
		p.Documents = append(p.Documents, v.Documents...)
	}
	return p
}

// proven is the record of one defect.
func proven(v *suite.Vendor, d mutant.Mutant, killers []string, equivalent *suite.Exception) result.ProvenMutant {
	p := result.ProvenMutant{Vendor: v.Name, ID: d.ID, Kind: string(d.Kind), Site: d.Site, What: d.What, Killers: append([]string{}, killers...), Rules: []string{}}
	if equivalent != nil && len(killers) == 0 {
		p.Equivalent = equivalent.Reason
	}
	for _, r := range v.Rules.Rules {
		if r.Claims(d.Site) {
			p.Rules = append(p.Rules, r.ID)
		}
	}
	return p
}
