package trial

import (
	"context"
	"net/http"
	"time"

	"github.com/assay-conformance/assay/internal/contract"
	"github.com/assay-conformance/assay/internal/exchange"
	"github.com/assay-conformance/assay/internal/rule"
)

// ExpiredToken is the offer of a credential whose token has expired.
const ExpiredToken = "expired-token"

// Offers that trials of a rate limit need.
const (
	LowRateLimit     = "low-rate-limit"    // consent to use up a credential's rate limit
	SecondCredential = "second-credential" // a credential with the permissions of the main one and a separate limit
)

// RateOf returns how often one credential may call an operation of the target; zero calls if
// neither the target nor the document has a limit.
func (s *Session) RateOf(operation string) contract.Rate {
	switch op := s.Contract.Operation(operation); {
	case s.Target.Rate != nil:
		return *s.Target.Rate
	case op.Limit != nil:
		return op.Limit.Rate
	}
	return contract.Rate{}
}

// UseUp makes the calls that use up a rate limit, after a pause in which earlier calls expire. None
// of them may be refused by the rate limit: a limit below the documented one blocks.
//
// If the target's clock stands still, the next call is over the limit. Otherwise the limit recovers
// during the calls, so UseUp repeats the last call until it is refused, at most as often as the
// limit allows, and returns the refusal.
func (s *Session) UseUp(ctx context.Context, calls []Call) (refused *exchange.Exchange, err error) {
	if len(calls) == 0 {
		return nil, Blocked("neither the contract nor the target has a rate limit to use up")
	}
	if err := s.Target.Clock.Sleep(ctx, s.RateOf(calls[0].Operation).Per); err != nil {
		return nil, err
	}
	for i, call := range calls {
		call.NoRetry = true
		e, err := s.Send(ctx, call)
		if err != nil {
			return nil, err
		}
		if e.Status == http.StatusTooManyRequests {
			return nil, Blocked("call %d of %d allowed by the limit was refused", i+1, len(calls))
		}
	}
	if !s.Target.Recovers {
		return nil, nil
	}
	e, err := s.Overstep(ctx, calls[len(calls)-1])
	if err != nil || e.Status != http.StatusTooManyRequests {
		return nil, err
	}
	return e, nil
}

// Overstep makes a call over a limit that was used up: once if the clock stands still, otherwise
// repeatedly until it is refused, at most as often as the limit allows.
func (s *Session) Overstep(ctx context.Context, call Call) (*exchange.Exchange, error) {
	call.NoRetry = true
	tries := 1
	if s.Target.Recovers {
		tries += s.RateOf(call.Operation).Calls
	}
	for {
		e, err := s.Send(ctx, call)
		if tries--; err != nil || e.Status == http.StatusTooManyRequests || tries == 0 {
			return e, err
		}
	}
}

// Served records whether the rate limit let a call pass. A refusal for another reason says
// nothing about the rate limit: it blocks.
func (s *Session) Served(e *exchange.Exchange, phrase string, sites ...rule.Site) error {
	if e.Status != http.StatusTooManyRequests && !Succeeded(e) {
		return Blocked("%s returned %d, which says nothing about the rate limit", e.Operation, e.Status)
	}
	success, _ := s.Contract.Operation(e.Operation).Success()
	s.Judge(e, Exactly(success), phrase, sites...)
	return nil
}

// WaitTime returns how long a refused call must wait. A response other than 429, or one without a
// valid Retry-After, blocks.
func (s *Session) WaitTime(e *exchange.Exchange) (time.Duration, error) {
	if e.Status != http.StatusTooManyRequests {
		return 0, Blocked("the call over the limit returned %d, not 429", e.Status)
	}
	return RetryAfter(e)
}
