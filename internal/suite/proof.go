package suite

import (
	"errors"
	"fmt"

	"github.com/goccy/go-yaml"
)

// Proof is what needs a word about a vendor's defects: proof.yaml. Both lists are held
// against each run of prove, and an entry that no longer says anything true is a fault.
type Proof struct {
	Equivalent []Exception `yaml:"equivalent"` // defects that nobody could see, and why
	Collateral []Exception `yaml:"collateral"` // defects that turn another promise red, and why that is right
}

// Exception is one defect with the reason why it is an exception.
type Exception struct {
	Defect string `yaml:"defect" json:"id"`
	Reason string `yaml:"reason" json:"reason"`
}

func parseProof(file string, data []byte) (Proof, error) {
	var p Proof
	if len(data) == 0 {
		return p, nil
	}
	if err := yaml.UnmarshalWithOptions(data, &p, yaml.Strict()); err != nil {
		var at yaml.Error
		if errors.As(err, &at) && at.GetToken() != nil {
			return p, fmt.Errorf("%s:%d: %s", file, at.GetToken().Position.Line, at.GetMessage())
		}
		return p, fmt.Errorf("%s: %w", file, err)
	}
	for _, e := range append(p.Equivalent, p.Collateral...) {
		if e.Defect == "" || e.Reason == "" {
			return p, fmt.Errorf("%s: an entry for %q wants a defect and a reason", file, e.Defect)
		}
	}
	return p, nil
}
