package steps

import (
	"context"
	"fmt"
	"strings"

	"github.com/assay-conformance/assay/internal/trial"
)

// haveNames looks for each of several names in a listing.
func haveNames(ctx context.Context, nouns, names string) error {
	w := From(ctx)
	r, items, err := w.Listed(nouns)
	if err != nil {
		return err
	}
	listed, phrase := map[string]bool{}, "the "+nouns+" have the names "+names
	for _, item := range items {
		name, ok := item.Property(r.Name.Property).Text()
		if !ok {
			return trial.Blocked("an item of %s has no reliable %s", w.Response.Operation, r.Name.Property)
		}
		listed[name] = true
	}
	for _, name := range strings.Split(names, ", ") {
		if !listed[name] {
			w.Assert(w.Response, false, phrase, name, fmt.Sprintf("%d others", len(items)))
			return nil
		}
	}
	w.Assert(w.Response, true, phrase, names, "each of them")
	return nil
}
