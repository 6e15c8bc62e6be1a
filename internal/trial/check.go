package trial

import (
	"fmt"
	"net/http"
	"slices"
	"strings"

	"github.com/assay-conformance/assay/internal/evidence"
	"github.com/assay-conformance/assay/internal/exchange"
	"github.com/assay-conformance/assay/internal/rule"
)

// Judge records whether a response has one of the wanted statuses, as evidence at the given
// sites. If a refusal is wanted, it also tells whether a refused write that was observed did its
// work.
func (s *Session) Judge(e *exchange.Exchange, want Statuses, phrase string, sites ...rule.Site) {
	if want.wantsRefusal() && Succeeded(e) { // what it did then says nothing
		s.Record.Checks = slices.DeleteFunc(s.Record.Checks, func(c evidence.Check) bool { return c.Exchange == e.ID })
	}
	s.Check(evidence.Check{Sites: sites, Grade: want.Grade(e.Status), Phrase: phrase, Expected: want.String(),
		Actual: strings.TrimSpace(fmt.Sprintf("%d %s", e.Status, http.StatusText(e.Status))), Exchange: e.ID})
	if want.wantsRefusal() {
		s.checkAftermath(e, sites...)
	}
}

// Refused records whether a response is the wanted refusal. A refusal is also evidence about the
// documented responses for it; a success is not.
func (s *Session) Refused(e *exchange.Exchange, want Statuses, phrase string, sites ...rule.Site) {
	op := s.Contract.Operation(e.Operation)
	for _, code := range want.Codes {
		if op.Documents(code) && e.Status/100 == 4 {
			sites = append(sites, op.ResponseSite(code))
		}
	}
	s.Judge(e, want, phrase, sites...)
}
