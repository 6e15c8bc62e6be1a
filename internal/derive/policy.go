package derive

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/assay-conformance/assay/internal/contract"
	"github.com/assay-conformance/assay/internal/resource"
	"github.com/assay-conformance/assay/internal/trial"
)

// policies adds cases in which a caller who lacks just one permission is refused and its twin is accepted.
func (d *deriver) policies() {
	for _, p := range d.op.Policies {
		if p.Suffices {
			d.suffices(p)
		}
		var title string
		var lessen func(*trial.Session, *trial.Call) error
		want := d.denial(401)
		switch {
		case p.Condition != "":
			title = fmt.Sprintf("%s by a caller without %s is refused", d.op.ID, strings.Join(p.Any, " or "))
			lessen, want = d.without(p), d.denial(403)
		case strings.HasSuffix(string(p.Site), contract.CredentialPresent):
			title = d.op.ID + " without a credential is refused"
			lessen = func(_ *trial.Session, c *trial.Call) error { c.Anonymous = true; return nil }
		default:
			title = d.op.ID + " with an invalid token is refused"
			lessen = func(_ *trial.Session, c *trial.Call) error { c.BadToken = true; return nil }
		}
		d.add(p.Site, "", title, func(ctx context.Context, s *trial.Session) error {
			if err := d.twin(ctx, s, ""); err != nil {
				return err
			}
			call, err := s.Arrange(ctx, d.op.ID, "", resource.Full)
			if err != nil {
				return err
			}
			if err := lessen(s, &call); err != nil {
				return err
			}
			s.Step = when(title)
			e, err := s.Observed(ctx, call)
			if err != nil {
				return err
			}
			s.Refused(e, want, title, p.Site)
			return nil
		})
		d.expects(want)
	}
}

// suffices adds a case for each permission of a policy: a caller with that permission and as
// few others as possible is accepted.
func (d *deriver) suffices(p contract.Policy) {
	for _, permission := range p.Any {
		d.sufficesOnly(p, permission)
	}
}

func (d *deriver) sufficesOnly(p contract.Policy, permission string) {
	site, suffix := p.SufficesSite(d.op.ID), ""
	if len(p.Any) > 1 {
		suffix = "=" + permission
	}
	others := slices.DeleteFunc(slices.Clone(p.Any), func(other string) bool { return other == permission })
	holds := append(d.conditions(p.Condition), []string{permission})
	title := fmt.Sprintf("%s by a caller with only %s is accepted", d.op.ID, permission)
	d.add(site, suffix, title, func(ctx context.Context, s *trial.Session) error {
		if err := d.twin(ctx, s, ""); err != nil {
			return err
		}
		call, err := s.Arrange(ctx, d.op.ID, "", resource.Full)
		if err != nil {
			return err
		}
		name, ok := s.Target.Least(others, holds...)
		if !ok || name == s.Target.Main {
			return trial.Blocked("the target has no credential with %s and fewer permissions than its main one", permission)
		}
		call.As = name
		s.Step = when(title)
		e, err := s.Send(ctx, call)
		if err != nil {
			return err
		}
		success, _ := d.op.Success()
		s.Judge(e, trial.Exactly(success), title, site)
		return nil
	})
}

// conditions lists the permissions that the operation requires, except those of one condition.
func (d *deriver) conditions(except string) [][]string {
	var all [][]string
	for _, p := range d.op.Policies {
		if p.Condition != "" && p.Condition != except {
			all = append(all, p.Any)
		}
	}
	return all
}

// without chooses a credential that lacks one condition and meets all others.
func (d *deriver) without(lacked contract.Policy) func(*trial.Session, *trial.Call) error {
	return func(s *trial.Session, c *trial.Call) error {
		name, ok := s.Target.Lacking(lacked.Any, d.conditions(lacked.Condition)...)
		if !ok {
			return trial.Blocked("the target has no credential that lacks only %s", strings.Join(lacked.Any, " or "))
		}
		c.As = name
		return nil
	}
}

// denial is the given code if it is documented, else 401 or 403.
func (d *deriver) denial(code int) trial.Statuses {
	if d.op.Documents(code) {
		return trial.Statuses{Codes: []int{code}}
	}
	return trial.Statuses{Codes: []int{401, 403}}
}
