// Package trial is one trial at work: it makes calls, has them judged, and keeps the record.
//
// A [Session] belongs to one scenario or one derived case. Everything that reaches the target
// goes through [Session.Send], so that no call can be made that is not judged, redacted and
// recorded, and no call that breaks the contract without saying so: that is an error of ours,
// never evidence. What a session made on a target that others share, it removes when it is
// closed, last first, and nothing else.
//
// Three rules keep the blame exact. A Given that fails blocks its trial and speaks only
// against the answer it got. An answer with an unexpected status says nothing about its body.
// A call never fails by itself: only a check, and the contract's findings, judge.
package trial

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/assay-conformance/assay/internal/contract"
	"github.com/assay-conformance/assay/internal/exchange"
	"github.com/assay-conformance/assay/internal/result"
	"github.com/assay-conformance/assay/internal/rule"
	"github.com/assay-conformance/assay/internal/target"
)

// callTime is how long a call may take, its body included, where the target does not say.
const callTime = time.Minute

// Session is one trial at work. It is not safe for concurrent use.
type Session struct {
	Target   *target.Target
	Contract *contract.Contract
	Binding  Binding
	Record   *result.Trial

	log       *exchange.Log
	prefix    string // of the names that this session gives
	names     int
	exchanges []*exchange.Exchange
	asked     map[rule.Site]bool

	creations []creation
	owned     map[string]bool // ids of things that were read back under a name of this run
	unproven  map[string]bool // ids that creations were answered with, and nothing else shows
	deleted   map[string]bool // ids of things that the trial itself has deleted

	// Limits are, by operation, the trials of every documented limit of its requests.
	Limits map[string][]Limit

	// Original is what stood at the place that the trial changed in a valid call: what a
	// defect that accepts the change must put back.
	Original any
}

// NewSession starts a trial. A nil log stores nothing. prefix begins every name that the session gives; it must be the
// run's own on a target that others share.
func NewSession(t *target.Target, c *contract.Contract, b Binding, record *result.Trial, log *exchange.Log, prefix string) *Session {
	record.Looked, record.Answers = map[rule.Site]bool{}, map[rule.Site]int{}
	return &Session{Target: t, Contract: c, Binding: b, Record: record, log: log, prefix: prefix, asked: map[rule.Site]bool{},
		owned: map[string]bool{}, unproven: map[string]bool{}, deleted: map[string]bool{}}
}

// Limit oversteps one documented limit of a request, and enters whether that is refused.
type Limit func(ctx context.Context, s *Session) error

// BlockedError says why a trial cannot go on through no fault of the promise it tries.
type BlockedError struct{ Reason string }

func (b *BlockedError) Error() string { return b.Reason }

// Blocked makes a BlockedError.
func Blocked(format string, args ...any) error {
	return &BlockedError{Reason: fmt.Sprintf(format, args...)}
}

// VacuousError ends a trial that has nothing to judge: neither blocked nor anybody's fault.
type VacuousError struct{}

func (*VacuousError) Error() string { return "nothing to judge" }

// Stop enters the error that ended a trial: blocked, or our own fault.
func (s *Session) Stop(err error) {
	var blocked *BlockedError
	var vacuous *VacuousError
	switch {
	case err == nil, errors.As(err, &vacuous):
	case errors.Is(err, context.Canceled), errors.Is(err, context.DeadlineExceeded):
		s.Record.Blocked = "the run was interrupted"
	case errors.As(err, &blocked):
		s.Record.Blocked = blocked.Reason
	case s.Record.Error == "":
		s.Record.Error = err.Error()
	}
}

// Name gives a name that no other call of the run has used.
func (s *Session) Name() string {
	s.names++
	return fmt.Sprintf("%s-%d-%d", s.prefix, s.Record.Number, s.names)
}

// Send makes a call, judges the exchange and records it. The error blocks the trial: the
// target could not be reached, a credential could not sign in, writing is not allowed, a call
// in doubt was refused.
func (s *Session) Send(ctx context.Context, call Call) (*exchange.Exchange, error) {
	op := s.Contract.Operation(call.Operation)
	if op == nil {
		return nil, fmt.Errorf("the contract has no operation %q", call.Operation)
	}
	if op.Writes() && !s.Target.Writes {
		return nil, Blocked("%s changes the target, and writing to it is not allowed (--allow-writes)", op.ID)
	}
	if err := s.mayChange(call); err != nil {
		return nil, err
	}
	e, err := s.patiently(ctx, call, op, s.judged)
	s.remember(call, e)
	if err == nil && call.Doubt != "" && (Statuses{Refusal: true}).Grade(e.Status) == exchange.OK {
		return nil, Blocked("%s answered %d: %s", op.ID, e.Status, call.Doubt)
	}
	return e, err
}

// judged makes a call, and enters what the contract says of the exchange.
func (s *Session) judged(ctx context.Context, call Call, op *contract.Operation) (*exchange.Exchange, error) {
	e, err := s.exchange(ctx, call, op)
	if err != nil {
		return nil, err
	}
	if err := s.Contract.Judge(e); err != nil {
		return nil, err
	}
	s.take(e)
	return e, nil
}

// Succeeded says whether an exchange was answered with a success.
func Succeeded(e *exchange.Exchange) bool { return e.Status/100 == 2 }

// exchange sends the call as it is. A write that was begun is not cancelled with ctx: what it
// made could not be known otherwise.
func (s *Session) exchange(ctx context.Context, call Call, op *contract.Operation) (*exchange.Exchange, error) {
	req, err := call.request(ctx, s.Target, op)
	if err != nil {
		return nil, err
	}
	as := call.As
	switch {
	case call.Anonymous:
	case call.BadToken:
		req.Header.Set("Authorization", "Bearer nobody-issued-this-token")
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
	}
	id := fmt.Sprintf("%d.%d", s.Record.Number, len(s.exchanges)+1)
	req.Header.Set("User-Agent", "assay")
	req.Header.Set("X-Correlation-Id", s.prefix+"-"+id)
	sending := ctx
	if op.Writes() {
		var stop context.CancelFunc
		sending, stop = detached(ctx)
		defer stop()
	}
	limit := cmp.Or(s.Target.CallTime, callTime)
	sending, cancel := context.WithTimeout(sending, limit)
	defer cancel()
	e, err := exchange.Do(s.Target.Transport, s.Target.Clock.Now, req.WithContext(sending))
	e.ID, e.Trial, e.Operation, e.Base, e.As, e.OnPurpose = id, s.Record.ID, op.ID, s.Target.URL, as, call.OnPurpose
	if err != nil {
		switch {
		case ctx.Err() != nil:
			return nil, ctx.Err()
		case errors.Is(err, context.DeadlineExceeded):
			return nil, Blocked("%s was not answered whole within %s", op.ID, limit)
		}
		return nil, Blocked("no answer: %s", err)
	}
	return e, nil
}

// take enters a judged exchange into the record.
func (s *Session) take(e *exchange.Exchange) {
	s.exchanges = append(s.exchanges, e)
	s.Record.Exchanges = append(s.Record.Exchanges, e.ID)
	s.Record.Answers[e.Answer()]++
	for _, site := range e.Looked {
		s.Record.Looked[site] = true
	}
	for _, site := range e.Asked {
		s.asked[site] = true
	}
	if e.OnPurpose != "" {
		s.asked[e.OnPurpose] = true
	}
	if len(e.Looked) == 0 {
		s.Stop(fmt.Errorf("nothing of the answer to %s was validated", e.Operation))
	}
	broken := false
	for i := range e.Findings {
		f := &e.Findings[i]
		f.Exchange = e.ID
		switch {
		case f.Request && e.OnPurpose != "" && f.Site.Under(e.OnPurpose):
			broken = true
		case f.Request:
			s.Stop(fmt.Errorf("our request to %s breaks the contract at %s: expected %s, got %s", e.Operation, f.Site, f.Expected, f.Actual))
		case f.Grade == exchange.Tolerated && s.Target.Own:
			f.Grade = exchange.Broken // our own stub has no business to add members
			s.Record.Findings = append(s.Record.Findings, *f)
		default:
			s.Record.Findings = append(s.Record.Findings, *f)
		}
	}
	if e.OnPurpose != "" && !broken {
		s.Stop(fmt.Errorf("our request to %s was to break %s and keeps it", e.Operation, e.OnPurpose))
	}
}

// Touched lists the sites that the trial put to the test: answers and what was validated of
// them, constraints that its requests exercised, guards that the stub was asked for.
func (s *Session) Touched() map[rule.Site]bool {
	touched := map[rule.Site]bool{}
	for _, from := range []map[rule.Site]bool{s.Record.Looked, s.asked} {
		for site := range from {
			touched[site] = true
		}
	}
	if s.Target.Asked != nil {
		for site := range s.Target.Asked() {
			touched[site] = true
		}
	}
	return touched
}
