// Package derive makes trials from the contract alone: constraint by operation.
//
// For each operation it has a valid call arranged, and tries one change at a time.
// The minimal and the full call are accepted. For each constraint the value at the edge is
// accepted, and the value just beyond it is refused, after a twin that differs in nothing
// else was accepted. For each policy a caller who lacks just that one thing is refused, and
// its twin, who has it, is served.
//
// [Cases] is pure: the same document gives the same cases with the same ids, and the id of a
// case is the site that it tries (createSegment/body/name/maxLength+1).
package derive

import (
	"context"
	"fmt"
	"slices"
	"sort"
	"strings"

	"github.com/assay-conformance/assay/internal/contract"
	"github.com/assay-conformance/assay/internal/resource"
	"github.com/assay-conformance/assay/internal/result"
	"github.com/assay-conformance/assay/internal/rule"
	"github.com/assay-conformance/assay/internal/trial"
)

// Case is one derived trial.
type Case struct {
	ID        string
	Title     string
	Operation string
	Site      rule.Site   // what it tries
	Responses []rule.Site // documented answers that it expects besides
	Where     string      // file:line of the promise in the contract
	Needs     []string    // names that the target must offer
	run       func(ctx context.Context, s *trial.Session) error
}

// Trial is the record of the case before it runs.
func (c Case) Trial() result.Trial {
	return result.Trial{ID: c.ID, Kind: result.Derived, Title: c.Title, Where: c.Where, Sites: append([]rule.Site{c.Site}, c.Responses...)}
}

// Run tries the case.
func (c Case) Run(ctx context.Context, s *trial.Session) {
	s.Step = arranging
	s.Stop(c.run(ctx, s))
}

// Steps of a case that are the same in every one.
const (
	arranging = "Given what the call needs"
	twinned   = "Given the same call, with nothing wrong, is accepted"
	usingUp   = "Given calls that use up the rate limit"
)

// when names the step of the call that is tried: the title without what comes of it.
func when(title string) string {
	if outcome := strings.LastIndex(title, " is "); outcome > 0 {
		title = title[:outcome]
	}
	return "When " + title + " is called"
}

// Cases derives the trials of a contract, by id.
func Cases(c *contract.Contract) []Case {
	var all []Case
	for _, op := range c.Operations() {
		d := deriver{contract: c, op: op}
		d.accepted()
		d.constraints()
		d.policies()
		d.rate()
		all = append(all, d.cases...)
	}
	sort.Slice(all, func(i, j int) bool { return all[i].ID < all[j].ID })
	return all
}

// Limits gives, by operation, what oversteps each documented limit of its requests: the same
// trials that Cases has, for a scenario to run in one go.
func Limits(c *contract.Contract) map[string][]trial.Limit {
	all := map[string][]trial.Limit{}
	for _, op := range c.Operations() {
		d := deriver{contract: c, op: op}
		for _, one := range op.Constraints() {
			for _, e := range one.Beyond() {
				all[op.ID] = append(all[op.ID], d.beyond(one, e, d.beyondTitle(one, e)))
			}
		}
	}
	return all
}

type deriver struct {
	contract *contract.Contract
	op       *contract.Operation
	cases    []Case
}

func (d *deriver) beyondTitle(c contract.Constraint, e contract.Edit) string {
	return fmt.Sprintf("%s with %s %s is refused", d.op.ID, place(c), e.What)
}

func (d *deriver) add(site rule.Site, suffix, title string, run func(context.Context, *trial.Session) error) {
	d.cases = append(d.cases, Case{ID: string(site) + suffix, Title: title, Operation: d.op.ID, Site: site, Where: d.contract.Where(site), run: run})
}

// expects says which documented answers the case that was added last is to be refused with.
func (d *deriver) expects(want trial.Statuses) {
	last := &d.cases[len(d.cases)-1]
	for _, code := range want.Codes {
		if d.op.Documents(code) {
			last.Responses = append(last.Responses, d.op.ResponseSite(code))
		}
	}
}

// accepted: the smallest valid call, and the one with everything, get the documented answer;
// those of each variant too.
func (d *deriver) accepted() {
	success, ok := d.op.Success()
	if !ok {
		return
	}
	d.acceptedVariant(success, success.Site, "")
	for _, v := range d.op.Body.Variants() {
		d.acceptedVariant(success, rule.MakeSite(string(d.op.Body.Site), "@"+v), v)
	}
	for _, v := range success.Variants() {
		d.acceptedVariant(success, rule.MakeSite(string(success.Site), "body", "@"+v), v)
	}
}

func (d *deriver) acceptedVariant(success contract.Response, site rule.Site, variant string) {
	for _, form := range []struct {
		form resource.Form
		name string
	}{{resource.Minimal, "minimal"}, {resource.Full, "full"}} {
		title := fmt.Sprintf("the %s valid %s is answered with %s", form.name, strings.TrimSpace(d.op.ID+" "+variant), success.Status)
		d.add(site, "="+form.name, title, func(ctx context.Context, s *trial.Session) error {
			call, err := s.Arrange(ctx, d.op.ID, variant, form.form)
			if err != nil {
				return err
			}
			s.Step = when(title)
			e, err := s.Send(ctx, call)
			if err != nil {
				return err
			}
			s.Judge(e, trial.Exactly(success), title, slices.Compact([]rule.Site{success.Site, site})...)
			return nil
		})
	}
}

func (d *deriver) constraints() {
	for _, c := range d.op.Constraints() {
		for _, edge := range c.AtEdge() {
			title := fmt.Sprintf("%s with %s %s is accepted", d.op.ID, place(c), edge.What)
			d.add(c.Site, edge.Suffix, title, d.atEdge(c, edge, title))
		}
		for _, beyond := range c.Beyond() {
			title := d.beyondTitle(c, beyond)
			d.add(c.Site, beyond.Suffix, title, d.beyond(c, beyond, title))
			if !leavesOutBody(c) {
				d.expects(d.refusal(c))
			}
		}
	}
}

// atEdge changes the full call to the value at the edge, and expects it to be accepted.
func (d *deriver) atEdge(c contract.Constraint, edge contract.Edit, title string) func(context.Context, *trial.Session) error {
	return func(ctx context.Context, s *trial.Session) error {
		call, err := s.Arrange(ctx, d.op.ID, c.Variant(), resource.Full)
		if err != nil {
			return err
		}
		if call, _, err = change(call, c, edge); err != nil {
			return err
		}
		s.Step = when(title)
		e, err := s.Send(ctx, call)
		if err != nil {
			return err
		}
		success, _ := d.op.Success()
		s.Judge(e, trial.Exactly(success), title, c.Site)
		return nil
	}
}

// beyond sees the full call accepted, changes another like it to just beyond the constraint,
// and expects that to be refused.
func (d *deriver) beyond(c contract.Constraint, edit contract.Edit, title string) func(context.Context, *trial.Session) error {
	return func(ctx context.Context, s *trial.Session) error {
		if err := d.twin(ctx, s, c.Variant()); err != nil {
			return err
		}
		valid, err := s.Arrange(ctx, d.op.ID, c.Variant(), resource.Full)
		if err != nil {
			return err
		}
		call, original, err := change(valid, c, edit)
		if err != nil {
			return err
		}
		s.Original = original
		call.OnPurpose = c.Site
		s.Step = when(title)
		e, err := s.Send(ctx, call)
		if err != nil {
			return err
		}
		if leavesOutBody(c) {
			s.Judge(e, d.refusal(c), title, c.Site)
			return nil
		}
		s.Refused(e, d.refusal(c), title, c.Site)
		return nil
	}
}

// twin sees a full valid call accepted.
func (d *deriver) twin(ctx context.Context, s *trial.Session, variant string) error {
	call, err := s.Arrange(ctx, d.op.ID, variant, resource.Full)
	if err != nil {
		return err
	}
	s.Step = twinned
	_, err = s.Need(ctx, call)
	s.Step = arranging
	return err
}

// refusal is what the document says of a request that breaks a constraint: 400 where it
// documents that for the operation, else any refusal. A wrong media type may also be answered
// with 415, and so may a missing body: a request without a body has no Content-Type either, and
// the server says which of the two it missed first (A-ALLOY-17).
func (d *deriver) refusal(c contract.Constraint) trial.Statuses {
	want := trial.Statuses{Refusal: true}
	if d.op.Documents(400) {
		want = trial.Statuses{Codes: []int{400}}
	}
	if c.Keyword == contract.KeywordMediaType || leavesOutBody(c) {
		want.Codes = append(want.Codes, 415)
	}
	return want
}

// leavesOutBody says whether breaking a constraint leaves the whole body out. As either of two
// statuses is right then, such a refusal is no evidence about the documented one.
func leavesOutBody(c contract.Constraint) bool {
	return c.In == "body" && len(c.Pointer) == 0 && c.Keyword == contract.KeywordRequired
}

func place(c contract.Constraint) string {
	switch {
	case c.Name != "":
		return c.In + " parameter " + c.Name
	case len(c.Pointer) == 0:
		return "a body"
	}
	return strings.Join(c.Pointer, "/")
}
