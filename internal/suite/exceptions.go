package suite

import (
	"fmt"
	"slices"

	"github.com/assay-conformance/assay/internal/yamlfile"
)

// Exceptions are the mutants of a vendor that need an explanation: proof.yaml. Each run of
// prove checks both lists, and an entry that is no longer true fails it.
type Exceptions struct {
	Equivalent []Exception `yaml:"equivalent"` // mutants that no trial can detect, and why
	Collateral []Exception `yaml:"collateral"` // mutants that fail a check of another rule, and why that is right
}

// Exception is one mutant with the reason for the exception.
type Exception struct {
	Mutant string `yaml:"mutant" json:"id"`
	Reason string `yaml:"reason" json:"reason"`
}

func parseExceptions(file string, data []byte) (Exceptions, error) {
	var p Exceptions
	f, err := yamlfile.Parse(file, data)
	if err == nil {
		err = f.Decode(&p)
	}
	if err != nil {
		return Exceptions{}, err
	}
	for _, e := range slices.Concat(p.Equivalent, p.Collateral) {
		if e.Mutant == "" || e.Reason == "" {
			return p, fmt.Errorf("%s: the entry for %q must have a mutant and a reason", file, e.Mutant)
		}
	}
	return p, nil
}
