package derive

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/assay-conformance/assay/internal/contract"
	"github.com/assay-conformance/assay/internal/exchange"
	"github.com/assay-conformance/assay/internal/resource"
	"github.com/assay-conformance/assay/internal/rule"
	"github.com/assay-conformance/assay/internal/trial"
)

// policies adds cases in which a caller who fails just one policy is refused, and cases in which one
// who has just one of a policy's alternatives is accepted. The main caller is accepted before.
func (d *deriver) policies() {
	for _, p := range d.op.Policies {
		switch {
		case p.Set != "":
			for _, a := range p.Alternatives {
				if a.Suffices != "" {
					d.suffices(p, a)
				}
			}
			title := fmt.Sprintf("%s by a caller without %s is refused", d.op.ID, strings.Join(p.Permissions(), " or "))
			d.denied(p.Site, "", title, d.without(p), 403, 401, 404)
		case p.Site == rule.Guard(d.op.ID, contract.CredentialPresent):
			d.credentials()
		}
	}
}

// credentials adds the cases of an operation that only known callers may call: without a credential,
// with a valid token in another scheme, with a token that nobody issued, and with one that has expired.
// Without its scheme a token is as good as none, or not valid: it counts for both.
func (d *deriver) credentials() {
	present, valid := rule.Guard(d.op.ID, contract.CredentialPresent), rule.Guard(d.op.ID, contract.CredentialValid)
	denied := func(site rule.Site, suffix, who string, by caller, more ...rule.Site) {
		d.denied(site, suffix, fmt.Sprintf("%s with %s is refused", d.op.ID, who), by, 401, 403)
		last := &d.cases[len(d.cases)-1]
		last.Also = append(last.Also, more...)
	}
	denied(present, "", "no credential", func(_ *trial.Session, c *trial.Call) error { c.Anonymous = true; return nil })
	denied(present, "=scheme", "a token in another scheme", func(_ *trial.Session, c *trial.Call) error { c.OtherScheme = true; return nil }, valid)
	denied(present, "=bare", "a token without a scheme", func(_ *trial.Session, c *trial.Call) error { c.NoScheme = true; return nil }, valid)
	denied(valid, "", "an invalid token", func(_ *trial.Session, c *trial.Call) error { c.BadToken = true; return nil })
	denied(valid, "=expired", "an expired token", func(s *trial.Session, c *trial.Call) error { c.As = s.Target.Offers[trial.ExpiredToken]; return nil })
	d.cases[len(d.cases)-1].Needs = []string{trial.ExpiredToken}
}

// caller changes who makes a call.
type caller func(*trial.Session, *trial.Call) error

// denied adds a case in which a caller is refused, with the given code where the operation documents
// it. Elsewhere any of the others will do as well: a server may hide what a caller may not see. Such a
// refusal is no evidence about a documented response.
func (d *deriver) denied(site rule.Site, suffix, title string, by caller, code int, others ...int) {
	if d.op.Documents(code) {
		want := trial.Statuses{Codes: []int{code}}
		d.addCall(site, suffix, title, by, func(s *trial.Session, e *exchange.Exchange) { s.Refused(e, want, title, site) })
		d.expects(want)
	} else {
		want := trial.Statuses{Codes: append([]int{code}, others...)}
		d.addCall(site, suffix, title, by, func(s *trial.Session, e *exchange.Exchange) { s.Judge(e, want, title, site) })
	}
	d.refuses()
}

// suffices adds a case in which a caller has just one alternative of a policy, and is accepted.
func (d *deriver) suffices(p contract.Policy, a contract.Alternative) {
	title := fmt.Sprintf("%s by a caller with only %s is accepted", d.op.ID, a.Permission)
	d.addCall(a.Suffices, "", title, d.only(p, a), func(s *trial.Session, e *exchange.Exchange) {
		success, _ := d.op.Success()
		s.Judge(e, trial.Exactly(success), title, a.Suffices)
	})
}

// addCall adds a case that makes the full call as the main caller, which must be accepted, and then as
// another one, whose response it judges.
func (d *deriver) addCall(site rule.Site, suffix, title string, by caller, judge func(*trial.Session, *exchange.Exchange)) {
	d.add(site, suffix, title, func(ctx context.Context, s *trial.Session) error {
		if err := d.twin(ctx, s, ""); err != nil {
			return err
		}
		call, err := s.Arrange(ctx, d.op.ID, "", resource.Full)
		if err != nil {
			return err
		}
		if err := by(s, &call); err != nil {
			return err
		}
		s.Step = when(title)
		e, err := s.Observed(ctx, call)
		if err != nil {
			return err
		}
		judge(s, e)
		return nil
	})
}

// without chooses the strongest credential that fails one policy and meets all others: one that has
// the permissions just below those that are asked for, if there is one.
func (d *deriver) without(p contract.Policy) caller {
	return func(s *trial.Session, c *trial.Call) error {
		lacks, holds := d.op.Without(p)
		nearest := slices.Clone(holds)
		for _, a := range p.Alternatives {
			if a.Below != "" {
				nearest = append(nearest, []string{a.Below})
			}
		}
		name, ok := s.Target.Lacking(lacks, nearest...)
		if !ok {
			name, ok = s.Target.Lacking(lacks, holds...)
		}
		if !ok {
			return trial.Blocked("the target has no credential that lacks only %s", strings.Join(p.Permissions(), " or "))
		}
		c.As = name
		return nil
	}
}

// only chooses the weakest credential that meets a policy by just one alternative.
func (d *deriver) only(p contract.Policy, a contract.Alternative) caller {
	return func(s *trial.Session, c *trial.Call) error {
		lacks, holds := d.op.Only(p, a)
		name, ok := s.Target.Least(lacks, holds...)
		if !ok || name == s.Target.Main {
			return trial.Blocked("the target has no credential with %s and fewer permissions than its main one", a.Permission)
		}
		c.As = name
		return nil
	}
}
