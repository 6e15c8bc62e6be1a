package result

import (
	"slices"
	"strings"
	"time"

	"github.com/assay-conformance/assay/internal/rule"
)

// Proof is the result of mutation testing: which mutants the checks killed.
type Proof struct {
	Made        time.Time      `json:"made"`
	Version     string         `json:"version"`
	Commit      string         `json:"commit,omitempty"`
	Documents   []Document     `json:"documents"`
	Vendors     []string       `json:"vendors"`
	Mutants     []ProvenMutant `json:"mutants"`
	Exchanges   int            `json:"exchanges"`    // judged with the unmodified stub
	FalseAlarms int            `json:"false_alarms"` // findings in them
}

// ProvenMutant is a stub with exactly one rule violated on purpose. Without killers it survived,
// unless it is equivalent.
type ProvenMutant struct {
	Vendor     string    `json:"vendor"`
	ID         string    `json:"id"`
	Kind       string    `json:"kind"`
	Site       rule.Site `json:"site"`
	What       string    `json:"what"`
	Killers    []string  `json:"killers"`              // ids of the trials that detected it
	Equivalent string    `json:"equivalent,omitempty"` // why no check can detect it
	Rules      []string  `json:"rules"`                // ids of the rules that claim the site
}

// Of returns the part of a proof for the vendors of a run. It is nil if the proof was made with
// other documents than the run.
func (p Proof) Of(m Meta) *Proof {
	ofRun := func(d Document) bool {
		shared := slices.ContainsFunc(m.Documents, func(of Document) bool { return of.File == d.File })
		return shared || slices.ContainsFunc(m.Vendors, func(v string) bool { return strings.Contains(d.File, "/"+v+"/") })
	}
	p.Documents = slices.DeleteFunc(slices.Clone(p.Documents), func(d Document) bool { return !ofRun(d) })
	if !sameDocuments(p.Documents, m.Documents) {
		return nil
	}
	p.Vendors = slices.Clone(m.Vendors)
	p.Mutants = slices.DeleteFunc(slices.Clone(p.Mutants), func(d ProvenMutant) bool { return !slices.Contains(m.Vendors, d.Vendor) })
	return &p
}

func sameDocuments(a, b []Document) bool {
	byFile := func(x, y Document) int { return strings.Compare(x.File, y.File) }
	return slices.Equal(slices.SortedFunc(slices.Values(a), byFile), slices.SortedFunc(slices.Values(b), byFile))
}
