// Package run runs the trials against a target, and proves that they can fail.
//
// A [Plan] lists the trials of one or more vendors, scenarios first, each with a number that
// does not depend on the selection. [Run] runs the selected ones in parallel, each on its own
// target if that is the embedded stub, and folds their records into one result. [Prove] is
// mutation testing: it runs the same trials against mutants, stubs that each violate one rule,
// and reports the mutants that survive.
package run

import (
	"context"
	"fmt"
	"maps"
	"math/rand/v2"
	"runtime/debug"
	"slices"
	"time"

	"github.com/assay-conformance/assay/internal/contract"
	"github.com/assay-conformance/assay/internal/exchange"
	"github.com/assay-conformance/assay/internal/result"
	"github.com/assay-conformance/assay/internal/suite"
	"github.com/assay-conformance/assay/internal/target"
	"github.com/assay-conformance/assay/internal/trial"
)

// Trialer is a trial that can run: a scenario or a derived case.
type Trialer interface {
	Trial() result.Trial
	Run(ctx context.Context, s *trial.Session)
}

// Planned is one trial of a plan.
type Planned struct {
	Trialer
	Vendor   *suite.Vendor
	Contract *contract.Contract // the vendor's, unless a proof redrafts it
	Number   int
	Needs    []string // names that the target must offer
	Tags     []string
	Record   result.Trial // before the trial runs
}

// Plan lists the trials of the vendors.
func Plan(vendors []*suite.Vendor) []Planned {
	var all []Planned
	add := func(v *suite.Vendor, t Trialer, needs, tags []string) {
		p := Planned{Trialer: t, Vendor: v, Contract: v.Contract, Number: len(all) + 1, Needs: needs, Tags: tags, Record: t.Trial()}
		p.Record.Number, p.Record.Vendor = p.Number, v.Name
		all = append(all, p)
	}
	for _, v := range vendors {
		for _, s := range v.Scenarios {
			add(v, s, s.Needs(), s.Tags)
		}
		for _, c := range v.Cases {
			add(v, c, c.Needs, nil)
		}
	}
	return all
}

// Options are the options of [Run].
type Options struct {
	Vendors  []*suite.Vendor
	Plan     []Planned // of the vendors
	Target   func(*suite.Vendor) target.Source
	Select   Selection
	Seed     int64  // of the order of the trials
	Prefix   string // of every name that the run assigns
	Parallel int    // trials at a time
	Log      *exchange.Log
	Meta     result.Meta
	Now      func() time.Time
	Progress func(done, all int, t result.Trial) // after each trial; nil for none
}

// Run runs the selected trials and folds them. When ctx is cancelled the running trials are
// blocked, the others are not started, and the result says so.
func Run(ctx context.Context, o Options) (result.Result, error) {
	o.Meta.Started = o.Now()
	chosen := o.Select.Shard.of(o.Select.Trials(o.Plan))
	records := make([]result.Trial, len(o.Plan))
	for i, p := range o.Plan {
		records[i] = p.Record
		records[i].Filtered = !slices.Contains(chosen, i)
	}
	rand.New(rand.NewPCG(uint64(o.Seed), 0)).Shuffle(len(chosen), func(i, j int) { chosen[i], chosen[j] = chosen[j], chosen[i] })
	sources := map[*suite.Vendor]target.Source{}
	var shared []*target.Target
	for _, v := range o.Vendors {
		sources[v] = o.Target(v)
		t, err := sources[v](nil)
		if err != nil {
			return result.Result{}, err
		}
		if t.Shared {
			shared = append(shared, t)
		}
		o.Meta.Without = append(o.Meta.Without, t.Without...)
		o.Meta.Offers = append(o.Meta.Offers, slices.Sorted(maps.Keys(t.Offers))...)
	}
	each(ctx, o.Parallel, len(chosen), func(k int) {
		i := chosen[k]
		try(ctx, o.Plan[i], sources[o.Plan[i].Vendor], &records[i], o.Log, o.Prefix)
	}, func(done int, k int) {
		if o.Progress != nil {
			o.Progress(done, len(chosen), records[chosen[k]])
		}
	})
	if ctx.Err() != nil {
		o.Meta.Interrupted = true
		for _, i := range chosen {
			if r := &records[i]; r.Validated == nil && r.Blocked == "" && r.Error == "" {
				r.Blocked = "the run was interrupted before this trial"
			}
		}
	}
	o.Meta.Ended = o.Now()
	exchanges, err := o.Log.Kept()
	if err != nil {
		return result.Result{}, err
	}
	for _, t := range shared { // a token may appear in what was recorded before it was issued
		redactor := t.Redactor()
		for i := range records {
			records[i].Redact(redactor.Text)
		}
		for _, e := range exchanges {
			redactor.Redact(e)
		}
	}
	scope := result.Scope{Rules: rules(o.Vendors), Selected: o.Select.Rule, Without: o.Meta.Without, Operations: operations(o.Vendors)}
	return result.Fold(o.Meta, scope, records, exchanges), nil
}

// try runs one trial on the target that the source returns. It never panics: a panic is
// recorded as a harness error.
func try(ctx context.Context, p Planned, source target.Source, record *result.Trial, log *exchange.Log, prefix string) (s *trial.Session) {
	t, err := source(p.Needs)
	if err != nil {
		record.Blocked = err.Error()
		return nil
	}
	s = trial.NewSession(t, p.Contract, p.Vendor.Resources, record, log, prefix)
	s.Limits, s.Catalogue = p.Vendor.Limits, p.Vendor.Rules
	guarded(s, func() {
		if err := offers(t, p.Needs); err != nil {
			s.Stop(err)
			return
		}
		p.Run(ctx, s)
	})
	guarded(s, func() { s.Close(ctx) })
	return s
}

// guarded runs a part of a trial and records a panic in it as a harness error.
func guarded(s *trial.Session, do func()) {
	defer func() {
		if fault := recover(); fault != nil {
			s.Stop(s.Target.Redactor().Error(fmt.Errorf("panic in assay: %v\n%s", fault, debug.Stack())))
		}
	}()
	do()
}

// offers blocks a trial that needs what the target does not offer.
func offers(t *target.Target, needs []string) error {
	if missing := t.Missing(needs); len(missing) > 0 {
		return trial.Blocked("the target does not offer %v", missing)
	}
	if slices.ContainsFunc(needs, func(n string) bool { return slices.Contains(t.Without, n) }) {
		return trial.Blocked("the target is without one of %v", needs)
	}
	return nil
}
