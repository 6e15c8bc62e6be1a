package run_test

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"net/http"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/assay-conformance/assay/internal/exchange"
	"github.com/assay-conformance/assay/internal/result"
	"github.com/assay-conformance/assay/internal/run"
	"github.com/assay-conformance/assay/internal/stub"
	"github.com/assay-conformance/assay/internal/suite"
	"github.com/assay-conformance/assay/internal/target"
	"github.com/assay-conformance/assay/internal/trial"
)

// options are those of a run of all trials on the embedded stub, at a fixed time.
func options(vs []*suite.Vendor) run.Options {
	return run.Options{
		Vendors: vs, Plan: run.Plan(vs), Parallel: 2, Prefix: "assay", Log: exchange.NewLog(io.Discard),
		Now:    func() time.Time { return stub.Epoch },
		Target: func(v *suite.Vendor) target.Source { return v.Embedded(stub.Options{}) },
	}
}

func TestStubsPassAllRules(t *testing.T) {
	t.Parallel()
	r, err := run.Run(t.Context(), options(vendors(t)))
	require.NoError(t, err)
	words, exit := r.Conclusion()
	assert.Zero(t, exit, words)
	assert.Empty(t, r.Unclaimed)
	for _, rr := range r.Rules {
		assert.Contains(t, []result.Verdict{result.Pass, result.Untested}, rr.Verdict, "%s: %s", rr.Rule.ID, rr.Why)
	}
	for _, tr := range r.Trials {
		assert.Empty(t, tr.Blocked+tr.Error, tr.ID)
		assert.NotEmpty(t, tr.Checks, "%s checks nothing", tr.ID)
		assert.Empty(t, tr.Findings, "%s: a finding on the unmodified stub, even a note, is a false alarm", tr.ID)
	}
}

// Each trial has its own stub and number: neither order nor parallelism changes the result.
func TestRunIsReproducible(t *testing.T) {
	slow(t)
	t.Parallel()
	of := func(seed int64, parallel int) string {
		o := options(vendors(t))
		o.Seed, o.Parallel = seed, parallel
		r, err := run.Run(t.Context(), o)
		require.NoError(t, err)
		text, err := json.Marshal(r)
		require.NoError(t, err)
		return string(text)
	}
	assert.Equal(t, of(1, 1), of(99, 4))
}

func TestInterruptedRun(t *testing.T) {
	t.Parallel()
	ctx, cancel := context.WithCancel(t.Context())
	o := options(vendors(t))
	o.Parallel = 1
	o.Progress = func(done, _ int, _ result.Trial) {
		if done == 5 {
			cancel()
		}
	}
	r, err := run.Run(ctx, o)
	require.NoError(t, err)
	words, exit := r.Conclusion()
	assert.Equal(t, result.ExitInconclusive, exit)
	assert.Contains(t, words, "INTERRUPTED")
	assert.True(t, r.Meta.Interrupted)
	assert.False(t, r.Footer.Complete)
}

// A harness error is never a verdict on the target.
func TestHarnessErrors(t *testing.T) {
	t.Parallel()
	cases := []struct {
		name   string
		try    func(context.Context, *trial.Session) error
		want   string
		reason string
	}{
		{"panic", func(context.Context, *trial.Session) error { panic("oh") }, "panic in assay: oh", "a run survives a step that panics"},
		{"invalid request", func(ctx context.Context, s *trial.Session) error {
			_, err := s.Send(ctx, trial.Call{Operation: "createSegment", Body: map[string]any{"name": 5, "type": "address-list"}})
			return err
		}, "assay's request to createSegment violates the contract at createSegment/body/name/type", "a refusal of it would be no evidence"},
		{"valid request that claims to be invalid", func(ctx context.Context, s *trial.Session) error {
			_, err := s.Send(ctx, trial.Call{Operation: "createSegment", Body: map[string]any{"name": "n", "type": "address-list"}, OnPurpose: "createSegment/body/name/required"})
			return err
		}, "should violate createSegment/body/name/required and does not", "the case would test nothing"},
		{"unknown operation", func(ctx context.Context, s *trial.Session) error {
			_, err := s.Send(ctx, trial.Call{Operation: "createSegmant"})
			return err
		}, `no operation "createSegmant"`, "a misspelt operation"},
	}
	for _, tc := range cases {
		t.Run(tc.name, func(t *testing.T) {
			t.Parallel()
			o := options(vendors(t))
			o.Plan = []run.Planned{planned(o.Vendors[0], tc.try)}
			r, err := run.Run(t.Context(), o)
			require.NoError(t, err)
			require.Len(t, r.Trials, 1)
			assert.Contains(t, r.Trials[0].Error, tc.want, tc.reason)
			_, exit := r.Conclusion()
			assert.Equal(t, result.ExitInconclusive, exit)
		})
	}
}

// An unreachable target blocks; it violates no rule.
func TestUnreachableTargetBlocks(t *testing.T) {
	t.Parallel()
	o := options(vendors(t))
	o.Target = func(v *suite.Vendor) target.Source {
		gone := v.NewStub(stub.Options{}).Target()
		gone.URL = "http://127.0.0.1:1"
		gone.Transport = noTransport{}
		return func([]string) (*target.Target, error) { return gone, nil }
	}
	r, err := run.Run(t.Context(), o)
	require.NoError(t, err)
	_, exit := r.Conclusion()
	assert.Equal(t, result.ExitInconclusive, exit)
	assert.Zero(t, r.Footer.Counts[result.Fail])
	assert.NotZero(t, r.Footer.Counts[result.Blocked])
}

func TestExchangesHoldNoSecret(t *testing.T) {
	slow(t)
	t.Parallel()
	var stored bytes.Buffer
	o := options(vendors(t))
	o.Log = exchange.NewLog(&stored)
	_, err := run.Run(t.Context(), o)
	require.NoError(t, err)
	require.NotZero(t, stored.Len())
	assert.NotContains(t, stored.String(), "demo-secret", "a client secret")
	assert.NotContains(t, stored.String(), "stub-administrator-1", "an issued token")
}

// Every tested rule has a trial that checks it and a mutant that violates it.
func TestEveryTestedRuleIsTraceable(t *testing.T) {
	t.Parallel()
	for _, r := range run.Trace(vendors(t)) {
		if r.NotTested != "" {
			continue
		}
		assert.NotEmpty(t, r.Sites, "%s has no site", r.ID)
		assert.NotEmpty(t, r.CheckedBy, "%s has no trial", r.ID)
		assert.NotEmpty(t, r.Mutants, "%s has no mutant", r.ID)
	}
}

type noTransport struct{}

func (noTransport) RoundTrip(*http.Request) (*http.Response, error) { return nil, io.ErrUnexpectedEOF }

// planned makes a function a trial.
func planned(v *suite.Vendor, try func(context.Context, *trial.Session) error) run.Planned {
	p := run.Planned{Trialer: trying(try), Vendor: v, Contract: v.Contract, Number: 1}
	p.Record = p.Trial()
	p.Record.Number, p.Record.Vendor = 1, v.Name
	return p
}

type trying func(context.Context, *trial.Session) error

func (f trying) Trial() result.Trial                       { return result.Trial{ID: "planted", Kind: result.Derived} }
func (f trying) Run(ctx context.Context, s *trial.Session) { s.Stop(f(ctx, s)) }
