package run

import (
	"context"
	"crypto/rand"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"net/http"
	"runtime"
	"runtime/debug"
	"strings"
	"time"

	"github.com/assay-conformance/assay/internal/exchange"
	"github.com/assay-conformance/assay/internal/result"
	"github.com/assay-conformance/assay/internal/rule"
	"github.com/assay-conformance/assay/internal/stub"
	"github.com/assay-conformance/assay/internal/suite"
	"github.com/assay-conformance/assay/internal/target"
)

// StubTarget is the name of the target inside this process.
const StubTarget = "stub"

// responseTimeout is how long a target in another process may take to begin a response.
const responseTimeout = 30 * time.Second

// Errors that Setup.Run wraps. Any other is a usage error or an invalid file.
var (
	ErrNothingSelected = errors.New("nothing selected") // no trial to run
	ErrUnreachable     = errors.New("unreachable")      // the target does not respond, or no sign-in succeeds
)

// Setup describes a run as the command line or go test requests it.
type Setup struct {
	Source      suite.Source
	Vendors     []string // names; none means all
	Target      string   // StubTarget or a URL; empty means StubTarget
	AllowWrites bool     // for a URL: allow calls that change its state
	Permanent   bool     // for a URL: allow one creation that nothing can undo for each rule
	// PropagationDelay is, for a URL, how long a change may take to show; nil uses the target's
	// description of itself.
	PropagationDelay *time.Duration

	Select    Selection
	Seed      int64
	Exchanges func() (io.WriteCloser, error) // opens the destination of the exchanges just before the run begins; nil discards them
	Planned   func(trials int)
	Progress  func(done, all int, t result.Trial)
}

// Run loads the vendors, verifies that the target is ready, and runs the trials.
func (s Setup) Run(ctx context.Context) (result.Result, error) {
	vendors, err := s.Source.LoadAll(s.Vendors...)
	if err != nil {
		return result.Result{}, err
	}
	plan := Plan(vendors)
	if s.Select, err = s.Select.Resolve(vendors); err != nil {
		return result.Result{}, err
	}
	chosen := s.Select.Trials(plan)
	if len(chosen) == 0 {
		return result.Result{}, fmt.Errorf("%w: no trial judges the selection (%s)%s", ErrNothingSelected, s.Select, s.Select.untested())
	}
	o := Options{Vendors: vendors, Plan: plan, Select: s.Select, Seed: s.Seed, Now: now, Progress: s.Progress, Meta: s.meta(vendors)}
	shared, err := s.aim(ctx, &o)
	if shared != nil {
		defer signOut(ctx, shared)
	}
	if err != nil {
		return result.Result{}, err
	}
	o.Log = exchange.NewLog(io.Discard)
	if s.Exchanges != nil {
		file, err := s.Exchanges()
		if err != nil {
			return result.Result{}, err
		}
		defer file.Close()
		o.Log = exchange.NewLog(file)
	}
	if s.Planned != nil {
		s.Planned(len(s.Select.Shard.of(chosen)))
	}
	return Run(ctx, o)
}

// embedded reports whether the target is the stub inside this process.
func (s Setup) embedded() bool { return s.Target == "" || s.Target == StubTarget }

// signOutTime limits how long the sessions of a run may take to end.
const signOutTime = 10 * time.Second

// signOut ends the sessions of a run, even of one that was interrupted.
func signOut(ctx context.Context, t *target.Target) {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), signOutTime)
	defer cancel()
	t.SignOut(ctx)
}

// aim points the run at its target, and returns it if it is shared.
func (s Setup) aim(ctx context.Context, o *Options) (*target.Target, error) {
	switch {
	case s.PropagationDelay != nil && *s.PropagationDelay < 0:
		return nil, fmt.Errorf("invalid --propagation-delay %s: must be a duration such as 2s", *s.PropagationDelay)
	case s.PropagationDelay != nil && s.embedded():
		return nil, errors.New("--propagation-delay needs a target URL: changes show at once on the embedded stub")
	}
	if s.embedded() {
		o.Prefix, o.Parallel = "assay", runtime.GOMAXPROCS(0)
		o.Target = func(v *suite.Vendor) target.Source { return v.Embedded(stub.Options{}) }
		return nil, nil
	}
	base, err := address(s.Target)
	if err != nil {
		return nil, err
	}
	if len(o.Vendors) != 1 {
		return nil, errors.New("a target URL needs exactly one vendor: use --vendor")
	}
	// one trial at a time: on a shared target others would disturb totals, pages and limits
	o.Prefix, o.Parallel = "assay-"+runID(), 1
	shared := remote(o.Vendors[0], strings.TrimSuffix(s.Target, "/"), s.AllowWrites, s.Permanent)
	if err := described(ctx, base, shared); err != nil {
		return nil, err
	}
	if s.PropagationDelay != nil {
		shared.PropagationDelay = *s.PropagationDelay
	}
	if shared.PropagationDelay > 0 {
		o.Meta.PropagationDelay = shared.PropagationDelay.String()
	}
	o.Target = func(*suite.Vendor) target.Source {
		return func([]string) (*target.Target, error) { return shared, nil }
	}
	if err := ready(ctx, o.Vendors[0], shared, o.Prefix); err != nil {
		return shared, shared.Redactor().Error(err)
	}
	return shared, nil
}

// remote is an assay stub in another process, with the config of the built-in one.
func remote(v *suite.Vendor, base string, writes, permanent bool) *target.Target {
	config := v.NewStub(stub.Options{BaseURL: base}).Config
	config.Writes, config.Permanent = writes, permanent
	transport := http.DefaultTransport.(*http.Transport).Clone()
	transport.ResponseHeaderTimeout = responseTimeout
	return &target.Target{Config: config, Transport: transport, Clock: target.RealClock{}, Shared: true, Recovers: true}
}

func (s Setup) meta(vendors []*suite.Vendor) result.Meta {
	m := Build()
	m.Target, m.Published, m.Seed, m.Selection = StubTarget, true, s.Seed, s.Select.String()
	m.Selected, m.Shard = s.Select.Rules, s.Select.Shard.String()
	m.Writes = true
	if !s.embedded() {
		m.Target, m.Writes = public(s.Target), s.AllowWrites
	}
	m.Vendors, m.Documents = loaded(vendors)
	return m
}

// Build describes this build of assay.
func Build() result.Meta {
	m := result.Meta{Tool: "assay", Version: "(devel)", Go: runtime.Version()}
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return m
	}
	if info.Main.Version != "" {
		m.Version = info.Main.Version
	}
	for _, setting := range info.Settings {
		if setting.Key == "vcs.revision" {
			m.Commit = setting.Value
		}
	}
	return m
}

// operations lists the operations of the vendors' contracts.
func operations(vendors []*suite.Vendor) []result.Operation {
	var all []result.Operation
	for _, v := range vendors {
		for _, op := range v.Contract.Operations() {
			row := result.Operation{Vendor: v.Name, ID: op.ID, Method: op.Method, Path: op.Path, File: v.Contract.File, Line: op.Line, Deprecated: op.Form.Deprecated}
			for _, response := range op.Responses {
				row.Responses = append(row.Responses, result.ResponseCount{Status: response.Status, Documented: !response.Undocumented, Line: response.Line})
			}
			all = append(all, row)
		}
	}
	return all
}

// rules lists the rules of the vendors.
func rules(vendors []*suite.Vendor) []rule.Rule {
	var all []rule.Rule
	for _, v := range vendors {
		all = append(all, v.Rules.Rules...)
	}
	return all
}

func now() time.Time { return time.Now().UTC() }

// runID distinguishes the objects of one run on a shared target from those of every other.
func runID() string {
	var b [3]byte
	_, _ = rand.Read(b[:]) // never fails, by its documentation
	return hex.EncodeToString(b[:])
}
