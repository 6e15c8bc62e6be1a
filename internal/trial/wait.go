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

// How long a trial waits because it is told to, and how often.
const (
	longestWait = 2 * time.Minute // a Retry-After beyond it blocks the trial
	mostRetries = 5

	longestRetryAfter = 24 * 60 * 60 // seconds that a Retry-After may sensibly name: a day
)

// patiently makes a call in the given way, and when the target says that it comes too often
// waits as told and makes it again. The record says how long the trial has waited.
func (s *Session) withRetry(ctx context.Context, call Call, op *contract.Operation, send func(context.Context, Call, *contract.Operation) (*exchange.Exchange, error)) (*exchange.Exchange, error) {
	for tries := 0; ; tries++ {
		e, err := send(ctx, call, op)
		if err != nil || call.NoRetry || e.Status != http.StatusTooManyRequests {
			return e, err
		}
		wait, err := RetryAfter(e)
		switch {
		case err != nil:
			return nil, Blocked("%s came too often, and the answer does not say how long to wait: %s", op.ID, err)
		case wait > longestWait:
			return nil, Blocked("%s came too often, and the target asks for %s; assay waits at most %s", op.ID, wait, longestWait)
		case tries == mostRetries:
			return nil, Blocked("%s came too often %d times, though each time assay waited as told", op.ID, tries+1)
		}
		s.Record.Waited += int(wait.Seconds())
		if err := s.Target.Clock.Sleep(ctx, wait); err != nil {
			return nil, err
		}
	}
}

// inSeconds matches whole seconds, and seconds with a unit as Zscaler sends them besides.
var inSeconds = regexp.MustCompile(`^([0-9]+)s?$`)

// RetryAfter reads how long an answer says to wait: whole seconds or an HTTP date (RFC 9110,
// section 10.2.3), or seconds with a unit. Less than a second and more than a day are errors.
func RetryAfter(e *exchange.Exchange) (time.Duration, error) {
	text := strings.TrimSpace(e.Response.Header.Get("Retry-After"))
	if text == "" {
		return 0, Blocked("there is no Retry-After")
	}
	var wait time.Duration
	if m := inSeconds.FindStringSubmatch(text); m != nil {
		seconds, err := strconv.Atoi(m[1])
		if err != nil || seconds > longestRetryAfter { // a larger number may be none that a duration holds
			seconds = longestRetryAfter + 1
		}
		wait = time.Duration(seconds) * time.Second
	} else {
		at, err := http.ParseTime(text)
		if err != nil {
			return 0, Blocked("Retry-After is %q: neither seconds nor an HTTP date", text)
		}
		wait = at.Sub(e.Sent).Round(time.Second)
	}
	if wait < time.Second || wait > longestRetryAfter*time.Second {
		return 0, Blocked("Retry-After is %q: want at least a second and at most a day", text)
	}
	return wait, nil
}

// Await makes a call until its answer is as wanted, for as long as the target may take to show
// a change. It gives the last exchange, wanted or not: to judge it is the caller's business.
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

// Until looks again and again until it is done, for as long as the target may take to show a
// change; once, where changes show at once.
func (s *Session) Until(ctx context.Context, look func() (done bool, err error)) error {
	const polls = 5
	for n := 0; ; n++ {
		done, err := look()
		if err != nil || done || s.Target.PropagationDelay == 0 || n == polls {
			return err
		}
		if err := s.Target.Clock.Sleep(ctx, s.Target.PropagationDelay/polls); err != nil {
			return err
		}
	}
}

// Settled waits until every change so far must show: before a look that is to find nothing new.
func (s *Session) AwaitPropagation(ctx context.Context) error {
	return s.Target.Clock.Sleep(ctx, s.Target.PropagationDelay)
}
