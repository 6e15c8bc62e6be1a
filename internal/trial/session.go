// Package trial runs one trial: it makes calls, has them judged and keeps the record.
//
// A [Session] belongs to one scenario or one derived case. Every call to the target goes through
// [Session.Send], so every call is judged, redacted and recorded. A request that violates the
// contract unintentionally is a harness error, never evidence. When a session is closed, it removes
// what it created on a shared target, last first, and nothing else.
//
// Three rules keep the blame exact. A Given that fails blocks its trial and counts only against
// the response it got. A response with an unexpected status says nothing about its body. A call
// never fails by itself: only checks and the findings of the contract judge.
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

// Session is a running trial. It is not safe for concurrent use.
type Session struct {
	Target    *target.Target
	Contract  *contract.Contract
	Resources *resource.Set
	Record    *result.Trial
	*record.Recorder

	prefix    string // of the names that this session generates
	names     int
	telling   map[string]bool // the telling names among them
	creations []creation
	parents   map[string]Thing // by noun: the thing in which this trial's things are
	made      map[string]Call  // by id: the call that created a thing which was read back
	owned     map[string]bool  // ids of things that were read back with a name of this run
	unproven  map[string]bool  // ids that come only from responses to creations
	deleted   map[string]bool  // ids that the trial itself has tried to delete

	aftermaths map[string]aftermath // of refused writes, by exchange
	seen       map[string]bool      // ids of things that an observing read has shown
	exists     map[string]bool      // offers that the trial has looked at
	unclear    map[string]string    // by exchange: why what a write did could not be seen

	// Catalogue has the rules at whose sites an observed write is judged; nil for none.
	Catalogue *rule.Catalogue

	// Limits contains, by operation, a test of every documented limit of its requests.
	Limits map[string][]Limit

	// Original is the value that the trial replaced in a valid call: a mutant that accepts the
	// change restores it.
	Original any
}

// NewSession starts a trial. A nil log stores nothing. Every name that the session generates starts
// with prefix, which must be unique to the run on a shared target.
func NewSession(t *target.Target, c *contract.Contract, r *resource.Set, trial *result.Trial, log *exchange.Log, prefix string) *Session {
	recorder := record.New(trial, c, log, t.Redactor)
	recorder.Strict = t.Strict
	return &Session{Target: t, Contract: c, Resources: r, Record: trial, Recorder: recorder, prefix: prefix,
		telling: map[string]bool{}, owned: map[string]bool{}, made: map[string]Call{}, unproven: map[string]bool{}, deleted: map[string]bool{}, parents: map[string]Thing{}, aftermaths: map[string]aftermath{}, seen: map[string]bool{}, unclear: map[string]string{}, exists: map[string]bool{}}
}

// Limit exceeds one documented limit of a request and records whether that is refused.
type Limit func(ctx context.Context, s *Session) error

// BlockedError says why a trial cannot continue, without counting against the rule under test.
type BlockedError struct{ Reason string }

func (b *BlockedError) Error() string { return b.Reason }

// Blocked makes a BlockedError.
func Blocked(format string, args ...any) error {
	return &BlockedError{Reason: fmt.Sprintf(format, args...)}
}

// VacuousError ends a trial that has nothing to judge: neither blocked nor an error.
type VacuousError struct{}

func (*VacuousError) Error() string { return "nothing to judge" }

// Stop records the error that ended a trial: blocked, or a harness error.
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

// Touched returns the sites that the trial exercised, including the guards that the stub
// evaluated.
func (s *Session) Touched() map[rule.Site]bool {
	touched := s.Recorder.Touched()
	if s.Target.GuardsAsked != nil {
		for site := range s.Target.GuardsAsked() {
			touched[site] = true
		}
	}
	return touched
}
