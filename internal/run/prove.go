package run

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/assay-conformance/assay/internal/mutant"
	"github.com/assay-conformance/assay/internal/suite"
)

// HasDefect finds the vendor that has a defect.
func HasMutant(vendors []*suite.Vendor, id string) (*suite.Vendor, error) {
	for _, v := range vendors {
		if slices.ContainsFunc(Mutants(v), func(d mutant.Mutant) bool { return d.ID == id }) {
			return v, nil
		}
	}
	site, _, _ := strings.Cut(id, ":")
	var near []string
	for _, v := range vendors {
		for _, d := range Mutants(v) {
			if strings.HasPrefix(d.ID, site) && len(near) < 5 {
				near = append(near, d.ID)
			}
		}
	}
	if len(near) > 0 {
		return nil, fmt.Errorf("unknown defect %q; at that site there are: %s", id, strings.Join(near, ", "))
	}
	return nil, fmt.Errorf("unknown defect %q; assay rules --format json lists them with the rules that they break", id)
}

// ProveOptions says what to prove.
type ProveOptions struct {
	Vendor   *suite.Vendor
	Only     string // id of one defect; empty for all
	Parallel int
	Full     bool // run every trial against every defect, not only those that touched its site
	Progress func(done, all int, what string)
}

// Defects lists the defects of a vendor.
func Mutants(v *suite.Vendor) []mutant.Mutant {
	return append(mutant.All(v.Contract, v.Guards), mutant.Redrafts(v.Rules.Rules)...)
}

// Prove runs a vendor's trials against the unbroken stub, and then, for each defect, against
// a stub that has it those trials that touched its site.
func Prove(ctx context.Context, o ProveOptions) (ProofResult, error) {
	m := NewProofResult()
	remembering := *o.Vendor
	remembering.Contract = o.Vendor.Contract.WithMemory()
	o.Vendor = &remembering
	trials, originals := baseline(ctx, o)
	if ctx.Err() != nil {
		return m, ctx.Err()
	}
	m.Alarms = alarms(trials)
	m.FalseAlarms = len(m.Alarms)
	for _, t := range trials {
		m.Exchanges += len(t.record.Exchanges)
	}
	defects := Mutants(o.Vendor)
	if o.Only != "" {
		defects = slices.DeleteFunc(defects, func(d mutant.Mutant) bool { return d.ID != o.Only })
	}
	verdicts := make([]verdict, len(defects))
	each(ctx, o.Parallel, len(defects), func(i int) {
		verdicts[i] = attempt(ctx, o, defects[i], trials, originals)
	}, func(done, k int) {
		if o.Progress != nil {
			o.Progress(done, len(defects), defects[k].ID)
		}
	})
	if ctx.Err() != nil {
		return m, ctx.Err()
	}
	m.weigh(o, defects, verdicts)
	if o.Only == "" {
		m.Idle = idle(trials, verdicts)
	}
	return m, nil
}
