package run

import (
	"context"
	"slices"

	"github.com/assay-conformance/assay/internal/evidence"
	"github.com/assay-conformance/assay/internal/mutant"
	"github.com/assay-conformance/assay/internal/operator"
)

// idle lists the trials whose own checks detect no mutant: they prove nothing. One that detected
// none yet, because others were faster, runs against the mutants that it could detect until one
// fails it.
func (p prover) idle(ctx context.Context, mutants []mutant.Mutant, verdicts []verdict, operators []operator.Operator) []string {
	proves := map[string]bool{}
	for _, v := range verdicts {
		for _, id := range v.checks {
			proves[id] = true
		}
	}
	open := slices.DeleteFunc(slices.Clone(p.trials), func(t base) bool { return proves[t.Record.ID] })
	detects := make([]bool, len(open))
	each(ctx, p.Parallel, len(open), func(i int) {
		detects[i] = slices.ContainsFunc(candidates(open[i], mutants), func(m mutant.Mutant) bool {
			var v verdict
			v.add(m, open[i], p.against(ctx, m, open[i]))
			return len(v.checks) > 0
		}) || p.failsFor(ctx, open[i], operators)
	}, func(int, int) {})
	all := []string{}
	for i, t := range open {
		if !detects[i] {
			all = append(all, t.Record.ID)
		}
	}
	return all
}

// failsFor reports whether an operator makes one of a trial's own checks fail.
func (p prover) failsFor(ctx context.Context, t base, operators []operator.Operator) bool {
	return slices.ContainsFunc(operators, func(o operator.Operator) bool {
		if !concerns(o, t) {
			return false
		}
		record, fired := p.under(ctx, o, t)
		return fired && slices.ContainsFunc(record.Against(), func(e evidence.Evidence) bool { return t.asserts(e.Expectation) })
	})
}

// candidates lists the mutants that a trial could detect: those at its own sites first, and then those where
// its checks are.
func candidates(t base, mutants []mutant.Mutant) []mutant.Mutant {
	var aimed, checked, touched []mutant.Mutant
	for _, m := range mutants {
		switch {
		case !touches(t, m):
		case slices.Contains(t.record.Sites, m.Site):
			aimed = append(aimed, m)
		case slices.ContainsFunc(t.record.Checks, func(c evidence.Check) bool { return slices.Contains(c.Sites, m.Site) }):
			checked = append(checked, m)
		default:
			touched = append(touched, m)
		}
	}
	return slices.Concat(aimed, checked, touched)
}
