package main

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"github.com/assay-conformance/assay/internal/builtin"
	"github.com/assay-conformance/assay/internal/evidence"
	"github.com/assay-conformance/assay/internal/result"
	"github.com/assay-conformance/assay/internal/run"
	"github.com/assay-conformance/assay/internal/stub"
	"github.com/assay-conformance/assay/tools/mutants/jobs"
	"github.com/assay-conformance/assay/tools/mutants/switches"
)

// trials is the plan of all vendors.
type trials []run.Planned

func load() (trials, error) {
	vendors, err := builtin.Vendors().LoadAll()
	if err != nil {
		return nil, err
	}
	for _, v := range vendors {
		v.Contract = v.Contract.WithMemory() // the same calls are made again and again
	}
	return run.Plan(vendors), nil
}

// run does one job. It calls alive before each trial.
func (t trials) run(ctx context.Context, job jobs.Job, answer func(any) error, alive func()) error {
	if job.Edit == 0 {
		return t.baseline(ctx, job, answer, alive)
	}
	found := jobs.Answer{Edit: job.Edit, Verdict: jobs.Survived, Done: true}
	for _, number := range job.Trials {
		alive()
		p := t[number-1]
		record := against(ctx, p, job.Edit)
		if rules := run.Violated(p.Vendor, record); len(rules) > 0 {
			found.Verdict, found.Killer, found.Rules = jobs.Killed, number, rules
			break
		}
		switch against := record.Against(); {
		case len(against) > 0:
			found.Noted++
			found.Hint = cmp.Or(found.Hint, fmt.Sprintf("%s at %s: expected %s, got %s", against[0].Grade, against[0].Sites, against[0].Expected, against[0].Actual))
		case record.Blocked+record.Error != "":
			found.Blocked++
			found.Hint = cmp.Or(found.Hint, record.Blocked+record.Error)
		case slices.ContainsFunc(record.Checks, func(c evidence.Check) bool { return c.Grade == evidence.Empty }):
			found.Blocked++
			found.Hint = cmp.Or(found.Hint, "there was nothing to check")
		}
	}
	return answer(found)
}

// baseline runs trials without an edit, and tells what each reached.
func (t trials) baseline(ctx context.Context, job jobs.Job, answer func(any) error, alive func()) error {
	for i, p := range t {
		number := i + 1
		if number%job.Parts != job.Part {
			continue
		}
		alive()
		record := against(ctx, p, 0)
		found := jobs.Answer{Trial: number, Name: record.ID, Reached: switches.Reached()}
		if against := record.Against(); len(against) > 0 || record.Blocked+record.Error != "" {
			found.Alarm = fmt.Sprintf("%s: %d pieces of evidence; %s%s", record.ID, len(against), record.Blocked, record.Error)
		}
		if err := answer(found); err != nil {
			return err
		}
	}
	return answer(jobs.Answer{Done: true})
}

// against runs one trial on a new stub, while one edit is on.
func against(ctx context.Context, p run.Planned, edit int) result.Trial {
	switches.Set(edit)
	return run.One(ctx, p, p.Vendor.Embedded(stub.Options{}))
}
