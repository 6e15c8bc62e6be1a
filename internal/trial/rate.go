package trial

import (
	"context"
	"net/http"
	"time"

	"github.com/assay-conformance/assay/internal/contract"
	"github.com/assay-conformance/assay/internal/exchange"
	"github.com/assay-conformance/assay/internal/rule"
)

// Names that trials of a rate limit need.
const (
	LowRateLimit     = "low-rate-limit"    // consent to use up a credential's rate limit
	SecondCredential = "second-credential" // a credential that may do what the main one may, with a limit of its own
)

// RateOf is how often the target lets one credential call an operation; no calls where neither
// the target nor the document has a limit.
func (s *Session) RateOf(operation string) contract.Rate {
	switch op := s.Contract.Operation(operation); {
	case s.Target.Rate != nil:
		return *s.Target.Rate
	case op.Limit != nil:
		return op.Limit.Rate
	}
	return contract.Rate{}
}

// UseUp makes calls that take all that a rate limit allows, after a pause in which what was
// counted before is forgotten. None may be refused for its rate: a limit below the documented
// one blocks.
//
// Where the target's clock stands still the very next call is one too many. Elsewhere time goes by,
// and the limit recovers a little while it is used up: there the last call is made again until
// it is refused, as often as the limit allows at most, and the refusal is given back.
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
			return nil, Blocked("call %d of the %d that the limit allows was refused already", i+1, len(calls))
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

// Overstep makes a call past a limit that was used up: once where the clock stands still,
// elsewhere again until it is refused, as often as the limit allows at most.
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

// Served enters whether a call was not refused for its rate. A refusal for another reason says
// nothing about the rate limit: it blocks.
func (s *Session) Served(e *exchange.Exchange, phrase string, sites ...rule.Site) error {
	if e.Status != http.StatusTooManyRequests && !Succeeded(e) {
		return Blocked("%s was answered %d, which says nothing about its rate", e.Operation, e.Status)
	}
	success, _ := s.Contract.Operation(e.Operation).Success()
	s.Judge(e, Exactly(success), phrase, sites...)
	return nil
}

// Told reads how long a refused call was told to wait. An answer that is no 429, or does not
// say it, blocks.
func (s *Session) Told(e *exchange.Exchange) (time.Duration, error) {
	if e.Status != http.StatusTooManyRequests {
		return 0, Blocked("the call past the limit was answered %d, not 429", e.Status)
	}
	return RetryAfter(e)
}
