package run

import (
	"context"
	"fmt"
	"hash/fnv"
	"slices"

	"github.com/assay-conformance/assay/internal/evidence"
	"github.com/assay-conformance/assay/internal/mutant"
	"github.com/assay-conformance/assay/internal/result"
	"github.com/assay-conformance/assay/internal/rule"
	"github.com/assay-conformance/assay/internal/stub"
)

// verdict is the outcome of the trials for one mutant.
type verdict struct {
	killers    []string // trials that detected it
	checks     []string // those whose own checks detected it, not only a contract finding
	collateral []string // evidence against other sites
}

// attempt runs the trials that a mutant could affect against it, the likeliest to detect it first.
// It stops at the first that does, unless collateral is looked for: then it runs all trials that
// are as likely.
func (p prover) attempt(ctx context.Context, m mutant.Mutant) verdict {
	var v verdict
	for _, pass := range p.passes(m) {
		for _, t := range pass {
			v.add(m, t, p.against(ctx, m, t))
			if len(v.killers) > 0 && !p.looksForCollateral(m) {
				return v
			}
		}
		if len(v.killers) > 0 {
			break
		}
	}
	return v
}

// against runs one trial against a mutant.
func (p prover) against(ctx context.Context, m mutant.Mutant, t base) result.Trial {
	record, planned := t.Record, t.Planned
	planned.Contract = m.Contract(p.Vendor.Contract)
	options := stub.Options{Break: m.Off(), Wrap: m.Wrap(p.originals[m.Case])}
	try(ctx, planned, p.Vendor.Embedded(options), &record, nil, "assay")
	return record
}

// passes sorts the trials that touched a mutant's site by how likely they are to detect it: those
// that aim at the site and then those that judge it, and apart from them those that only touch it.
func (p prover) passes(m mutant.Mutant) [2][]base {
	var aiming, judging, touching []base
	for _, t := range p.affected(m) {
		switch {
		case slices.Contains(t.record.Sites, m.Site):
			aiming = append(aiming, t)
		case p.Full || judgesSite(t, m):
			judging = append(judging, t)
		default:
			touching = append(touching, t)
		}
	}
	return [2][]base{append(aiming, judging...), touching}
}

// looksForCollateral reports whether all likely trials run against a mutant, not only those up to
// the first that detects it: for every tenth mutant, chosen by its id, for those whose collateral
// proof.yaml explains, and for all if the options say so.
func (p prover) looksForCollateral(m mutant.Mutant) bool {
	if p.Full || p.Collateral || p.Only != "" || find(p.Vendor.Exceptions.Collateral, m.ID) != nil {
		return true
	}
	h := fnv.New32a()
	_, _ = h.Write([]byte(m.ID)) // never fails, by its documentation
	return h.Sum32()%10 == 0
}

// touches reports whether a trial touched the site that the mutant violates, or sets out to judge
// it: a case in which a condition does not hold exercises no requirement.
func touches(t base, m mutant.Mutant) bool {
	if response := m.Site.Response(); response != "" {
		return t.touched[response]
	}
	return t.touched[m.Site] || slices.Contains(t.record.Sites, m.Site)
}

// judgesSite reports whether a trial's own checks are about the response that a mutant alters.
// A derived case that needs the response only for its setup is blocked by the mutant, and a
// blocked trial is no evidence.
func judgesSite(t base, m mutant.Mutant) bool {
	response := m.Site.Response()
	if response == "" || t.record.Kind == result.Scenario {
		return true
	}
	return slices.ContainsFunc(t.record.Checks, func(c evidence.Check) bool { return slices.Contains(c.Sites, response) })
}

// add weighs the evidence of one trial.
func (v *verdict) add(m mutant.Mutant, t base, record result.Trial) {
	detected, checked, collateral := false, false, ""
	for _, e := range record.Against() {
		switch {
		case slices.ContainsFunc(e.Sites, func(s rule.Site) bool { return s.CountsFor(m.Site) }):
			detected = true
			checked = checked || t.asserts(e.Expectation)
		case !slices.ContainsFunc(e.Sites, func(s rule.Site) bool { return related(s, m.Site) || m.Touches(s) }):
			collateral = fmt.Sprintf("%s also fails %s in %q: expected %s, got %s", m.ID, e.Sites[0], record.ID, e.Expected, e.Actual)
		}
	}
	if detected {
		v.killers = append(v.killers, record.ID)
	}
	if checked {
		v.checks = append(v.checks, record.ID)
	}
	if collateral != "" {
		v.collateral = append(v.collateral, collateral)
	}
}

// related reports whether evidence at one site may come from a mutant at another. Within one
// operation a request and its responses show each other's mutants:
//
//	the mutant is in    the evidence is about             related
//	(any)               the same site, above or below     yes
//	a response          the same response                 yes
//	a response          a request                         yes: it was refused or accepted
//	a request, a guard  a response                        yes: it is what the caller gets
//	a response          a guard                           no: behaviour has its own checks
//	a request, a guard  another request or guard          no
func related(evidence, mutated rule.Site) bool {
	if evidence.Under(mutated) || mutated.Under(evidence) {
		return true
	}
	if evidence.Operation() != mutated.Operation() {
		return false
	}
	inResponse, aboutResponse := mutated.Response() != "", evidence.Response() != ""
	switch {
	case inResponse && aboutResponse:
		return evidence.Response() == mutated.Response()
	case inResponse:
		return !evidence.IsGuard()
	}
	return aboutResponse
}
