package run

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/assay-conformance/assay/internal/defect"
	"github.com/assay-conformance/assay/internal/exchange"
	"github.com/assay-conformance/assay/internal/result"
	"github.com/assay-conformance/assay/internal/rule"
	"github.com/assay-conformance/assay/internal/stub"
	"github.com/assay-conformance/assay/internal/suite"
	"github.com/assay-conformance/assay/internal/trial"
)

// Matrix is what a proof found out.
type Matrix struct {
	Defects     int               `json:"defects"` // tried, without the equivalent ones
	Killed      int               `json:"killed"`
	Survived    []string          `json:"survived"`   // ids of defects that no trial saw
	Collateral  []string          `json:"collateral"` // defects that turned a promise red that they do not break, unexplained
	Equivalent  []suite.Exception `json:"equivalent"` // defects that nobody could see, and why
	FalseAlarms int               `json:"false_alarms"`
	Idle        []string          `json:"idle"` // trials that no defect turned red: their checks prove nothing

	Alarms []string            `json:"-"` // what was wrong with the unbroken stub, in words
	Stale  []string            `json:"-"` // entries of proof.yaml that are no longer true
	Kills  map[string][]string `json:"-"` // defect to the trials that saw it
}

// Sound says whether the proof holds: every defect seen, nothing else turned red, no finding
// where nothing is broken, and no trial that never turned red.
func (m Matrix) Sound() bool {
	return len(m.Survived) == 0 && len(m.Idle) == 0 && len(m.Collateral) == 0 && m.FalseAlarms == 0 && len(m.Stale) == 0
}

// NewMatrix is an empty matrix.
func NewMatrix() Matrix {
	return Matrix{Survived: []string{}, Collateral: []string{}, Equivalent: []suite.Exception{}, Idle: []string{}, Kills: map[string][]string{}}
}

// Plus adds the matrix of another vendor.
func (m Matrix) Plus(o Matrix) Matrix {
	m.Defects, m.Killed, m.FalseAlarms = m.Defects+o.Defects, m.Killed+o.Killed, m.FalseAlarms+o.FalseAlarms
	m.Survived, m.Collateral = append(m.Survived, o.Survived...), append(m.Collateral, o.Collateral...)
	m.Equivalent = append(m.Equivalent, o.Equivalent...)
	m.Idle = append(m.Idle, o.Idle...)
	m.Alarms, m.Stale = append(m.Alarms, o.Alarms...), append(m.Stale, o.Stale...)
	maps.Copy(m.Kills, o.Kills)
	return m
}

// HasDefect finds the vendor that has a defect.
func HasDefect(vendors []*suite.Vendor, id string) (*suite.Vendor, error) {
	for _, v := range vendors {
		if slices.ContainsFunc(Defects(v), func(d defect.Defect) bool { return d.ID == id }) {
			return v, nil
		}
	}
	site, _, _ := strings.Cut(id, ":")
	var near []string
	for _, v := range vendors {
		for _, d := range Defects(v) {
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

// base is one trial of the unbroken run, with what it touched.
type base struct {
	Planned
	record  result.Trial
	touched map[rule.Site]bool
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
func Defects(v *suite.Vendor) []defect.Defect { return defect.All(v.Contract, v.Guards) }

// Prove runs a vendor's trials against the unbroken stub, and then, for each defect, against
// a stub that has it those trials that touched its site.
func Prove(ctx context.Context, o ProveOptions) (Matrix, error) {
	m := NewMatrix()
	trials, originals := unbroken(ctx, o)
	if ctx.Err() != nil {
		return m, ctx.Err()
	}
	m.Alarms = alarms(trials)
	m.FalseAlarms = len(m.Alarms)
	defects := Defects(o.Vendor)
	if o.Only != "" {
		defects = slices.DeleteFunc(defects, func(d defect.Defect) bool { return d.ID != o.Only })
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
		m.Idle = idle(trials, m.Kills)
	}
	return m, nil
}

// weigh holds the verdicts against what proof.yaml says of them.
func (m *Matrix) weigh(o ProveOptions, defects []defect.Defect, verdicts []verdict) {
	known := map[string]bool{}
	for i, d := range defects {
		known[d.ID] = true
		m.Kills[d.ID] = verdicts[i].killers
		explained := find(o.Vendor.Proof.Equivalent, d.ID)
		switch killed := len(verdicts[i].killers) > 0; {
		case explained != nil && killed:
			m.Stale = append(m.Stale, fmt.Sprintf("%s is said to be equivalent, and was seen by %s", d.ID, verdicts[i].killers[0]))
			m.Defects, m.Killed = m.Defects+1, m.Killed+1
		case explained != nil:
			m.Equivalent = append(m.Equivalent, *explained)
		case killed:
			m.Defects, m.Killed = m.Defects+1, m.Killed+1
		default:
			m.Defects++
			m.Survived = append(m.Survived, d.ID)
		}
		expected := find(o.Vendor.Proof.Collateral, d.ID)
		switch {
		case expected == nil:
			m.Collateral = append(m.Collateral, verdicts[i].collateral...)
		case len(verdicts[i].collateral) == 0:
			m.Stale = append(m.Stale, d.ID+" is said to have collateral, and has none")
		}
	}
	for _, e := range append(slices.Clone(o.Vendor.Proof.Equivalent), o.Vendor.Proof.Collateral...) {
		if !known[e.Defect] && o.Only == "" {
			m.Stale = append(m.Stale, e.Defect+" is no defect")
		}
	}
}

// idle lists the trials that saw no defect at all.
func idle(trials []base, kills map[string][]string) []string {
	saw := map[string]bool{}
	for _, killers := range kills {
		for _, id := range killers {
			saw[id] = true
		}
	}
	all := []string{}
	for _, t := range trials {
		if !saw[t.Record.ID] {
			all = append(all, t.Record.ID)
		}
	}
	return all
}

func find(exceptions []suite.Exception, id string) *suite.Exception {
	for i := range exceptions {
		if exceptions[i].Defect == id {
			return &exceptions[i]
		}
	}
	return nil
}

// unbroken runs every trial once against a stub that keeps all its promises.
func unbroken(ctx context.Context, o ProveOptions) ([]base, map[string]any) {
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
			if c.Grade != exchange.OK {
				all = append(all, fmt.Sprintf("%s: %s: expected %s, got %s", t.record.ID, c.Phrase, c.Expected, c.Actual))
			}
		}
		if t.record.Blocked+t.record.Error != "" {
			all = append(all, fmt.Sprintf("%s: %s%s", t.record.ID, t.record.Blocked, t.record.Error))
		}
	}
	return all
}

// verdict is what the trials said of one defect.
type verdict struct {
	killers    []string // trials that saw it
	collateral []string // what else turned red
}

// attempt runs the trials that a defect could concern against a stub that has it: first those
// that judge its site, and only if none of them sees it those that pass by it on their way.
func attempt(ctx context.Context, o ProveOptions, d defect.Defect, trials []base, originals map[string]any) verdict {
	options := stub.Options{Break: d.Off(), Wrap: d.Wrap(originals[d.Case])}
	source := o.Vendor.Embedded(options)
	var v verdict
	for _, pass := range passes(o, d, trials) {
		for _, t := range pass {
			record := t.Record
			try(ctx, t.Planned, source, &record, nil, "assay")
			v.add(d, record)
		}
		if len(v.killers) > 0 {
			break
		}
	}
	return v
}

// passes sorts the trials that touched a defect's site by how likely they are to see it.
func passes(o ProveOptions, d defect.Defect, trials []base) [2][]base {
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
func touches(t base, d defect.Defect) bool {
	if a := d.Site.Answer(); a != "" {
		return t.touched[a]
	}
	return t.touched[d.Site]
}

// judgesSite says whether a trial's own checks are about the answer that a defect alters. A
// derived case that needs the answer only to prepare itself is blocked by the defect, and a
// blocked trial is no evidence.
func judgesSite(t base, d defect.Defect) bool {
	a := d.Site.Answer()
	if a == "" || t.record.Kind == result.Scenario {
		return true
	}
	return slices.ContainsFunc(t.record.Checks, func(c result.Check) bool { return slices.Contains(c.Sites, a) })
}

// add weighs the evidence of one trial.
func (v *verdict) add(d defect.Defect, record result.Trial) {
	seen, beside := false, ""
	for _, e := range result.Against([]result.Trial{record}) {
		switch {
		case slices.ContainsFunc(e.Sites, func(s rule.Site) bool { return s.SpeaksOf(d.Site) }):
			seen = true
		case !slices.ContainsFunc(e.Sites, func(s rule.Site) bool { return related(s, d.Site) }):
			beside = fmt.Sprintf("%s turned %s red in %q: expected %s, got %s", d.ID, e.Sites[0], record.ID, e.Expected, e.Actual)
		}
	}
	if seen {
		v.killers = append(v.killers, record.ID)
	}
	if beside != "" {
		v.collateral = append(v.collateral, beside)
	}
}

// related says whether evidence at a site may come from a defect at another: it is about the
// same answer, or about an answer of the operation whose request or behaviour is broken.
func related(evidence, broken rule.Site) bool {
	switch {
	case evidence.Under(broken), broken.Under(evidence):
		return true
	case evidence.Answer() == "":
		return evidence.Operation() == broken.Operation() && !evidence.IsGuard() && broken.Answer() != ""
	case broken.Answer() == "":
		return evidence.Operation() == broken.Operation()
	}
	return evidence.Answer() == broken.Answer()
}
