package trial

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"net/http"
	"strings"
	"time"

	"github.com/assay-conformance/assay/internal/contract"
	"github.com/assay-conformance/assay/internal/evidence"
	"github.com/assay-conformance/assay/internal/exchange"
)

// mostCallTime limits a call, including its body, unless the target sets a limit.
const mostCallTime = time.Minute

// Send makes a call, judges the exchange and records it. An error blocks the trial: the target is
// unreachable, a credential cannot sign in, writes are not allowed, or a call in doubt was
// refused.
func (s *Session) Send(ctx context.Context, call Call) (*exchange.Exchange, error) {
	op := s.Contract.Operation(call.Operation)
	if op == nil {
		return nil, fmt.Errorf("the contract has no operation %q", call.Operation)
	}
	if op.Writes() && !s.Target.Writes {
		return nil, Blocked("%s changes the target, and writes are not allowed (--allow-writes)", op.ID)
	}
	if err := s.lasting(call, op, s.Resources.Owner(op.ID)); err != nil {
		return nil, err
	}
	call = s.placed(call, op)
	if err := s.mayChange(call); err != nil {
		return nil, err
	}
	before := s.listedBefore(ctx, call)
	e, err := s.withRetry(ctx, call, op, s.judged)
	s.remember(call, e, before)
	if err == nil && s.plainer(call, e, op) {
		if e, err = s.withRetry(ctx, call, op, s.judged); err == nil && Succeeded(e) {
			s.Target.RefusedTellingName()
		}
		s.remember(call, e, before)
	}
	if err == nil && call.Doubt != "" && (Statuses{Refusal: true}).Grade(e.Status) == evidence.OK {
		return nil, Blocked("%s returned %d: %s", op.ID, e.Status, call.Doubt)
	}
	return e, err
}

// judged makes a call and records the findings about the exchange.
func (s *Session) judged(ctx context.Context, call Call, op *contract.Operation) (*exchange.Exchange, error) {
	e, err := s.exchange(ctx, call, op)
	if err != nil {
		return nil, err
	}
	about, err := s.Recorder.Judged(e)
	if err != nil {
		return nil, err
	}
	s.checkRequest(e, about)
	return e, nil
}

// Succeeded reports whether the response is a success (2xx).
func Succeeded(e *exchange.Exchange) bool { return e.Status/100 == 2 }

// exchange sends the call once. A write in flight is not cancelled with ctx: otherwise its effect
// would be unknown.
func (s *Session) exchange(ctx context.Context, call Call, op *contract.Operation) (*exchange.Exchange, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	req, err := call.request(ctx, s.Target, op)
	if err != nil {
		return nil, err
	}
	as := call.As
	switch {
	case call.Anonymous:
	case call.BadToken:
		s.Target.Identify(req, exchange.Unissued)
	default:
		if as == "" {
			as = s.Target.Main
		}
		if err := s.Target.Authorize(ctx, req, as); err != nil {
			if ctx.Err() != nil {
				return nil, ctx.Err()
			}
			return nil, Blocked("%s", err)
		}
		call.rescheme(req)
	}
	id := s.NextID()
	req.Header.Set("User-Agent", "assay")
	req.Header.Set("X-Correlation-Id", s.prefix+"-"+id)
	sending, cancel := s.bounded(ctx, op)
	defer cancel()
	e, err := exchange.Do(s.Target.Transport, s.Target.Clock.Now, req.WithContext(sending))
	if op.Writes() {
		s.Target.Wrote()
	}
	e.ID, e.Trial, e.Operation, e.Base, e.As, e.OnPurpose = id, s.Record.ID, op.ID, s.Target.URL, as, call.OnPurpose
	switch {
	case err == nil:
		if op.Secret && Succeeded(e) {
			s.Target.Learn(textsIn(e.Response.Body)...)
		}
		return e, nil
	case ctx.Err() != nil:
		return nil, ctx.Err()
	case errors.Is(err, context.DeadlineExceeded):
		return nil, Blocked("%s did not return a complete response within %s", op.ID, s.callTime())
	}
	return nil, Blocked("no response: %s", err)
}

// rescheme sends the credential of a request in another scheme, or in none: a bearer token as Basic, the
// id of a session as a token.
func (c Call) rescheme(req *http.Request) {
	if !c.OtherScheme && !c.NoScheme {
		return
	}
	token, bearer := strings.CutPrefix(req.Header.Get("Authorization"), "Bearer ")
	scheme := "Basic "
	if cookies := req.Cookies(); !bearer && len(cookies) > 0 {
		token, scheme = cookies[0].Value, "Bearer "
	}
	if c.NoScheme {
		scheme = ""
	}
	req.Header.Del("Cookie")
	req.Header.Set("Authorization", scheme+token)
}

// bounded returns the context of a call: with a deadline, and detached from ctx for a write.
func (s *Session) bounded(ctx context.Context, op *contract.Operation) (context.Context, context.CancelFunc) {
	if !op.Writes() {
		return context.WithTimeout(ctx, s.callTime())
	}
	free, stop := detached(ctx)
	limited, cancel := context.WithTimeout(free, s.callTime())
	return limited, func() { cancel(); stop() }
}

func (s *Session) callTime() time.Duration { return cmp.Or(s.Target.CallTime, mostCallTime) }
