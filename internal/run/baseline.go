package run

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"github.com/assay-conformance/assay/internal/evidence"
	"github.com/assay-conformance/assay/internal/mutant"
	"github.com/assay-conformance/assay/internal/result"
	"github.com/assay-conformance/assay/internal/rule"
	"github.com/assay-conformance/assay/internal/stub"
	"github.com/assay-conformance/assay/internal/suite"
	"github.com/assay-conformance/assay/internal/trial"
)

// base is one trial of the baseline run, with the sites that it touched.
type base struct {
	Planned
	record  result.Trial
	touched map[rule.Site]bool
}

// prover is a proof in progress: its options, and what the baseline run found.
type prover struct {
	ProveOptions
	trials    []base
	touching  map[rule.Site][]int // indices of the trials that touched a site
	aiming    map[rule.Site][]int // and of those that set out to judge one
	originals map[string]any      // by trial: the value that it replaced in a valid call
}

// baseline runs every trial once against the unmodified stub.
func baseline(ctx context.Context, o ProveOptions) prover {
	plan := Plan([]*suite.Vendor{o.Vendor})
	p := prover{ProveOptions: o, trials: make([]base, len(plan)), originals: map[string]any{}}
	sessions := make([]*trial.Session, len(plan))
	each(ctx, o.Parallel, len(plan), func(i int) {
		t := base{Planned: plan[i], record: plan[i].Record}
		sessions[i] = try(ctx, plan[i], o.Vendor.Embedded(stub.Options{}), &t.record, nil, "assay")
		t.touched = sessions[i].Touched()
		p.trials[i] = t
	}, func(int, int) {})
	for i, s := range sessions {
		if s != nil {
			p.originals[plan[i].Record.ID] = s.Original
		}
	}
	p.index()
	return p
}

// index finds the trials of each site.
func (p *prover) index() {
	p.touching, p.aiming = map[rule.Site][]int{}, map[rule.Site][]int{}
	for i, t := range p.trials {
		for site := range t.touched {
			p.touching[site] = append(p.touching[site], i)
		}
		for _, site := range t.record.Sites {
			p.aiming[site] = append(p.aiming[site], i)
		}
	}
}

// affected returns the trials that a mutant could affect, in the order of the plan.
func (p prover) affected(m mutant.Mutant) []base {
	if p.Full {
		return p.trials
	}
	indices := p.touching[cmp.Or(m.Site.Response(), m.Site)]
	if m.Site.Response() == "" {
		indices = slices.Compact(slices.Sorted(slices.Values(slices.Concat(indices, p.aiming[m.Site]))))
	}
	all := make([]base, len(indices))
	for i, index := range indices {
		all[i] = p.trials[index]
	}
	return all
}

// alarms describes what the trials reported on the unmodified stub. Notes count too: the stub
// must satisfy even what only assay declares.
func alarms(trials []base) []string {
	var all []string
	for _, t := range trials {
		for _, f := range t.record.Findings {
			all = append(all, fmt.Sprintf("%s: finding at %s: expected %s, got %s", t.record.ID, f.Site, f.Expected, f.Actual))
		}
		for _, c := range t.record.Checks {
			if c.Grade != evidence.OK {
				all = append(all, fmt.Sprintf("%s: %s: expected %s, got %s", t.record.ID, c.Phrase, c.Expected, c.Actual))
			}
		}
		if t.record.Blocked+t.record.Error != "" {
			all = append(all, fmt.Sprintf("%s: %s%s", t.record.ID, t.record.Blocked, t.record.Error))
		}
	}
	return all
}

// asserts reports whether a phrase is one of the trial's own checks: one that it records on
// the unmodified stub, not only when it cannot continue.
func (t base) asserts(phrase string) bool {
	return slices.ContainsFunc(t.record.Checks, func(c evidence.Check) bool { return c.Phrase == phrase })
}
