package trial

import (
	"fmt"

	"github.com/assay-conformance/assay/internal/evidence"
	"github.com/assay-conformance/assay/internal/exchange"
)

// take enters a judged exchange into the record.
func (s *Session) take(e *exchange.Exchange) {
	s.exchanges = append(s.exchanges, e)
	s.Record.Exchanges = append(s.Record.Exchanges, e.ID)
	s.Record.Answers[e.Answer()]++
	for _, site := range e.Looked {
		s.Record.Looked[site] = true
	}
	for _, site := range e.Asked {
		s.asked[site] = true
	}
	if e.OnPurpose != "" {
		s.asked[e.OnPurpose] = true
	}
	if len(e.Looked) == 0 {
		s.Stop(fmt.Errorf("nothing of the answer to %s was validated", e.Operation))
	}
	broken := false
	for i := range e.Findings {
		f := &e.Findings[i]
		f.Exchange = e.ID
		switch {
		case f.Request && e.OnPurpose != "" && f.Site.Under(e.OnPurpose):
			broken = true
		case f.Request:
			s.Stop(fmt.Errorf("our request to %s breaks the contract at %s: expected %s, got %s", e.Operation, f.Site, f.Expected, f.Actual))
		case f.Grade == evidence.Tolerated && s.Target.Own:
			f.Grade = evidence.Broken // our own stub has no business to add members
			s.Record.Findings = append(s.Record.Findings, *f)
		default:
			s.Record.Findings = append(s.Record.Findings, *f)
		}
	}
	if e.OnPurpose != "" && !broken {
		s.Stop(fmt.Errorf("our request to %s was to break %s and keeps it", e.Operation, e.OnPurpose))
	}
}
