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

// LowRate is the limit of a stub for trials that use it up: few calls, so that the trials are
// fast, in a period that is not a multiple of them.
var LowRate = contract.Rate{Calls: 3, Per: 10 * time.Second}

// NoRate means no rate limit.
var NoRate = contract.Rate{}

// counted is the key by which calls are counted: the caller or the token, and the limit that some
// operations share.
type counted struct {
	by    string
	limit *contract.RateLimit
}

// limited refuses calls over the limit. The rules of a limit are guards if the document has one; an
// additional limit (Options.Rate) has no guards.
func (c *Chain) limited(op *contract.Operation, caller Principal, w http.ResponseWriter, r *http.Request, serve func(http.ResponseWriter)) {
	enforces := func(name string) bool { return op.Limit == nil || c.Switches.Enforces(rule.Guard(op.ID, name)) }
	key := counted{by: caller.Name, limit: op.Limit}
	if op.Limit != nil && op.Limit.PerToken {
		key.by = r.Header.Get("Authorization")
	}
	if !enforces(contract.RatePerCredential) {
		key.by = ""
	}
	wait := c.over(op, key)
	if wait == 0 || !enforces(contract.RateEnforced) {
		serve(w)
		return
	}
	if op.Writes() && !enforces(contract.RateLeavesNothing) {
		serve(httptest.NewRecorder())
	}
	if !enforces(contract.RetryAfter) {
		wait /= 2
	}
	format := c.RetryAfter
	if format == nil {
		format = func(wait time.Duration) string { return fmt.Sprint(Seconds(wait)) }
	}
	w.Header().Set("Retry-After", format(wait))
	c.Refuse(w, http.StatusTooManyRequests, "rate_limited", "API workload limit exceeded")
}

// Seconds returns a duration in seconds, rounded up.
func Seconds(d time.Duration) int { return int(math.Ceil(d.Seconds())) }

// over counts a call and returns how long the caller must wait if it is over the limit.
func (c *Chain) over(op *contract.Operation, key counted) time.Duration {
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
	made, _ := c.limits.LoadOrStore(key, rate.NewLimiter(rate.Every(limit.Per/time.Duration(limit.Calls)), limit.Calls))
	now := c.Accounts.clock.Now()
	booking := made.(*rate.Limiter).ReserveN(now, 1)
	wait := booking.DelayFrom(now)
	if wait > 0 {
		booking.CancelAt(now)
	}
	return wait
}
