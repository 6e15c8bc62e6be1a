package stub

import (
	"fmt"
	"math"
	"net/http"
	"net/http/httptest"
	"time"

	"golang.org/x/time/rate"

	"github.com/assay-conformance/assay/internal/contract"
	"github.com/assay-conformance/assay/internal/rule"
)

// LowRate is the limit of a stub for trials that use one up: a few calls, so that they are
// quick, in a time that they do not divide.
var LowRate = contract.Rate{Calls: 3, Per: 10 * time.Second}

// NoRate is no limit at all.
var NoRate = contract.Rate{}

// counted is what calls are counted by: the calls of one caller, or with one token, of the
// operations that share a limit.
type counted struct {
	whose string
	limit *contract.RateLimit
}

// limited refuses the call that is one too many. The promises of a limit are guards where the
// document has one; a limit that was asked for besides (Options.Rate) has none.
func (c *Chain) limited(op *contract.Operation, caller Principal, w http.ResponseWriter, r *http.Request, serve func(http.ResponseWriter)) {
	keeps := func(name string) bool { return op.Limit == nil || c.Switches.Enforces(rule.Guard(op.ID, name)) }
	who := counted{whose: caller.Name, limit: op.Limit}
	if op.Limit != nil && op.Limit.PerToken {
		who.whose = r.Header.Get("Authorization")
	}
	if !keeps(contract.RatePerCredential) {
		who.whose = ""
	}
	wait := c.over(op, who)
	if wait == 0 || !keeps(contract.RateEnforced) {
		serve(w)
		return
	}
	if op.Writes() && !keeps(contract.RateLeavesNothing) {
		serve(httptest.NewRecorder())
	}
	if !keeps(contract.RetryAfter) {
		wait /= 2
	}
	form := c.RetryAfter
	if form == nil {
		form = func(wait time.Duration) string { return fmt.Sprint(Seconds(wait)) }
	}
	w.Header().Set("Retry-After", form(wait))
	c.Refuse(w, http.StatusTooManyRequests, "rate_limited", "API workload limit exceeded")
}

// Seconds are the whole seconds that cover a time.
func Seconds(d time.Duration) int { return int(math.Ceil(d.Seconds())) }

// over counts a call, and says how long the caller must wait if it was one too many.
func (c *Chain) over(op *contract.Operation, who counted) time.Duration {
	var limit contract.Rate
	switch {
	case c.Options.Rate != nil:
		limit = *c.Options.Rate
	case op.Limit != nil:
		limit = op.Limit.Rate
	}
	if limit.Calls == 0 {
		return 0
	}
	made, _ := c.limits.LoadOrStore(who, rate.NewLimiter(rate.Every(limit.Per/time.Duration(limit.Calls)), limit.Calls))
	now := c.Accounts.clock.Now()
	booking := made.(*rate.Limiter).ReserveN(now, 1)
	wait := booking.DelayFrom(now)
	if wait > 0 {
		booking.CancelAt(now)
	}
	return wait
}
