package run

import (
	"fmt"
	"maps"
	"slices"

	"github.com/assay-conformance/assay/internal/mutant"
	"github.com/assay-conformance/assay/internal/result"
	"github.com/assay-conformance/assay/internal/suite"
)

// ProofResult is the result of mutation testing one or more vendors.
type ProofResult struct {
	Mutants     int               `json:"mutants"` // tried, excluding the equivalent ones
	Killed      int               `json:"killed"`
	Survived    []string          `json:"survived"`   // ids of mutants that no trial detected
	Collateral  []string          `json:"collateral"` // mutants that fail a check of another rule, unexplained
	Examined    int               `json:"examined"`   // mutants with which collateral was looked for
	Equivalent  []suite.Exception `json:"equivalent"` // mutants that no trial can detect, and why
	FalseAlarms int               `json:"false_alarms"`
	Exchanges   int               `json:"exchanges"` // judged in the baseline run; the false alarms are counted over them
	Operators   Operators         `json:"operators"` // bugs that know no check
	Idle        []string          `json:"idle"`      // trials whose checks no mutant fails: they prove nothing

	Alarms []string              `json:"-"` // what the trials reported on the unmodified stub
	Stale  []string              `json:"-"` // entries of proof.yaml that are no longer true
	Kills  map[string][]string   `json:"-"` // mutant to the trials that detected it
	Proven []result.ProvenMutant `json:"-"` // every mutant that was tried
}

// Operators counts the operators that a proof applied.
type Operators struct {
	Applied    int      `json:"applied"`
	Killed     int      `json:"killed"`      // a MUST rule was violated
	Warned     int      `json:"warned"`      // only a SHOULD or a MAY rule was violated
	Explained  int      `json:"explained"`   // not killed, and proof.yaml says why
	Survived   []string `json:"survived"`    // fired, and no rule was violated
	NeverFired []string `json:"never_fired"` // no trial makes them show
}

// Sound reports whether the proof holds: every mutant is killed without collateral, the
// baseline run has no finding, and every trial fails for some mutant.
func (r ProofResult) Sound() bool {
	return len(r.Survived) == 0 && len(r.Idle) == 0 && len(r.Collateral) == 0 && r.FalseAlarms == 0 && len(r.Stale) == 0 &&
		len(r.Operators.Survived)+len(r.Operators.NeverFired) == 0
}

// NewProofResult returns an empty result.
func NewProofResult() ProofResult {
	return ProofResult{Survived: []string{}, Collateral: []string{}, Equivalent: []suite.Exception{}, Idle: []string{}, Kills: map[string][]string{},
		Operators: Operators{Survived: []string{}, NeverFired: []string{}}}
}

// Plus adds the result of another vendor.
func (r ProofResult) Plus(o ProofResult) ProofResult {
	r.Mutants, r.Killed, r.FalseAlarms = r.Mutants+o.Mutants, r.Killed+o.Killed, r.FalseAlarms+o.FalseAlarms
	r.Exchanges, r.Examined = r.Exchanges+o.Exchanges, r.Examined+o.Examined
	r.Survived, r.Collateral = append(r.Survived, o.Survived...), append(r.Collateral, o.Collateral...)
	r.Equivalent = append(r.Equivalent, o.Equivalent...)
	r.Operators = r.Operators.plus(o.Operators)
	r.Idle = append(r.Idle, o.Idle...)
	r.Alarms, r.Stale = append(r.Alarms, o.Alarms...), append(r.Stale, o.Stale...)
	maps.Copy(r.Kills, o.Kills)
	r.Proven = append(r.Proven, o.Proven...)
	return r
}

func (o Operators) plus(p Operators) Operators {
	o.Applied, o.Killed, o.Warned, o.Explained = o.Applied+p.Applied, o.Killed+p.Killed, o.Warned+p.Warned, o.Explained+p.Explained
	o.Survived, o.NeverFired = append(o.Survived, p.Survived...), append(o.NeverFired, p.NeverFired...)
	return o
}

// weigh enters the verdicts, compared with the exceptions of proof.yaml.
func (p prover) weigh(r *ProofResult, mutants []mutant.Mutant, verdicts []verdict) {
	known := map[string]bool{}
	for i, m := range mutants {
		known[m.ID] = true
		r.Kills[m.ID] = verdicts[i].killers
		explained := find(p.Vendor.Exceptions.Equivalent, m.ID)
		r.Proven = append(r.Proven, proven(p.Vendor, m, verdicts[i].killers, explained))
		switch killed := len(verdicts[i].killers) > 0; {
		case explained != nil && killed:
			r.Stale = append(r.Stale, fmt.Sprintf("%s is listed as equivalent, but was killed by %s", m.ID, verdicts[i].killers[0]))
			r.Mutants, r.Killed = r.Mutants+1, r.Killed+1
		case explained != nil:
			r.Equivalent = append(r.Equivalent, *explained)
		case killed:
			r.Mutants, r.Killed = r.Mutants+1, r.Killed+1
		default:
			r.Mutants++
			r.Survived = append(r.Survived, m.ID)
		}
		if p.looksForCollateral(m) {
			r.Examined++
		}
		expected := find(p.Vendor.Exceptions.Collateral, m.ID)
		switch {
		case expected == nil:
			r.Collateral = append(r.Collateral, verdicts[i].collateral...)
		case len(verdicts[i].collateral) == 0:
			r.Stale = append(r.Stale, m.ID+" is listed with collateral, but has none")
		}
	}
	for _, e := range append(slices.Clone(p.Vendor.Exceptions.Equivalent), p.Vendor.Exceptions.Collateral...) {
		if !known[e.Mutant] && p.Only == "" {
			r.Stale = append(r.Stale, e.Mutant+" is not a mutant")
		}
	}
}

func find(exceptions []suite.Exception, id string) *suite.Exception {
	for i := range exceptions {
		if exceptions[i].Mutant == id {
			return &exceptions[i]
		}
	}
	return nil
}
