package trial

import (
	"fmt"

	"github.com/assay-conformance/assay/internal/evidence"
	"github.com/assay-conformance/assay/internal/exchange"
)

// checkRequest records harness errors in an exchange: a request that violates the contract
// unintentionally, one that should violate it and does not, a response in which nothing was
// validated.
func (s *Session) checkRequest(e *exchange.Exchange, about []evidence.Finding) {
	if len(e.Validated) == 0 {
		s.Stop(fmt.Errorf("nothing in the response to %s was validated", e.Operation))
	}
	violated := false
	for _, f := range about {
		if e.OnPurpose != "" && f.Site.Under(e.OnPurpose) {
			violated = true
			continue
		}
		s.Stop(fmt.Errorf("assay's request to %s violates the contract at %s: expected %s, got %s", e.Operation, f.Site, f.Expected, f.Actual))
	}
	if e.OnPurpose == "" {
		return
	}
	s.Exercise(e.OnPurpose)
	if !violated {
		s.Stop(fmt.Errorf("assay's request to %s should violate %s and does not", e.Operation, e.OnPurpose))
	}
}
