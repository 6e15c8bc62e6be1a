package run

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/assay-conformance/assay/internal/contract"
	"github.com/assay-conformance/assay/internal/mutant"
	"github.com/assay-conformance/assay/internal/operator"
	"github.com/assay-conformance/assay/internal/rule"
	"github.com/assay-conformance/assay/internal/suite"
)

// HasMutant finds the vendor that has a mutant.
func HasMutant(vendors []*suite.Vendor, id string) (*suite.Vendor, error) {
	for _, v := range vendors {
		if slices.ContainsFunc(Mutants(v), func(m mutant.Mutant) bool { return m.ID == id }) ||
			slices.ContainsFunc(operator.All(v.Contract, v.Resources), func(o operator.Operator) bool { return o.ID == id }) {
			return v, nil
		}
	}
	site, _, _ := strings.Cut(id, ":")
	var near []string
	for _, v := range vendors {
		for _, m := range Mutants(v) {
			if strings.HasPrefix(m.ID, site) && len(near) < 5 {
				near = append(near, m.ID)
			}
		}
	}
	if len(near) > 0 {
		return nil, fmt.Errorf("unknown mutant %q (available at that site: %s)", id, strings.Join(near, ", "))
	}
	return nil, fmt.Errorf("unknown mutant %q; assay rules --format json lists them with the rules that they violate", id)
}

// ProveOptions are the options of [Prove].
type ProveOptions struct {
	Vendor   *suite.Vendor
	Only     string // id of one mutant; empty for all
	Parallel int
	Full     bool // run every trial against every mutant, not only those that touched its site

	// Collateral looks for evidence against other rules with every mutant, not only with every tenth.
	Collateral bool
	Progress   func(done, all int, what string)
}

// Mutants lists the mutants of a vendor, without those that nothing can show: refusals of an
// operation that do its work, if the operation refuses nothing, or no read shows what it does.
func Mutants(v *suite.Vendor) []mutant.Mutant {
	all := append(mutant.All(v.Contract, v.Guards), mutant.Redrafts(v.Rules.Rules)...)
	return slices.DeleteFunc(all, func(m mutant.Mutant) bool {
		op := m.Site.Operation()
		return m.Site == rule.Guard(op, contract.RefusedLeavesNothing) && !(refusesSome(v.Contract.Operation(op)) && v.Resources.ShowsEffect(op))
	})
}

// refusesSome reports whether the document has a reason to refuse a call. A wrong path is none: it
// names nothing that the call could do.
func refusesSome(op *contract.Operation) bool {
	return len(op.Policies) > 0 || slices.ContainsFunc(op.Constraints(), func(c contract.Constraint) bool { return c.In != "path" && len(c.Beyond()) > 0 })
}

// Prove runs a vendor's trials against the unmodified stub, and then, for each mutant, the
// trials that touched its site against the mutant, until one detects it.
func Prove(ctx context.Context, o ProveOptions) (ProofResult, error) {
	r := NewProofResult()
	remembering := *o.Vendor
	remembering.Contract = o.Vendor.Contract.WithMemory()
	o.Vendor = &remembering
	p := baseline(ctx, o)
	if ctx.Err() != nil {
		return r, ctx.Err()
	}
	r.Alarms = alarms(p.trials)
	r.FalseAlarms = len(r.Alarms)
	for _, t := range p.trials {
		r.Exchanges += len(t.record.Exchanges)
	}
	mutants, operators := Mutants(o.Vendor), operator.All(o.Vendor.Contract, o.Vendor.Resources)
	if o.Only != "" {
		mutants = slices.DeleteFunc(mutants, func(m mutant.Mutant) bool { return m.ID != o.Only })
		operators = slices.DeleteFunc(operators, func(op operator.Operator) bool { return op.ID != o.Only })
	}
	verdicts := make([]verdict, len(mutants))
	each(ctx, o.Parallel, len(mutants), func(i int) {
		verdicts[i] = p.attempt(ctx, mutants[i])
	}, func(done, k int) {
		if o.Progress != nil {
			o.Progress(done, len(mutants), mutants[k].ID)
		}
	})
	if ctx.Err() != nil {
		return r, ctx.Err()
	}
	p.weigh(&r, mutants, verdicts)
	p.weighOperators(&r, operators, p.operate(ctx, operators))
	if o.Only == "" {
		r.Idle = p.idle(ctx, mutants, verdicts, operators)
	}
	return r, ctx.Err()
}
