package run

import (
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

// base is one trial of the unbroken run, with what it touched.
type base struct {
	Planned
	record  result.Trial
	touched map[rule.Site]bool
}

// unbroken runs every trial once against a stub that keeps all its promises.
func baseline(ctx context.Context, o ProveOptions) ([]base, map[string]any) {
	plan := Plan([]*suite.Vendor{o.Vendor})
	trials := make([]base, len(plan))
	sessions := make([]*trial.Session, len(plan))
	each(ctx, o.Parallel, len(plan), func(i int) {
		trials[i] = base{Planned: plan[i], record: plan[i].Record}
		sessions[i] = try(ctx, plan[i], o.Vendor.Embedded(stub.Options{}), &trials[i].record, nil, "assay")
		trials[i].touched = sessions[i].Touched()
	}, func(int, int) {})
	originals := map[string]any{}
	for i, s := range sessions {
		if s != nil {
			originals[plan[i].Record.ID] = s.Original
		}
	}
	return trials, originals
}

// alarms says what was wrong where nothing is broken: notes count too, for what we alone
// declared our stub must keep as well.
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

// asserts says whether a phrase is one of the trial's own checks: one that it enters when
// nothing is broken, and not only when it cannot go on.
func (t base) asserts(phrase string) bool {
	return slices.ContainsFunc(t.record.Checks, func(c evidence.Check) bool { return c.Phrase == phrase })
}

// verdict is what the trials said of one defect.
type verdict struct {
	killers    []string // trials that saw it
	checks     []string // those of them whose own checks saw it, and not the contract's findings alone
	collateral []string // what else turned red
}

// attempt runs the trials that a defect could concern against a stub that has it: first those
// that judge its site, and only if none of them sees it those that pass by it on their way.
func attempt(ctx context.Context, o ProveOptions, d mutant.Mutant, trials []base, originals map[string]any) verdict {
	options := stub.Options{Break: d.Off(), Wrap: d.Wrap(originals[d.Case])}
	source := o.Vendor.Embedded(options)
	var v verdict
	for _, pass := range passes(o, d, trials) {
		for _, t := range pass {
			record := t.Record
			planned := t.Planned
			planned.Contract = d.Contract(o.Vendor.Contract)
			try(ctx, planned, source, &record, nil, "assay")
			v.add(d, t, record)
		}
		if len(v.killers) > 0 {
			break
		}
	}
	return v
}

// passes sorts the trials that touched a defect's site by how likely they are to see it.
func passes(o ProveOptions, d mutant.Mutant, trials []base) [2][]base {
	var sorted [2][]base
	for _, t := range trials {
		switch {
		case o.Full:
			sorted[0] = append(sorted[0], t)
		case !touches(t, d):
		case judgesSite(t, d):
			sorted[0] = append(sorted[0], t)
		default:
			sorted[1] = append(sorted[1], t)
		}
	}
	return sorted
}

// touches says whether a trial came by the promise that the defect breaks.
func touches(t base, d mutant.Mutant) bool {
	switch a := d.Site.Response(); {
	case a != "":
		return t.touched[a]
	case d.Kind == mutant.Redraft:
		return slices.Contains(t.record.Sites, d.Site)
	}
	return t.touched[d.Site]
}

// judgesSite says whether a trial's own checks are about the answer that a defect alters. A
// derived case that needs the answer only to prepare itself is blocked by the defect, and a
// blocked trial is no evidence.
func judgesSite(t base, d mutant.Mutant) bool {
	a := d.Site.Response()
	if a == "" || t.record.Kind == result.Scenario {
		return true
	}
	return slices.ContainsFunc(t.record.Checks, func(c evidence.Check) bool { return slices.Contains(c.Sites, a) })
}

// add weighs the evidence of one trial.
func (v *verdict) add(d mutant.Mutant, t base, record result.Trial) {
	seen, checked, beside := false, false, ""
	for _, e := range record.Against() {
		switch {
		case slices.ContainsFunc(e.Sites, func(s rule.Site) bool { return s.SpeaksOf(d.Site) }):
			seen = true
			checked = checked || t.asserts(e.Expectation)
		case !slices.ContainsFunc(e.Sites, func(s rule.Site) bool { return related(s, d.Site) || d.Touches(s) }):
			beside = fmt.Sprintf("%s turned %s red in %q: expected %s, got %s", d.ID, e.Sites[0], record.ID, e.Expected, e.Actual)
		}
	}
	if seen {
		v.killers = append(v.killers, record.ID)
	}
	if checked {
		v.checks = append(v.checks, record.ID)
	}
	if beside != "" {
		v.collateral = append(v.collateral, beside)
	}
}

// related says whether evidence at a site may come from a defect at another. Within one operation
// a request and its answers show each other's defects:
//
//	the defect is in    and the evidence is about         related
//	(any)               the same place, above or below    yes
//	an answer           the same answer                   yes
//	an answer           a request                         yes: it was refused, or accepted
//	a request, a guard  an answer                         yes: it is what the caller gets
//	an answer           a guard                           no: behaviour has checks of its own
//	a request, a guard  another request or guard          no
func related(evidence, broken rule.Site) bool {
	if evidence.Under(broken) || broken.Under(evidence) {
		return true
	}
	if evidence.Operation() != broken.Operation() {
		return false
	}
	inAnswer, aboutAnswer := broken.Response() != "", evidence.Response() != ""
	switch {
	case inAnswer && aboutAnswer:
		return evidence.Response() == broken.Response()
	case inAnswer:
		return !evidence.IsGuard()
	}
	return aboutAnswer
}
