package main

import (
	"cmp"
	"context"
	"errors"
	"slices"

	"github.com/assay-conformance/assay/tools/mutants/edits"
	"github.com/assay-conformance/assay/tools/mutants/jobs"
)

// outcome is what became of an edit.
type outcome struct {
	edits.Edit
	jobs.Answer
	reached bool // by a trial of the baseline
}

// survey runs the trials against every edit.
func survey(ctx context.Context, worker string, parallel int, all []edits.Edit) ([]outcome, error) {
	reaching, err := baseline(ctx, worker, parallel)
	if err != nil {
		return nil, err
	}
	outcomes := make([]outcome, len(all))
	var todo []int
	for i, e := range all {
		outcomes[i] = outcome{Edit: e, reached: len(reaching[e.Number]) > 0}
		if outcomes[i].reached {
			todo = append(todo, i)
		}
	}
	progress("%d edits, %d of them reached by a trial", len(all), len(todo))
	killers := map[string][]int{} // by function, the latest first
	done := 0
	err = share(ctx, worker, parallel, len(todo), func(i int) jobs.Job {
		e := all[todo[i]]
		return jobs.Job{Edit: e.Number, Trials: likeliest(reaching[e.Number], killers[e.File+" "+e.Func])}
	}, func(a jobs.Answer) {
		o := &outcomes[a.Edit-1]
		o.Answer = a
		if a.Killer > 0 {
			place := o.File + " " + o.Func
			killers[place] = slices.Insert(slices.DeleteFunc(killers[place], func(k int) bool { return k == a.Killer }), 0, a.Killer)
		}
		if done++; done%50 == 0 {
			progress("%d of %d", done, len(todo))
		}
	})
	return outcomes, err
}

// visit is a trial that reached an edit, with how many edits it reached in all.
type visit struct{ trial, breadth int }

// baseline runs all trials without an edit. It returns those that reached each edit, the trial with the
// narrowest path first: it is the quickest, and the likeliest to be about the place of the edit.
func baseline(ctx context.Context, worker string, parallel int) (map[int][]int, error) {
	visits, trials := map[int][]visit{}, 0
	var alarms []error
	err := share(ctx, worker, parallel, parallel, func(i int) jobs.Job { return jobs.Job{Part: i, Parts: parallel} }, func(a jobs.Answer) {
		if a.Trial == 0 {
			return
		}
		trials++
		if a.Alarm != "" {
			alarms = append(alarms, errors.New("without an edit: "+a.Alarm))
		}
		for _, edit := range a.Reached {
			visits[edit] = append(visits[edit], visit{a.Trial, len(a.Reached)})
		}
	})
	if err = errors.Join(err, errors.Join(alarms...)); err != nil {
		return nil, err
	}
	progress("%d trials", trials)
	reaching := map[int][]int{}
	for edit, all := range visits {
		slices.SortFunc(all, func(a, b visit) int { return cmp.Or(a.breadth-b.breadth, a.trial-b.trial) })
		for _, v := range all {
			reaching[edit] = append(reaching[edit], v.trial)
		}
	}
	return reaching, nil
}

// likeliest puts the trials that detected other edits of the same function first.
func likeliest(reaching, killers []int) []int {
	var first []int
	for _, k := range killers {
		if slices.Contains(reaching, k) {
			first = append(first, k)
		}
	}
	return append(first, slices.DeleteFunc(slices.Clone(reaching), func(t int) bool { return slices.Contains(first, t) })...)
}
