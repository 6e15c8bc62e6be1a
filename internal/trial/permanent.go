package trial

import (
	"fmt"
	"slices"

	"github.com/assay-conformance/assay/internal/contract"
	"github.com/assay-conformance/assay/internal/exchange"
	"github.com/assay-conformance/assay/internal/resource"
	"github.com/assay-conformance/assay/internal/rule"
)

// lasting says whether a creation that nothing can undo may be made on a shared target: only if the
// target takes such things, and then one for each rule. A trial whose rules have theirs has nothing left
// to do; another trial gives the evidence. A call that must be refused makes nothing.
func (s *Session) lasting(call Call, op *contract.Operation, r *resource.Resource) error {
	switch {
	case !s.Target.Shared || r == nil || !r.Creates(op.ID) || r.Removal.Never == "":
		return nil
	case !s.Target.Permanent:
		return Blocked("nothing can undo %s: %s (--permanent allows one %s for each rule)", op.ID, r.Removal.Never, r.Noun)
	case call.mustFail():
		return nil
	case !s.Target.TakesPermanent(s.rulesOfTrial()):
		return &VacuousError{}
	}
	return nil
}

// mustFail reports whether a call is made to be refused.
func (c Call) mustFail() bool {
	return c.OnPurpose != "" || c.Wrong || c.Anonymous || c.BadToken || c.OtherScheme || c.NoScheme || c.As != ""
}

// rulesOfTrial returns the ids of the rules that the trial is about; the trial's own id if there is none.
func (s *Session) rulesOfTrial() []string {
	var ids []string
	if s.Catalogue != nil {
		for _, r := range s.Catalogue.Rules {
			if slices.ContainsFunc(s.Record.Sites, func(at rule.Site) bool {
				return slices.ContainsFunc(r.Sites, func(of rule.Site) bool { return at.CountsFor(of) })
			}) {
				ids = append(ids, r.ID)
			}
		}
	}
	if len(ids) == 0 {
		ids = []string{s.Record.ID}
	}
	return ids
}

// lasts records a thing that nothing can remove.
func (s *Session) lasts(r *resource.Resource, call Call, e *exchange.Exchange) {
	made := creation{Resource: r, call: call}
	s.Target.MadePermanent(call.Operation)
	text := fmt.Sprintf("%s %q", r.Noun, made.name())
	if !r.Unseen() {
		text += fmt.Sprintf(" (%s %s)", r.ID.Property, madeID(r, call, e))
	}
	s.Record.Permanent = append(s.Record.Permanent, text)
}
