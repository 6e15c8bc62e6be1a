package suite

import (
	"fmt"
	"path"
	"slices"
	"strings"

	"github.com/assay-conformance/assay/internal/yamlfile"
)

// Exceptions are the mutants of a vendor that need an explanation: proof.yaml. Each run of
// prove checks both lists, and an entry that is no longer true fails it.
type Exceptions struct {
	Equivalent []Exception `yaml:"equivalent"` // mutants that no trial can detect, and why
	Collateral []Exception `yaml:"collateral"` // mutants that fail a check of another rule, and why that is right

	// Operators are those that no trial detects, or that never fire, and why.
	Operators []OperatorException `yaml:"operators"`
}

// OperatorException explains operators that no trial detects.
type OperatorException struct {
	Operator string `yaml:"operator" json:"operator"` // id; * stands for any text
	Is       string `yaml:"is" json:"is"`             // equivalent, undocumented, never fired, or hole: a rule that no check looks at yet
	Reason   string `yaml:"reason" json:"reason"`
}

// Operator returns the exception that explains an operator; nil if there is none.
func (x Exceptions) Operator(id string) *OperatorException {
	for i, e := range x.Operators {
		if matches(e.Operator, id) {
			return &x.Operators[i]
		}
	}
	return nil
}

// matches reports whether a text is as a pattern, in which * stands for any text.
func matches(pattern, text string) bool {
	ok, err := path.Match(strings.ReplaceAll(pattern, "/", "|"), strings.ReplaceAll(text, "/", "|"))
	return ok && err == nil
}

// kinds are the words that say what an operator is that no trial detects.
var kinds = []string{"equivalent", "undocumented", "never fired", "hole"}

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
	for _, e := range p.Operators {
		if e.Operator == "" || e.Reason == "" || !slices.Contains(kinds, e.Is) {
			return p, fmt.Errorf("%s: the entry for operator %q must have an operator, a reason, and is: one of %s", file, e.Operator, strings.Join(kinds, ", "))
		}
	}
	return p, nil
}
