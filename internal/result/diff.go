package result

import (
	"cmp"
	"slices"

	"github.com/assay-conformance/assay/internal/evidence"
)

// Diff describes how a run differs from an earlier one.
type Diff struct {
	Before  Meta     `json:"before"`
	After   Meta     `json:"after"`
	Failing []Change `json:"failing"` // rules that fail now and did not before, new rules included
	Fixed   []Change `json:"fixed"`   // rules that failed before, and were judged and do not fail now
	New     []Change `json:"new"`     // rules that only the later run has
	Gone    []Change `json:"gone"`    // rules that only the earlier run has, and places without violations now
	Changed []Change `json:"changed"` // any other change of verdict
}

// Change is the verdict before and after on one rule, or on one place of the contract that no rule
// claims.
type Change struct {
	Vendor    string  `json:"vendor"`
	ID        string  `json:"id"` // of the rule, or the site
	Statement string  `json:"statement"`
	Before    Verdict `json:"before,omitempty"`
	After     Verdict `json:"after,omitempty"`
	Why       string  `json:"why,omitempty"` // of the later verdict
}

// Exit returns the exit code of a comparison: a new failure counts, whatever was fixed.
func (d Diff) Exit() int {
	if len(d.Failing) > 0 {
		return ExitViolation
	}
	return ExitConformant
}

// Compare returns how the later of two results differs from the earlier one.
func Compare(before, after Result) Diff {
	d := Diff{Before: before.Meta, After: after.Meta, Failing: []Change{}, Fixed: []Change{}, New: []Change{}, Gone: []Change{}, Changed: []Change{}}
	old, now := standings(before), standings(after)
	for k, c := range now {
		was, known := old[k]
		c.Before = was.After
		switch {
		case c.After == Fail && was.After != Fail:
			d.Failing = append(d.Failing, c)
		case !known:
			d.New = append(d.New, c)
		case was.After == Fail && (c.After == Pass || c.After == Warn):
			d.Fixed = append(d.Fixed, c)
		case was.After != c.After:
			d.Changed = append(d.Changed, c)
		}
	}
	for k, was := range old {
		if _, known := now[k]; known {
			continue
		}
		// a place without violations now need not have been validated again
		was.Before, was.After, was.Why = was.After, "", ""
		d.Gone = append(d.Gone, was)
	}
	for _, list := range [][]Change{d.Failing, d.Fixed, d.New, d.Gone, d.Changed} {
		slices.SortFunc(list, func(a, b Change) int { return cmp.Or(cmp.Compare(a.Vendor, b.Vendor), cmp.Compare(a.ID, b.ID)) })
	}
	return d
}

type standing struct {
	vendor, id string
	place      bool // a place of the contract, not a rule
}

// standings returns the verdict on each rule, and on each violated place that no rule claims.
func standings(r Result) map[standing]Change {
	all := map[standing]Change{}
	for _, rr := range r.Rules {
		all[standing{rr.Rule.Vendor, rr.Rule.ID, false}] = Change{Vendor: rr.Rule.Vendor, ID: rr.Rule.ID, Statement: rr.Rule.Statement, After: rr.Verdict, Why: rr.Why}
	}
	for _, e := range r.Unclaimed {
		if k := (standing{e.Vendor, joinSites(e.Sites), true}); e.Grade == evidence.Violated && all[k].After == "" {
			all[k] = Change{Vendor: e.Vendor, ID: k.id, Statement: "a place of the contract that no rule claims", After: Fail, Why: firstWords([]evidence.Evidence{e}, e.Grade)}
		}
	}
	return all
}
