// Package derive makes trials from only the contract, for each constraint of each operation.
//
// For each operation it arranges a valid call and changes one thing at a time. The minimal and
// the full call must be accepted. For each constraint the value at the edge must be accepted,
// and the value just beyond it refused, after a twin without the change was accepted. A text at the edge of
// its length is sent in letters of several bytes, too, where a shorter one with such letters is accepted. For each
// policy a caller who fails just that one must be refused, and one who has just one of several
// alternatives accepted.
//
// [Cases] is pure: the same document gives the same cases with the same ids. The id of a case
// is the site that it tests (createSegment/body/name/maxLength+1).
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
	Site      rule.Site   // what it tests
	Also      []rule.Site // what it also judges: documented refusals, and that a refused write changes nothing
	Where     string      // file:line of the site in the contract
	Rules     []string    // the rules that it judges beside those about its sites: about what a write stores
	Needs     []string    // names that the target must offer
	run       func(ctx context.Context, s *trial.Session) error
}

// Trial returns the record of the case before it runs.
func (c Case) Trial() result.Trial {
	return result.Trial{ID: c.ID, Kind: result.Derived, Title: c.Title, Where: c.Where, Rules: c.Rules, Sites: append([]rule.Site{c.Site}, c.Also...)}
}

// Run runs the case.
func (c Case) Run(ctx context.Context, s *trial.Session) {
	s.Step = arranging
	s.Stop(c.run(ctx, s))
}

// Steps that all cases share.
const (
	arranging = "Given the objects that the call needs"
	twinned   = "Given a valid twin of the call is accepted"
	usingUp   = "Given calls that use up the rate limit"
)

// when names the step of the call under test: the title without the outcome.
func when(title string) string {
	for _, verb := range []string{" is ", " returns "} {
		if outcome := strings.LastIndex(title, verb); outcome > 0 {
			title = title[:outcome]
			break
		}
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

// Limits returns, by operation, the trials of Cases that exceed a documented limit of its
// requests, for a scenario to run at once.
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
	return fmt.Sprintf("%s with %s %s is refused", d.op.ID, c.Place(), e.What)
}

func (d *deriver) add(site rule.Site, suffix, title string, run func(context.Context, *trial.Session) error) {
	d.cases = append(d.cases, Case{ID: string(site) + suffix, Title: title, Operation: d.op.ID, Site: site, Where: d.contract.Where(site), run: run})
}

// refuses adds what the last case also judges if it expects a refusal: that a write changes nothing.
func (d *deriver) refuses() {
	if last := &d.cases[len(d.cases)-1]; d.op.Writes() {
		last.Also = append(last.Also, rule.Guard(d.op.ID, contract.RefusedLeavesNothing))
	}
}

// expects adds the documented refusals that the last case expects.
func (d *deriver) expects(want trial.Statuses) {
	last := &d.cases[len(d.cases)-1]
	for _, code := range want.Codes {
		if d.op.Documents(code) {
			last.Also = append(last.Also, d.op.ResponseSite(code))
		}
	}
}

// accepted adds cases whose minimal and full valid calls return the documented success, also
// of each variant.
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
		title := fmt.Sprintf("%s with a %s valid request returns %s", strings.TrimSpace(d.op.ID+" "+variant), form.name, success.Status)
		d.add(site, "="+form.name, title, func(ctx context.Context, s *trial.Session) error {
			call, err := s.Arrange(ctx, d.op.ID, variant, form.form)
			if err != nil {
				return err
			}
			s.Step = when(title)
			e, err := s.Observed(ctx, call)
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
			title := fmt.Sprintf("%s with %s %s is accepted", d.op.ID, c.Place(), edge.What)
			d.add(c.Site, edge.Suffix, title, d.atEdge(c, edge, title))
			if c.Keyword == "maxLength" && c.In == "body" && takesLetters(edge) {
				title := fmt.Sprintf("%s with %s %s, some letters of two bytes, is accepted", d.op.ID, c.Place(), edge.What)
				d.add(c.Site, edge.Suffix+"=letters", title, d.inLetters(c, edge, title))
			}
		}
		for _, beyond := range c.Beyond() {
			title := d.beyondTitle(c, beyond)
			d.add(c.Site, beyond.Suffix, title, d.beyond(c, beyond, title))
			d.refuses()
			if !omitsBody(c) {
				d.expects(d.refusal(c))
			}
		}
	}
}

// atEdge changes the full call to the value at the edge and expects it to be accepted.
func (d *deriver) atEdge(c contract.Constraint, edge contract.Edit, title string) func(context.Context, *trial.Session) error {
	return func(ctx context.Context, s *trial.Session) error {
		call, err := s.Arrange(ctx, d.op.ID, c.Variant(), resource.Full)
		if err != nil {
			return err
		}
		if call, _, err = change(d.op, call, c, edge); err != nil {
			return err
		}
		fit(s.Resources.Owner(d.op.ID), &call, c, edge)
		s.Step = when(title)
		e, err := s.Observed(ctx, call)
		if err != nil {
			return err
		}
		success, _ := d.op.Success()
		s.Judge(e, trial.Exactly(success), title, c.Site)
		return nil
	}
}

// beyond expects the full call to be accepted, and a twin with a value just beyond the
// constraint to be refused.
func (d *deriver) beyond(c contract.Constraint, edit contract.Edit, title string) func(context.Context, *trial.Session) error {
	return func(ctx context.Context, s *trial.Session) error {
		if err := d.twin(ctx, s, c.Variant()); err != nil {
			return err
		}
		valid, err := s.Arrange(ctx, d.op.ID, c.Variant(), resource.Full)
		if err != nil {
			return err
		}
		fit(s.Resources.Owner(d.op.ID), &valid, c, contract.Edit{})
		call, original, err := change(d.op, valid, c, edit)
		if err != nil {
			return err
		}
		s.Original = original
		call.OnPurpose = c.Site
		s.Step = when(title)
		e, err := s.Observed(ctx, call)
		if err != nil {
			return err
		}
		if omitsBody(c) {
			s.Judge(e, d.refusal(c), title, c.Site)
			return nil
		}
		s.Refused(e, d.refusal(c), title, c.Site)
		return nil
	}
}

// twin makes a full valid call, which must be accepted.
func (d *deriver) twin(ctx context.Context, s *trial.Session, variant string) error {
	call, err := s.Arrange(ctx, d.op.ID, variant, resource.Full)
	if err != nil {
		return err
	}
	if s.Target.HasPermanent(call.Operation) { // it was accepted in this run, and each time leaves something
		return nil
	}
	s.Step = twinned
	_, err = s.Need(ctx, call)
	s.Step = arranging
	return err
}

// refusal is the documented response to a request that violates a constraint: 400 where the
// operation documents it, else any refusal. A wrong media type may also return 415, and so may a
// missing body: a request without a body has no Content-Type either, and the server chooses
// which of the two it reports (A-ALLOY-17).
func (d *deriver) refusal(c contract.Constraint) trial.Statuses {
	want := trial.Statuses{Refusal: true}
	if d.op.Documents(400) {
		want = trial.Statuses{Codes: []int{400}}
	}
	if c.Keyword == contract.KeywordMediaType || omitsBody(c) {
		want.Codes = append(want.Codes, 415)
	}
	return want
}

// omitsBody reports whether violating a constraint omits the whole body. Two statuses are right
// then, so such a refusal is no evidence about the documented one.
func omitsBody(c contract.Constraint) bool {
	return c.In == "body" && len(c.Pointer) == 0 && c.Keyword == contract.KeywordRequired
}
