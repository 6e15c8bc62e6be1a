package trial

import (
	"encoding/json"
	"fmt"

	"github.com/assay-conformance/assay/internal/contract"
	"github.com/assay-conformance/assay/internal/evidence"
	"github.com/assay-conformance/assay/internal/exchange"
	"github.com/assay-conformance/assay/internal/resource"
	"github.com/assay-conformance/assay/internal/rule"
)

// aftermath is what a refused write could have changed, as the target showed it before and after.
type aftermath struct{ before, after look }

// describe describes the properties of a thing that a caller may send. The server may change the
// others whenever it likes.
func (o observer) describe(shown exchange.Value) string {
	object := map[string]any{}
	for _, name := range shown.Names() {
		value, reliable := shown.Property(name).Any()
		if !reliable || !o.mayBeSent(o.r, name) {
			continue
		}
		if value = o.r.Canonical(name, CloneJSON(value)); value != nil {
			object[name] = value
		}
	}
	text, err := json.Marshal(object)
	if err != nil {
		panic(fmt.Sprintf("a decoded value is not JSON: %v", err))
	}
	return string(text)
}

func (s *Session) mayBeSent(r *resource.Resource, property string) bool {
	for _, id := range []string{r.Create, r.Update} {
		if op := s.Contract.Operation(id); op != nil {
			if r.Knows(op.Body, map[string]any{property: nil}, property) {
				return true
			}
		}
	}
	return false
}

// checkAftermath records whether a refused write changed something, as evidence at the operation's
// site for that, and at the first site of the refusal.
func (s *Session) checkAftermath(e *exchange.Exchange, refusal ...rule.Site) {
	found, observed := s.aftermaths[e.ID]
	if !observed {
		return
	}
	delete(s.aftermaths, e.ID)
	check := evidence.Check{
		Sites: []rule.Site{rule.Guard(e.Operation, contract.RefusedLeavesNothing)}, Grade: evidence.OK, Exchange: e.ID,
		Phrase: e.Operation + " changes nothing when it is refused", Expected: found.before.text, Actual: found.after.text,
	}
	if check.Expected != check.Actual {
		check.Grade = evidence.Violated
		s.Show(append(found.before.reads, found.after.reads...)...)
		check.Sites = append(check.Sites, refusal[:min(1, len(refusal))]...)
	}
	s.Check(check)
}
