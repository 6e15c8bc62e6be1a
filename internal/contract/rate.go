package contract

import (
	"fmt"
	"slices"
	"time"

	"github.com/assay-conformance/assay/internal/rule"
)

// Rate is how many calls one credential may make in a period.
type Rate struct {
	Calls int
	Per   time.Duration
}

func (r Rate) String() string { return fmt.Sprintf("%d calls in %s", r.Calls, r.Per) }

// RateLimit is one entry of x-rate-limit: operations that share it are counted together.
type RateLimit struct {
	Rate
	Methods  []string // of limited calls; empty for all
	PerToken bool     // each access token has its own limit; else each caller has one, whatever its tokens
}

// Names of the guards of a rate limit.
const (
	RateEnforced      = "rate-limit"           // the call past the limit is refused
	RetryAfter        = "retry-after"          // waiting for Retry-After suffices, and less does not
	RateLeavesNothing = "limit-leaves-nothing" // the refused write changed nothing
	RatePerCredential = "limit-per-credential" // each caller has its own limit
)

// limit sets the rate limit of an operation and adds its guards.
func (c *Contract) limit(o *Operation, limits []*RateLimit) {
	i := slices.IndexFunc(limits, func(l *RateLimit) bool { return len(l.Methods) == 0 || slices.Contains(l.Methods, o.Method) })
	if i < 0 {
		return
	}
	o.Limit = limits[i]
	names := []string{RateEnforced, RetryAfter, RatePerCredential}
	if o.Writes() {
		names = append(names, RateLeavesNothing)
	}
	for _, name := range names {
		c.sites[rule.Guard(o.ID, name)] = o.Line
	}
}
