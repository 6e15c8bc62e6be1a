package derive

import (
	"context"
	"fmt"
	"net/http"
	"time"

	"github.com/assay-conformance/assay/internal/contract"
	"github.com/assay-conformance/assay/internal/evidence"
	"github.com/assay-conformance/assay/internal/exchange"
	"github.com/assay-conformance/assay/internal/resource"
	"github.com/assay-conformance/assay/internal/rule"
	"github.com/assay-conformance/assay/internal/trial"
)

// rate adds the four cases of a rate limit, for each operation that has one. Every trial first
// arranges the calls that it needs, lets the limit recover, and uses it up with calls of this
// operation.
func (d *deriver) rate() {
	if d.op.Limit == nil {
		return
	}
	d.limited(contract.RateEnforced, d.op.ID+" past the rate limit is refused", d.pastLimit)
	d.limited(contract.RetryAfter, d.op.ID+" is accepted again after the Retry-After delay", d.retryAfter)
	d.limited(contract.RatePerCredential, d.op.ID+" by another caller is accepted while one caller is limited", d.limitOfOne, trial.SecondCredential)
	if d.op.Writes() {
		d.limited(contract.RateLeavesNothing, d.op.ID+" refused by the rate limit changes nothing", d.leavesNothing)
	}
}

type limitTrial func(ctx context.Context, s *trial.Session, site rule.Site, title string) error

func (d *deriver) limited(guard, title string, run limitTrial, needs ...string) {
	site := rule.Guard(d.op.ID, guard)
	d.add(site, "", title, func(ctx context.Context, s *trial.Session) error { return run(ctx, s, site, title) })
	d.cases[len(d.cases)-1].Needs = append(needs, trial.LowRateLimit)
	if guard == contract.RateEnforced {
		d.expects(d.tooMany())
	}
}

// arranged returns as many valid calls as the limit allows, and more past it. A read is
// repeated: its object exists already.
func (d *deriver) arranged(ctx context.Context, s *trial.Session, more int) (allowed, past []trial.Call, err error) {
	n := s.RateOf(d.op.ID).Calls
	calls := make([]trial.Call, n+more)
	for i := range calls {
		if i > 0 && !d.op.Writes() {
			calls[i] = calls[0]
			continue
		}
		if calls[i], err = s.Arrange(ctx, d.op.ID, "", resource.Minimal); err != nil {
			return nil, nil, err
		}
		calls[i].NoRetry = true
	}
	return calls[:n], calls[n:], nil
}

// exceed uses up the limit, makes one more call and returns its exchange, with the given number
// of further calls, arranged.
func (d *deriver) exceed(ctx context.Context, s *trial.Session, more int) (*exchange.Exchange, []trial.Call, error) {
	allowed, past, err := d.arranged(ctx, s, more+1)
	if err != nil {
		return nil, nil, err
	}
	s.Step = usingUp
	e, err := s.UseUp(ctx, allowed)
	s.Step = "When it is called once more"
	if err == nil && e == nil {
		e, err = s.Send(ctx, past[0])
	}
	return e, past[1:], err
}

// tooMany is the refusal of a call past the limit: 429, or any other where the document has no
// 429.
func (d *deriver) tooMany() trial.Statuses {
	return trial.Statuses{Codes: []int{http.StatusTooManyRequests}, Refusal: !d.op.Documents(http.StatusTooManyRequests)}
}

func (d *deriver) pastLimit(ctx context.Context, s *trial.Session, site rule.Site, title string) error {
	e, _, err := d.exceed(ctx, s, 0)
	if err != nil {
		return err
	}
	s.Refused(e, d.tooMany(), title, site)
	return nil
}

// retryAfter reads Retry-After from the refusal and calls again a second too early, then in
// time. Success too early is only a warning: it harms no client.
func (d *deriver) retryAfter(ctx context.Context, s *trial.Session, site rule.Site, title string) error {
	e, past, err := d.exceed(ctx, s, 2)
	if err != nil {
		return err
	}
	wait, err := d.checkRetryAfter(s, e, site)
	if err != nil {
		return err
	}
	if err := s.Target.Clock.Sleep(ctx, wait-time.Second); err != nil {
		return err
	}
	success, _ := d.op.Success()
	s.Step = "When it is called again a second too early"
	early, err := s.Send(ctx, past[0])
	if err != nil {
		return err
	}
	s.Judge(early, trial.Statuses{Codes: []int{http.StatusTooManyRequests}, Tolerated: trial.Exactly(success).Codes}, d.op.ID+" is refused again before that time", site)
	if wait, err = s.WaitTime(early); err != nil {
		return err
	}
	if err := s.Target.Clock.Sleep(ctx, wait); err != nil {
		return err
	}
	s.Step = "When it is called again in time"
	if e, err = s.Send(ctx, past[1]); err != nil {
		return err
	}
	return s.Served(e, title, site)
}

// checkRetryAfter checks that the refusal of a call past the limit has a Retry-After.
func (d *deriver) checkRetryAfter(s *trial.Session, e *exchange.Exchange, site rule.Site) (time.Duration, error) {
	if e.Status != http.StatusTooManyRequests {
		return 0, trial.Blocked("the call past the limit returned %d, not 429", e.Status)
	}
	if header := rule.MakeSite(string(d.op.ResponseSite(e.Status)), "header", "Retry-After"); d.contract.Has(header) {
		site = header
	}
	wait, err := trial.RetryAfter(e)
	check := evidence.Check{Sites: []rule.Site{site}, Grade: evidence.OK, Phrase: "Retry-After has a delay", Exchange: e.ID,
		Expected: "seconds, seconds with a unit or an HTTP date, from a second to a day", Actual: fmt.Sprintf("%q", e.Response.Header.Get("Retry-After"))}
	if err != nil {
		check.Grade = evidence.Violated
	}
	s.Check(check)
	return wait, err
}

func (d *deriver) limitOfOne(ctx context.Context, s *trial.Session, site rule.Site, title string) error {
	e, past, err := d.exceed(ctx, s, 1)
	if err != nil {
		return err
	}
	if err := d.isRefused(e); err != nil {
		return err
	}
	past[0].As = s.Target.Offers[trial.SecondCredential]
	s.Step = "When another caller calls it"
	e, err = s.Send(ctx, past[0])
	if err != nil {
		return err
	}
	return s.Served(e, title, site)
}

// isRefused blocks a trial whose call past the limit was not refused.
func (d *deriver) isRefused(e *exchange.Exchange) error {
	if want := d.tooMany(); want.Grade(e.Status) != evidence.OK {
		return trial.Blocked("the call past the limit returned %d, not %s", e.Status, want)
	}
	return nil
}
