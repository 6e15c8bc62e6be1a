package derive

import (
	"context"
	"fmt"
	"net/http"
	"time"

	"github.com/assay-conformance/assay/internal/contract"
	"github.com/assay-conformance/assay/internal/exchange"
	"github.com/assay-conformance/assay/internal/result"
	"github.com/assay-conformance/assay/internal/rule"
	"github.com/assay-conformance/assay/internal/trial"
)

// rate: the four promises of a rate limit, for each operation that has one. Every trial first
// arranges the calls that it will need, lets the limit recover, and uses it up with calls of
// this very operation.
func (d *deriver) rate() {
	if d.op.Limit == nil {
		return
	}
	d.limited(contract.RateKept, d.op.ID+" past the rate limit is refused", d.pastLimit)
	d.limited(contract.RetryAfter, d.op.ID+" is served again after the time that Retry-After names", d.retryAfter)
	d.limited(contract.RatePerCredential, d.op.ID+" is served to others while one caller is limited", d.limitOfOne, trial.SecondCredential)
	if d.op.Writes() {
		d.limited(contract.RateLeavesNothing, d.op.ID+" that is refused for its rate changes nothing", d.leavesNothing)
	}
}

type limitTrial func(ctx context.Context, s *trial.Session, site rule.Site, title string) error

func (d *deriver) limited(guard, title string, run limitTrial, needs ...string) {
	site := rule.Guard(d.op.ID, guard)
	d.add(site, "", title, func(ctx context.Context, s *trial.Session) error { return run(ctx, s, site, title) })
	d.cases[len(d.cases)-1].Needs = append(needs, trial.LowRateLimit)
}

// arranged gives as many valid calls as the limit allows, and so many more.
func (d *deriver) arranged(ctx context.Context, s *trial.Session, more int) (allowed, past []trial.Call, err error) {
	n := s.RateOf(d.op.ID).Calls
	var calls []trial.Call
	for range n + more {
		call, err := s.Arrange(ctx, d.op.ID, "", trial.Minimal)
		if err != nil {
			return nil, nil, err
		}
		call.Hasty = true
		calls = append(calls, call)
	}
	return calls[:n], calls[n:], nil
}

// usedUp uses up the limit, and gives so many calls more that are arranged already.
func (d *deriver) usedUp(ctx context.Context, s *trial.Session, more int) ([]trial.Call, error) {
	allowed, past, err := d.arranged(ctx, s, more)
	if err != nil {
		return nil, err
	}
	return past, s.UseUp(ctx, allowed)
}

// tooMany is the refusal of a call past the limit: 429, or where the document does not say so
// any other.
func (d *deriver) tooMany() trial.Statuses {
	return trial.Statuses{Codes: []int{http.StatusTooManyRequests}, Refusal: !d.op.Documents(http.StatusTooManyRequests)}
}

func (d *deriver) pastLimit(ctx context.Context, s *trial.Session, site rule.Site, title string) error {
	past, err := d.usedUp(ctx, s, 1)
	if err != nil {
		return err
	}
	e, err := s.Send(ctx, past[0])
	if err != nil {
		return err
	}
	s.Refused(e, d.tooMany(), title, site)
	return nil
}

// retryAfter looks at what the refusal says, comes a second too early, and then in time. Being
// served too early is a warning: nobody is harmed.
func (d *deriver) retryAfter(ctx context.Context, s *trial.Session, site rule.Site, title string) error {
	past, err := d.usedUp(ctx, s, 3)
	if err != nil {
		return err
	}
	wait, err := d.told(ctx, s, past[0], site)
	if err != nil {
		return err
	}
	if err := s.Target.Clock.Sleep(ctx, wait-time.Second); err != nil {
		return err
	}
	success, _ := d.op.Success()
	early, err := s.Send(ctx, past[1])
	if err != nil {
		return err
	}
	s.Judge(early, trial.Statuses{Codes: []int{http.StatusTooManyRequests}, Tolerated: trial.Exactly(success).Codes}, d.op.ID+" is refused again before that time", site)
	if wait, err = s.Told(early); err != nil {
		return err
	}
	if err := s.Target.Clock.Sleep(ctx, wait); err != nil {
		return err
	}
	e, err := s.Send(ctx, past[2])
	if err != nil {
		return err
	}
	return s.Served(e, title, site)
}

// told makes a call past the limit, and enters whether its refusal says how long to wait.
func (d *deriver) told(ctx context.Context, s *trial.Session, past trial.Call, site rule.Site) (time.Duration, error) {
	e, err := s.Send(ctx, past)
	if err != nil {
		return 0, err
	}
	if e.Status != http.StatusTooManyRequests {
		return 0, trial.Blocked("the call past the limit was answered %d, not 429", e.Status)
	}
	if header := rule.MakeSite(string(d.op.AnswerSite(e.Status)), "header", "Retry-After"); d.contract.Has(header) {
		site = header
	}
	wait, err := trial.RetryAfter(e)
	check := result.Check{Sites: []rule.Site{site}, Grade: exchange.OK, Phrase: "Retry-After says how long to wait", Exchange: e.ID,
		Expected: "seconds, seconds with a unit or an HTTP date; at least a second and at most a day", Actual: fmt.Sprintf("%q", e.Response.Header.Get("Retry-After"))}
	if err != nil {
		check.Grade = exchange.Broken
	}
	s.Check(check)
	return wait, err
}

func (d *deriver) limitOfOne(ctx context.Context, s *trial.Session, site rule.Site, title string) error {
	past, err := d.usedUp(ctx, s, 1)
	if err != nil {
		return err
	}
	if err := d.refusedFor(ctx, s, past[0]); err != nil {
		return err
	}
	past[0].As = s.Target.Offers[trial.SecondCredential]
	e, err := s.Send(ctx, past[0])
	if err != nil {
		return err
	}
	return s.Served(e, title, site)
}

// refusedFor sees a call refused because of the limit.
func (d *deriver) refusedFor(ctx context.Context, s *trial.Session, past trial.Call) error {
	e, err := s.Send(ctx, past)
	if err != nil {
		return err
	}
	if want := d.tooMany(); want.Grade(e.Status) != exchange.OK {
		return trial.Blocked("the call past the limit was answered %d, not %s", e.Status, want)
	}
	return nil
}
