package run

import (
	"fmt"
	"maps"
	"slices"

	"github.com/assay-conformance/assay/internal/mutant"
	"github.com/assay-conformance/assay/internal/result"
	"github.com/assay-conformance/assay/internal/suite"
)

// Matrix is what a proof found out.
type ProofResult struct {
	Mutants     int               `json:"mutants"` // tried, without the equivalent ones
	Killed      int               `json:"killed"`
	Survived    []string          `json:"survived"`   // ids of defects that no trial saw
	Collateral  []string          `json:"collateral"` // defects that turned a promise red that they do not break, unexplained
	Equivalent  []suite.Exception `json:"equivalent"` // defects that nobody could see, and why
	FalseAlarms int               `json:"false_alarms"`
	Exchanges   int               `json:"exchanges"` // judged in the unbroken run: what the false alarms are counted over
	Idle        []string          `json:"idle"`      // trials whose checks no defect turned red: they prove nothing

	Alarms []string              `json:"-"` // what was wrong with the unbroken stub, in words
	Stale  []string              `json:"-"` // entries of proof.yaml that are no longer true
	Kills  map[string][]string   `json:"-"` // defect to the trials that saw it
	Proven []result.ProvenMutant `json:"-"` // every defect that was tried
}

// Sound says whether the proof holds: every defect seen, nothing else turned red, no finding
// where nothing is broken, and no trial that never turned red.
func (m ProofResult) Sound() bool {
	return len(m.Survived) == 0 && len(m.Idle) == 0 && len(m.Collateral) == 0 && m.FalseAlarms == 0 && len(m.Stale) == 0
}

// NewMatrix is an empty matrix.
func NewProofResult() ProofResult {
	return ProofResult{Survived: []string{}, Collateral: []string{}, Equivalent: []suite.Exception{}, Idle: []string{}, Kills: map[string][]string{}}
}

// Plus adds the matrix of another vendor.
func (m ProofResult) Plus(o ProofResult) ProofResult {
	m.Mutants, m.Killed, m.FalseAlarms = m.Mutants+o.Mutants, m.Killed+o.Killed, m.FalseAlarms+o.FalseAlarms
	m.Exchanges += o.Exchanges
	m.Survived, m.Collateral = append(m.Survived, o.Survived...), append(m.Collateral, o.Collateral...)
	m.Equivalent = append(m.Equivalent, o.Equivalent...)
	m.Idle = append(m.Idle, o.Idle...)
	m.Alarms, m.Stale = append(m.Alarms, o.Alarms...), append(m.Stale, o.Stale...)
	maps.Copy(m.Kills, o.Kills)
	m.Proven = append(m.Proven, o.Proven...)
	return m
}

// weigh holds the verdicts against what proof.yaml says of them.
func (m *ProofResult) weigh(o ProveOptions, defects []mutant.Mutant, verdicts []verdict) {
	known := map[string]bool{}
	for i, d := range defects {
		known[d.ID] = true
		m.Kills[d.ID] = verdicts[i].killers
		explained := find(o.Vendor.Exceptions.Equivalent, d.ID)
		m.Proven = append(m.Proven, proven(o.Vendor, d, verdicts[i].killers, explained))
		switch killed := len(verdicts[i].killers) > 0; {
		case explained != nil && killed:
			m.Stale = append(m.Stale, fmt.Sprintf("%s is said to be equivalent, and was seen by %s", d.ID, verdicts[i].killers[0]))
			m.Mutants, m.Killed = m.Mutants+1, m.Killed+1
		case explained != nil:
			m.Equivalent = append(m.Equivalent, *explained)
		case killed:
			m.Mutants, m.Killed = m.Mutants+1, m.Killed+1
		default:
			m.Mutants++
			m.Survived = append(m.Survived, d.ID)
		}
		expected := find(o.Vendor.Exceptions.Collateral, d.ID)
		switch {
		case expected == nil:
			m.Collateral = append(m.Collateral, verdicts[i].collateral...)
		case len(verdicts[i].collateral) == 0:
			m.Stale = append(m.Stale, d.ID+" is said to have collateral, and has none")
		}
	}
	for _, e := range append(slices.Clone(o.Vendor.Exceptions.Equivalent), o.Vendor.Exceptions.Collateral...) {
		if !known[e.Mutant] && o.Only == "" {
			m.Stale = append(m.Stale, e.Mutant+" is no defect")
		}
	}
}

// idle lists the trials whose checks saw no defect at all.
func idle(trials []base, verdicts []verdict) []string {
	saw := map[string]bool{}
	for _, v := range verdicts {
		for _, id := range v.checks {
			saw[id] = true
		}
	}
	all := []string{}
	for _, t := range trials {
		if !saw[t.Record.ID] {
			all = append(all, t.Record.ID)
		}
	}
	return all
}

func find(exceptions []suite.Exception, id string) *suite.Exception {
	for i := range exceptions {
		if exceptions[i].Mutant == id {
			return &exceptions[i]
		}
	}
	return nil
}
