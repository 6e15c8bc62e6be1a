package beyondinsight

import (
	"context"
	"fmt"
	"strings"

	"github.com/assay-conformance/assay/internal/trial"
	"github.com/assay-conformance/assay/steps"
)

func permissions() []steps.Phrase {
	return []steps.Phrase{steps.Then(`the names of the permissions have (.+)`, namesHave)}
}

// namesHave looks for each of several names in a listing.
func namesHave(ctx context.Context, names string) error {
	w := steps.From(ctx)
	_, items, err := w.Listed("permission")
	if err != nil {
		return err
	}
	listed := map[string]bool{}
	for _, item := range items {
		name, ok := item.Property("Name").Text()
		if !ok {
			return trial.Blocked("%s lists a permission without a reliable Name", w.Response.Operation)
		}
		listed[name] = true
	}
	for _, name := range strings.Split(names, ", ") {
		if !listed[name] {
			w.Assert(w.Response, false, "the names of the permissions have "+names, name, fmt.Sprintf("%d others", len(items)))
			return nil
		}
	}
	w.Assert(w.Response, true, "the names of the permissions have "+names, names, "each of them")
	return nil
}
