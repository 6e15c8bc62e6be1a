package trial

import (
	"fmt"

	"github.com/assay-conformance/assay/internal/evidence"
	"github.com/assay-conformance/assay/internal/exchange"
)

// answerFor enters what is our own fault in an exchange: a request that breaks the contract
// without saying so, one that was to break it and does not, an answer of which nothing was
// validated.
func (s *Session) checkRequest(e *exchange.Exchange, about []evidence.Finding) {
	if len(e.Validated) == 0 {
		s.Stop(fmt.Errorf("nothing of the answer to %s was validated", e.Operation))
	}
	broken := false
	for _, f := range about {
		if e.OnPurpose != "" && f.Site.Under(e.OnPurpose) {
			broken = true
			continue
		}
		s.Stop(fmt.Errorf("our request to %s breaks the contract at %s: expected %s, got %s", e.Operation, f.Site, f.Expected, f.Actual))
	}
	if e.OnPurpose == "" {
		return
	}
	s.Exercise(e.OnPurpose)
	if !broken {
		s.Stop(fmt.Errorf("our request to %s was to break %s and keeps it", e.Operation, e.OnPurpose))
	}
}
