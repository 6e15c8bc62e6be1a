package contract

import (
	"github.com/assay-conformance/assay/internal/evidence"
	"github.com/assay-conformance/assay/internal/rule"
)

// WithWitness returns the contract with a function that is told what the checkers of an exchange found, each
// finding with who saw it: those that count, and those that only validators report, which are notes. It may
// be called by several goroutines.
func (c *Contract) WithWitness(seen func(evidence.Finding)) *Contract {
	watched := *c
	watched.witness = seen
	return &watched
}

// testify tells the witness what was found.
func (j *judgement) testify() {
	if j.contract.witness == nil {
		return
	}
	for _, f := range j.found {
		j.contract.witness(*f)
	}
	for _, f := range j.alone {
		if !j.isExplained(f) {
			j.contract.witness(*f)
		}
	}
}

// unable tells the witness that a validator cannot look at a message, such as one whose schema it does not
// compile. What the wire check finds is then not confirmed; the target is not to blame.
func (j *judgement) unable(m *message, by, why string) {
	if j.contract.witness != nil {
		j.contract.witness(evidence.Finding{Site: rule.MakeSite(string(m.base), "unable"), Request: m.request, Grade: evidence.Note, By: []string{by}, Actual: why})
	}
}
