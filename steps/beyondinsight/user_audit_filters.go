package beyondinsight

import (
	"context"
	"fmt"
	"strings"

	"github.com/assay-conformance/assay/internal/exchange"
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
