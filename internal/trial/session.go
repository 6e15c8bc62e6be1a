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
	"context"
	"errors"
	"fmt"

	"github.com/assay-conformance/assay/internal/contract"
	"github.com/assay-conformance/assay/internal/exchange"
	"github.com/assay-conformance/assay/internal/record"
	"github.com/assay-conformance/assay/internal/resource"
	"github.com/assay-conformance/assay/internal/result"
	"github.com/assay-conformance/assay/internal/rule"
	"github.com/assay-conformance/assay/internal/target"
)

// Session is one trial at work. It is not safe for concurrent use.
type Session struct {
	Target    *target.Target
	Contract  *contract.Contract
	Resources *resource.Set
	Record    *result.Trial
	*record.Recorder

	prefix    string // of the names that this session gives
	names     int
	creations []creation
	owned     map[string]bool // ids of things that were read back under a name of this run
	unproven  map[string]bool // ids that creations were answered with, and nothing else shows
	deleted   map[string]bool // ids of things that the trial itself has tried to delete

	// Limits are, by operation, the trials of every documented limit of its requests.
	Limits map[string][]Limit

	// Original is what stood at the place that the trial changed in a valid call: what a
	// defect that accepts the change must put back.
	Original any
}

// NewSession starts a trial. A nil log stores nothing. prefix begins every name that the session gives; it must be the
// run's own on a target that others share.
func NewSession(t *target.Target, c *contract.Contract, r *resource.Set, trial *result.Trial, log *exchange.Log, prefix string) *Session {
	recorder := record.New(trial, c, log, t.Redactor)
	recorder.Strict = t.Strict
	return &Session{Target: t, Contract: c, Resources: r, Record: trial, Recorder: recorder, prefix: prefix,
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

// Touched lists the sites that the trial put to the test, the guards that the stub was asked
// for included.
func (s *Session) Touched() map[rule.Site]bool {
	touched := s.Recorder.Touched()
	if s.Target.GuardsReached != nil {
		for site := range s.Target.GuardsReached() {
			touched[site] = true
		}
	}
	return touched
}
