package reports

import (
	"fmt"
	"slices"

	"github.com/assay-conformance/assay/internal/result"
)

// kills is a proof as the report shows it: how many mutants the checks killed. Equivalent mutants
// are counted separately, with the reason.
type kills struct {
	*result.Proof
	Kinds      []killKind
	Rows       []killRow // by vendor
	All        killed
	Survived   []result.ProvenMutant
	Equivalent []result.ProvenMutant
	Explained  int        // operators that no check notices, for a reason that proof.yaml gives
	Unproven   []ruleView // judged, but without a killed mutant
}

// killKind is a kind of mutant.
type killKind struct{ ID, Name string }

type killRow struct {
	Vendor string
	Cells  []killed // in the order of the kinds
	All    killed
}

// killed is how many mutants were killed, of how many.
type killed struct{ Killed, Of int }

func (k *killed) add(d result.ProvenMutant) {
	k.Of++
	if len(d.Killers) > 0 {
		k.Killed++
	}
}

// Share returns the killed part in percent, as a width.
func (k killed) Share() string {
	return fmt.Sprintf("%.2f%%", 100*float64(k.Killed)/float64(max(k.Of, 1)))
}

// killKinds lists the kinds of mutants in the order of the columns.
var killKinds = []killKind{
	{"off", "guard off"}, {"accept", "invalid request accepted"}, {"tighten", "valid request rejected"}, {"alter", "response altered"}, {"redraft", "document changed"}, {"operator", "bug that knows no check"},
}

func (b *builder) kills() *kills {
	proof := b.result.Proof
	if proof == nil {
		return nil
	}
	k := &kills{Proof: proof}
	for _, kind := range killKinds {
		if slices.ContainsFunc(proof.Mutants, func(d result.ProvenMutant) bool { return d.Kind == kind.ID }) {
			k.Kinds = append(k.Kinds, kind)
		}
	}
	for _, g := range groupBy(proof.Mutants, func(d result.ProvenMutant) string { return d.Vendor }) {
		row := killRow{Vendor: g.Name, Cells: make([]killed, len(k.Kinds))}
		for _, d := range g.Items {
			switch explained := len(d.Killers) == 0 && d.Equivalent != ""; {
			case explained && d.Kind == "operator":
				k.Explained++
				continue
			case explained:
				k.Equivalent = append(k.Equivalent, d)
				continue
			}
			if len(d.Killers) == 0 {
				k.Survived = append(k.Survived, d)
			}
			k.All.add(d)
			row.All.add(d)
			if i := slices.IndexFunc(k.Kinds, func(kind killKind) bool { return kind.ID == d.Kind }); i >= 0 {
				row.Cells[i].add(d)
			}
		}
		k.Rows = append(k.Rows, row)
	}
	k.Unproven = b.unproven()
	return k
}

// unproven returns the judged rules without a killed mutant: nothing shows that their checks can
// fail.
func (b *builder) unproven() []ruleView {
	var found []ruleView
	for _, rr := range b.result.Rules {
		key := [2]string{rr.Rule.Vendor, rr.Rule.ID}
		proven := slices.ContainsFunc(b.mutants[key], func(d result.ProvenMutant) bool { return len(d.Killers) > 0 })
		if rr.Verdict.Judged() && !proven {
			found = append(found, ruleView{RuleResult: rr, Anchor: b.anchors[key]})
		}
	}
	return found
}
