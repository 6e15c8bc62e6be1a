package suite

import (
	"fmt"
	"slices"

	"github.com/assay-conformance/assay/internal/yamlfile"
)

// Proof is what needs a word about a vendor's defects: proof.yaml. Both lists are held
// against each run of prove, and an entry that no longer says anything true is a fault.
type Exceptions struct {
	Equivalent []Exception `yaml:"equivalent"` // defects that nobody could see, and why
	Collateral []Exception `yaml:"collateral"` // defects that turn another promise red, and why that is right
}

// Exception is one defect with the reason why it is an exception.
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
			return p, fmt.Errorf("%s: an entry for %q wants a defect and a reason", file, e.Mutant)
		}
	}
	return p, nil
}
