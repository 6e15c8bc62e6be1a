package main

import (
	"context"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"github.com/assay-conformance/assay/independent/server"
	"github.com/assay-conformance/assay/internal/builtin"
	"github.com/assay-conformance/assay/internal/evidence"
	"github.com/assay-conformance/assay/internal/exchange"
	"github.com/assay-conformance/assay/internal/result"
	"github.com/assay-conformance/assay/internal/run"
	"github.com/assay-conformance/assay/internal/stub"
	"github.com/assay-conformance/assay/internal/suite"
	"github.com/assay-conformance/assay/internal/target"
)

// families lists the families of a vendor's rules that its server serves; all where it lists none.
var families = map[string][]string{"beyondinsight": {"address-groups", "assets", "user-groups"}}

// subject is a vendor with the servers that somebody else wrote for it.
type subject struct {
	server.Vendor
	suite  *suite.Vendor
	plan   []run.Planned
	choice run.Selection
	log    io.Writer // of the exchanges; nil for none
}

func load(v server.Vendor, rules string) (subject, error) {
	s := subject{Vendor: v}
	var err error
	if s.suite, err = builtin.Vendors().Load(v.Name); err != nil {
		return s, err
	}
	s.suite.Contract = s.suite.Contract.WithMemory() // hundreds of runs judge the same bodies
	for _, r := range s.suite.Rules.Rules {
		if slices.ContainsFunc(families[v.Name], func(f string) bool { return strings.Contains(r.Where, "/"+f+".yaml:") }) {
			s.choice.Rules = append(s.choice.Rules, r.ID)
		}
	}
	if rules != "" {
		s.choice.Rules = strings.Split(rules, ",")
	}
	s.plan = run.Plan([]*suite.Vendor{s.suite})
	s.choice, err = s.choice.Resolve([]*suite.Vendor{s.suite})
	return s, err
}

// judge runs the trials against a server. With early it stops at the first trial that shows a violation.
func (s subject) judge(ctx context.Context, o server.Options, early bool) (result.Result, error) {
	clock := target.NewManualClock(stub.Epoch)
	o.Now, o.BaseURL = clock.Now, "http://server.test"
	made, err := s.Make(o)
	if err != nil {
		return result.Result{}, err
	}
	aim := &target.Target{Config: config(made.Access), Transport: stub.InProcess{Handler: made.Handler}, Clock: clock, Shared: true, Recovers: true}
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	log := exchange.NewLog(io.Discard)
	if s.log != nil {
		log = exchange.NewLog(s.log)
	}
	return run.Run(ctx, run.Options{
		Vendors: []*suite.Vendor{s.suite}, Meta: result.Meta{Vendors: []string{s.Name}}, Plan: s.plan, Select: s.choice, Parallel: 1, Prefix: "assay-0a1b2c", Log: log, Now: time.Now,
		Target: func(*suite.Vendor) target.Source {
			return func([]string) (*target.Target, error) { return aim, nil }
		},
		Progress: func(_, _ int, t result.Trial) {
			if early && len(run.Violated(s.suite, t)) > 0 {
				stop()
			}
		},
	})
}

// noticed reports whether a run notices a bug: a rule is violated.
func (s subject) noticed(ctx context.Context, o server.Options, whole bool) (bool, error) {
	r, err := s.judge(ctx, o, !whole)
	if err != nil {
		return false, err
	}
	_, exit := r.Conclusion()
	if exit != result.ExitViolation && r.Meta.Interrupted && ctx.Err() == nil {
		return s.noticed(ctx, o, true)
	}
	return exit == result.ExitViolation, ctx.Err()
}

// faults lists what a run says against a server, and what it warns of or could not judge.
func faults(r result.Result) (violated, open []string) {
	for _, rr := range r.Rules {
		words := fmt.Sprintf("%s: %s", rr.Rule.ID, rr.Why)
		switch rr.Verdict {
		case result.Fail:
			for _, e := range rr.Evidence[:min(3, len(rr.Evidence))] {
				words += fmt.Sprintf("\n      %s: %s: expected %s, got %s", e.Trial, e.Expectation, e.Expected, e.Actual)
			}
			violated = append(violated, words)
		case result.Blocked, result.Vacuous, result.Error, result.Warn:
			open = append(open, string(rr.Verdict)+" "+words)
		}
	}
	for _, e := range r.Unclaimed {
		if e.Grade != evidence.Violated {
			continue // a warning
		}
		violated = append(violated, fmt.Sprintf("no rule claims %v: expected %s, got %s (%s)", e.Sites, e.Expected, e.Actual, e.Trial))
	}
	for _, t := range r.Trials {
		for _, left := range t.Leftovers {
			open = append(open, "left over by "+t.ID+": "+left)
		}
	}
	return violated, open
}
