package run

import (
	"cmp"
	"context"
	"slices"

	"github.com/assay-conformance/assay/internal/evidence"
	"github.com/assay-conformance/assay/internal/operator"
	"github.com/assay-conformance/assay/internal/result"
	"github.com/assay-conformance/assay/internal/rule"
	"github.com/assay-conformance/assay/internal/stub"
	"github.com/assay-conformance/assay/internal/trial"
)

// operated is the outcome of the trials for one operator.
type operated struct {
	killer string   // the first trial that detected it; empty if none did
	rules  []string // the MUST rules that it then violated
	warned bool     // a rule that is no MUST was violated
	fired  bool     // in at least one trial
}

// operate runs the trials against each operator until one detects it: a MUST rule is violated. The
// operators of one operation follow each other, so that what detected one can be tried first on the next.
func (p prover) operate(ctx context.Context, all []operator.Operator) []operated {
	found := make([]operated, len(all))
	groups := byOperation(all)
	done := 0
	each(ctx, p.Parallel, len(groups), func(i int) {
		h := history{}
		for _, k := range groups[i] {
			if ctx.Err() != nil {
				return
			}
			found[k] = p.meet(ctx, all[k], &h)
		}
	}, func(_, i int) {
		done += len(groups[i])
		if p.Progress != nil {
			p.Progress(done, len(all), all[groups[i][0]].ID)
		}
	})
	return found
}

// byOperation groups the indices of operators by their operation, the largest group first.
func byOperation(all []operator.Operator) [][]int {
	at := map[string]int{}
	var groups [][]int
	for k, o := range all {
		i, known := at[o.Operation]
		if !known {
			i = len(groups)
			at[o.Operation], groups = i, append(groups, nil)
		}
		groups[i] = append(groups[i], k)
	}
	slices.SortStableFunc(groups, func(a, b []int) int { return len(b) - len(a) })
	return groups
}

// history lists the trials that detected operators of one operation, the latest first.
type history []string

func (h *history) note(id string) {
	*h = slices.Insert(slices.DeleteFunc(*h, func(other string) bool { return other == id }), 0, id)
}

// fewTrials is how many trials meet an operator that proof.yaml says no trial can detect, unless the options ask
// for more.
const fewTrials = 30

// meet runs trials against one operator.
func (p prover) meet(ctx context.Context, o operator.Operator, h *history) operated {
	var outcome operated
	trials := p.concerned(o, *h)
	if p.Vendor.Exceptions.Operator(o.ID) != nil && !p.Collateral {
		trials = trials[:min(fewTrials, len(trials))]
	}
	for _, t := range trials {
		record, fired := p.under(ctx, o, t)
		if !fired {
			continue
		}
		outcome.fired = true
		outcome.warned = outcome.warned || record.Failed()
		if rules := Violated(p.Vendor, record); len(rules) > 0 {
			outcome.killer, outcome.rules = record.ID, rules
			h.note(record.ID)
			break
		}
	}
	return outcome
}

// under runs one trial against an operator, and reports whether it has fired.
func (p prover) under(ctx context.Context, o operator.Operator, t base) (result.Trial, bool) {
	wrap, fired := o.Wrap()
	record := t.Record
	try(ctx, t.Planned, p.Vendor.Embedded(stub.Options{Wrap: wrap, Rate: &stub.NoRate}), &record, nil, "assay")
	return record, fired()
}

// concerned returns the trials in which an operator could fire, the likeliest to detect it first: those that
// detected others of its operation, those that check something about the operation, and the shortest.
func (p prover) concerned(o operator.Operator, h history) []base {
	var all []base
	for _, t := range p.trials {
		if concerns(o, t) {
			all = append(all, t)
		}
	}
	rank := func(t base) int {
		switch i := slices.Index(h, t.record.ID); {
		case i >= 0:
			return i - len(h)
		case checks(t, o.Operation):
			return 1
		}
		return 2
	}
	slices.SortStableFunc(all, func(a, b base) int {
		return cmp.Or(rank(a)-rank(b), len(a.record.Exchanges)-len(b.record.Exchanges))
	})
	return all
}

// concerns reports whether an operator could fire in a trial. One that uses up a rate limit counts calls, and an
// operator makes some of its own.
func concerns(o operator.Operator, t base) bool {
	if slices.Contains(t.Needs, trial.LowRateLimit) {
		return false
	}
	for response := range t.record.Seen {
		if o.Concerns(response) {
			return true
		}
	}
	return false
}

// checks reports whether a trial checks something about an operation.
func checks(t base, operation string) bool {
	return slices.ContainsFunc(t.record.Checks, func(c evidence.Check) bool {
		return slices.ContainsFunc(c.Sites, func(s rule.Site) bool { return s.Operation() == operation })
	})
}

// applied is the record of one operator in a proof.
func (p prover) applied(o operator.Operator, found operated) result.ProvenMutant {
	m := result.ProvenMutant{Vendor: p.Vendor.Name, ID: o.ID, Kind: "operator", Site: rule.Site(o.Operation), What: o.What, Killers: []string{}, Rules: []string{}}
	reason := p.Vendor.Exceptions.Operator(o.ID)
	switch {
	case found.killer != "":
		m.Killers, m.Rules = []string{found.killer}, found.rules
	case found.warned:
		m.Equivalent = "only a rule that is no MUST tells of it"
	case reason != nil:
		m.Equivalent = reason.Is + ": " + reason.Reason
	}
	return m
}

// weighOperators enters the outcomes, compared with the reasons of proof.yaml.
func (p prover) weighOperators(r *ProofResult, all []operator.Operator, found []operated) {
	used := map[string]bool{}
	for i, o := range all {
		reason := p.Vendor.Exceptions.Operator(o.ID)
		if reason != nil && found[i].killer == "" && !found[i].warned {
			used[reason.Operator] = true
		}
		r.Proven = append(r.Proven, p.applied(o, found[i]))
		switch {
		case found[i].killer != "":
			r.Operators.Killed++
		case found[i].warned:
			r.Operators.Warned++
		case reason != nil:
			r.Operators.Explained++
		case found[i].fired:
			r.Operators.Survived = append(r.Operators.Survived, o.ID)
		default:
			r.Operators.NeverFired = append(r.Operators.NeverFired, o.ID)
		}
	}
	r.Operators.Applied += len(all)
	for _, e := range p.Vendor.Exceptions.Operators {
		if !used[e.Operator] && p.Only == "" {
			r.Stale = append(r.Stale, e.Operator+" explains no operator: all that it matches are killed")
		}
	}
}
