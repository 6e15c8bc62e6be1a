package result

import (
	"slices"
	"strings"
	"time"

	"github.com/assay-conformance/assay/internal/rule"
)

// Proof says which breaches the checks have seen.
type Proof struct {
	Made        time.Time      `json:"made"`
	Version     string         `json:"version"`
	Commit      string         `json:"commit,omitempty"`
	Documents   []Document     `json:"documents"`
	Vendors     []string       `json:"vendors"`
	Mutants     []ProvenMutant `json:"mutants"`
	Exchanges   int            `json:"exchanges"`    // judged where nothing was broken
	FalseAlarms int            `json:"false_alarms"` // counted over them
}

// ProvenDefect is one promise that was broken on purpose, alone. Without killers it survived,
// unless there is a reason why nobody could see it.
type ProvenMutant struct {
	Vendor     string    `json:"vendor"`
	ID         string    `json:"id"`
	Kind       string    `json:"kind"`
	Site       rule.Site `json:"site"`
	What       string    `json:"what"`
	Killers    []string  `json:"killers"`              // ids of the trials that saw it
	Equivalent string    `json:"equivalent,omitempty"` // why nobody could see it
	Rules      []string  `json:"rules"`                // ids of the rules that claim the site
}

// Of gives the part of a proof that is about the vendors of a run. It is nil when the proof
// rests on other documents than the run: then it says nothing of it.
func (p Proof) Of(m Meta) *Proof {
	ofRun := func(d Document) bool {
		return slices.ContainsFunc(m.Vendors, func(v string) bool { return strings.Contains(d.File, "/"+v+"/") })
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
