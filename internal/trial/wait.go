package trial

import (
	"context"
	"net/http"
	"regexp"
	"strconv"
	"strings"
	"time"

	"github.com/assay-conformance/assay/internal/contract"
	"github.com/assay-conformance/assay/internal/exchange"
)

// How long and how often a trial waits for a Retry-After.
const (
	longestWait = 2 * time.Minute // a Retry-After beyond it blocks the trial
	mostRetries = 5

	longestRetryAfter = 24 * 60 * 60 // seconds in a day: a longer Retry-After makes no sense
)

// withRetry makes a call with send. After a 429 it waits as Retry-After says and repeats the call.
// The record says how long the trial has waited.
func (s *Session) withRetry(ctx context.Context, call Call, op *contract.Operation, send func(context.Context, Call, *contract.Operation) (*exchange.Exchange, error)) (*exchange.Exchange, error) {
	call = s.placed(call, op)
	for tries := 0; ; tries++ {
		e, err := send(ctx, call, op)
		if err != nil || call.NoRetry || e.Status != http.StatusTooManyRequests {
			return e, err
		}
		wait, err := RetryAfter(e)
		switch {
		case err != nil:
			return nil, Blocked("%s exceeded the rate limit, and the response does not say how long to wait: %s", op.ID, err)
		case wait > longestWait:
			return nil, Blocked("%s exceeded the rate limit, and the target asks for %s; assay waits at most %s", op.ID, wait, longestWait)
		case tries == mostRetries:
			return nil, Blocked("%s exceeded the rate limit %d times, although assay waited for Retry-After each time", op.ID, tries+1)
		}
		s.Record.Waited += int(wait.Seconds())
		if err := s.Target.Clock.Sleep(ctx, wait); err != nil {
			return nil, err
		}
	}
}

// inSeconds matches whole seconds, optionally with a unit as Zscaler sends them.
var inSeconds = regexp.MustCompile(`^([0-9]+)s?$`)

// RetryAfter returns the time to wait in a response: whole seconds or an HTTP date (RFC 9110,
// section 10.2.3), or seconds with a unit. Less than a second and more than a day are errors.
func RetryAfter(e *exchange.Exchange) (time.Duration, error) {
	text := strings.TrimSpace(e.Response.Header.Get("Retry-After"))
	if text == "" {
		return 0, Blocked("no Retry-After")
	}
	var wait time.Duration
	if m := inSeconds.FindStringSubmatch(text); m != nil {
		seconds, err := strconv.Atoi(m[1])
		if err != nil || seconds > longestRetryAfter { // a larger number could overflow a duration
			seconds = longestRetryAfter + 1
		}
		wait = time.Duration(seconds) * time.Second
	} else {
		at, err := http.ParseTime(text)
		if err != nil {
			return 0, Blocked("invalid Retry-After %q: neither seconds nor an HTTP date", text)
		}
		wait = at.Sub(e.Sent).Round(time.Second)
	}
	if wait < time.Second || wait > longestRetryAfter*time.Second {
		return 0, Blocked("invalid Retry-After %q: want at least a second and at most a day", text)
	}
	return wait, nil
}

// Await repeats a call until the response is as wanted, up to the propagation delay. It returns the
// last exchange in either case: the caller judges it.
func (s *Session) Await(ctx context.Context, call Call, wanted func(*exchange.Exchange) bool) (*exchange.Exchange, error) {
	var e *exchange.Exchange
	err := s.Until(ctx, func() (done bool, err error) {
		if e, err = s.Send(ctx, call); err != nil {
			return false, err
		}
		return wanted(e), nil
	})
	return e, err
}

// Until polls until done, up to the propagation delay; only once if changes are visible
// immediately.
func (s *Session) Until(ctx context.Context, poll func() (done bool, err error)) error {
	const polls = 5
	for n := 0; ; n++ {
		done, err := poll()
		if err != nil || done || s.Target.PropagationDelay == 0 || n == polls {
			return err
		}
		if err := s.Target.Clock.Sleep(ctx, s.Target.PropagationDelay/polls); err != nil {
			return err
		}
	}
}

// AwaitPropagation waits until every change so far is visible, also those of other trials.
func (s *Session) AwaitPropagation(ctx context.Context) error {
	return s.Target.Clock.Sleep(ctx, s.Target.Unsettled())
}
