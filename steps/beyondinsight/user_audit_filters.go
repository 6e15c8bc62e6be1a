package beyondinsight

import (
	"context"
	"fmt"
	"strings"
	"time"

	"github.com/assay-conformance/assay/internal/exchange"
	"github.com/assay-conformance/assay/internal/resource"
	"github.com/assay-conformance/assay/internal/trial"
	"github.com/assay-conformance/assay/steps"
)

// sampled is how many user audits a filter is chosen from, and how many of a filtered list are read.
const sampled = 50

// listByProperty lists with the value of a property that one user audit of the latest has and another has
// not, not even in a part (A-BI-79).
func listByProperty(ctx context.Context, property, parameter string) error {
	w := steps.From(ctx)
	r, err := w.Of("user audit")
	if err != nil {
		return err
	}
	latest, err := readPage(ctx, r, sampled, 0)
	if err != nil {
		return err
	}
	for _, one := range latest {
		value, ok := one.Property(property).Text()
		for _, other := range latest {
			if unlike, reliable := other.Property(property).Text(); ok && value != "" && reliable && !has(unlike, value) {
				w.Sample = []exchange.Value{one}
				return w.Do(ctx, page(r, sampled, 0, map[string]string{parameter: value}))
			}
		}
	}
	return trial.Blocked("the latest %d user audits do not differ in their %s", len(latest), property)
}

// has reports whether a value is another one or has it as a part, in any case: which of these a filter
// means is open.
func has(value, part string) bool {
	return strings.Contains(strings.ToLower(value), strings.ToLower(part))
}

func onlyWithProperty(ctx context.Context, property string) error {
	w := steps.From(ctx)
	r, listed, err := w.Listed("user audit")
	if err != nil {
		return err
	}
	phrase := "only user audits with that " + property + " are listed, and that one is"
	want, _ := w.Sample[0].Property(property).Text()
	sought, err := ids(r, w.Sample)
	if err != nil {
		return err
	}
	found, reliable := false, true
	for _, item := range listed {
		value, ok := item.Property(property).Text()
		if ok && !has(value, want) {
			w.Assert(w.Response, false, phrase, want+" as "+property+" of every item", value)
			return nil
		}
		id, ok := r.IDIn(item)
		found, reliable = found || id == sought[0], reliable && ok
	}
	if !found && !reliable {
		return trial.Blocked("an item of %s has no reliable %s", r.List, r.ID.Property)
	}
	w.Assert(w.Response, found, phrase, "the AuditID "+sought[0], fmt.Sprintf("%d items, found: %t", len(listed), found))
	return nil
}

// apart is how far dates must be from each other to be compared: whether a date has a time, and in which
// zone it is read, is open (A-BI-68).
const apart = 48 * time.Hour

// created returns when a user audit was made.
func created(audit exchange.Value) (time.Time, error) {
	text, _ := audit.Property("CreateDate").Text()
	for _, form := range []string{time.RFC3339, "2006-01-02T15:04:05", "2006-01-02 15:04:05", time.DateOnly} {
		if at, err := time.Parse(form, text); err == nil {
			return at, nil
		}
	}
	return time.Time{}, trial.Blocked("cannot read the CreateDate %q of a user audit", text)
}

// listByDate lists with the date of one user audit, that of the middle of three which are days apart. It
// stops at the first page that decides.
func listByDate(ctx context.Context, parameter string) error {
	w := steps.From(ctx)
	r, err := w.Of("user audit")
	if err != nil {
		return err
	}
	if w.Sample, err = daysApart(ctx, r); err != nil {
		return err
	}
	date, _ := w.Sample[1].Property("CreateDate").Text()
	return w.Do(ctx, page(r, sampled, 0, map[string]string{parameter: date}))
}

// daysApart returns three user audits whose dates are days apart, the latest first.
func daysApart(ctx context.Context, r *resource.Resource) (all []exchange.Value, err error) {
	var last time.Time
	for _, offset := range []int{0, 10, 100, 1000, 10000, 100000} {
		some, err := readPage(ctx, r, 10, offset)
		if err != nil {
			return nil, err
		}
		for _, audit := range some {
			at, err := created(audit)
			if err != nil {
				return nil, err
			}
			if len(all) == 0 || at.Before(last.Add(-apart)) {
				all, last = append(all, audit), at
			}
			if len(all) == 3 {
				return all, nil
			}
		}
		if len(some) == 0 {
			break
		}
	}
	return nil, trial.Blocked("the target has no three user audits that are days apart")
}

// onlyBeyondDate reads the listing of the When on, until an item decides. side says where no item may be.
func onlyBeyondDate(ctx context.Context, side string) error {
	w := steps.From(ctx)
	r, listed, err := w.Listed("user audit")
	if err != nil {
		return err
	}
	middle, err := created(w.Sample[1])
	if err != nil {
		return err
	}
	sought, other := w.Sample[0], "after"
	wrong := func(at time.Time) bool { return at.Before(middle.Add(-apart)) }
	if side == "after" {
		sought, other = w.Sample[2], "before"
		wrong = func(at time.Time) bool { return at.After(middle.Add(apart)) }
	}
	id, ok := r.IDIn(sought)
	if !ok {
		return trial.Blocked("an item of %s has no reliable %s", r.List, r.ID.Property)
	}
	phrase := "no user audit of days " + side + " is listed, and one of days " + other + " is"
	found := false
	for read := 0; ; {
		for _, item := range listed {
			at, err := created(item)
			if err != nil {
				return err
			}
			if wrong(at) {
				w.Assert(item.Exchange(), false, phrase, "no date days "+side+" "+middle.String(), at.String())
				return nil
			}
			shown, ok := r.IDIn(item)
			if !ok {
				return trial.Blocked("an item of %s has no reliable %s", r.List, r.ID.Property)
			}
			found = found || shown == id
		}
		read += len(listed)
		if len(listed) < sampled || side == "after" && found {
			break
		}
		if read >= mostRead {
			return trial.Blocked("the list has more than %d user audits, the most that assay reads", mostRead)
		}
		e, err := w.Need(ctx, page(r, sampled, read, w.Sent.Query))
		if err != nil {
			return err
		}
		if listed, err = items(r, e); err != nil {
			return err
		}
	}
	w.Assert(w.Response, found, phrase, "the AuditID "+id, fmt.Sprintf("found: %t", found))
	return nil
}

// mostRead is how many user audits of a filtered list are read at most.
const mostRead = 20000
