package steps

import (
	"context"

	"github.com/assay-conformance/assay/internal/trial"
)

// observed completes a Then about what the write of the When did. The session has looked at that and
// has recorded its checks (see [trial.Session.Observed]); without one there is nothing to show.
func observed(phrase string) func(context.Context, string) error {
	return func(ctx context.Context, _ string) error {
		w := From(ctx)
		if err := w.Succeeded(); err != nil {
			return err
		}
		judged, unclear := w.Looked(w.Response, w.Claimed())
		switch {
		case judged:
		case unclear != "":
			return trial.Blocked("%s", unclear)
		default:
			w.NothingToCheck(w.Response, phrase, "a read that shows it", "none")
		}
		return nil
	}
}
