package sailpoint

import (
	"context"

	api "github.com/assay-conformance/assay/generated/sailpoint"
	"github.com/assay-conformance/assay/internal/trial"
	"github.com/assay-conformance/assay/steps"
)

// emptyDescription replaces the description by an empty text or by null.
func emptyDescription(ctx context.Context, value string) error {
	w := steps.From(ctx)
	t, err := w.Thing()
	if err != nil {
		return err
	}
	var text any
	if value != "null" {
		text = ""
	}
	call := w.CallOn(t.Update, t.ID)
	call.Body = trial.CloneJSON([]api.PatchOperation{operation(api.PatchOperationOpReplace, "/description", text)})
	call.Doubt = "the source does not say whether a description may be empty"
	return w.Do(ctx, call)
}

// descriptionGone checks that a description that was replaced by nothing is not shown any more. Whether an empty
// one is shown as null is open, and whether it may be empty at all: a refusal blocks.
func descriptionGone(ctx context.Context) error {
	w := steps.From(ctx)
	if err := w.Succeeded(); err != nil {
		return err
	}
	t, err := w.Thing()
	if err != nil {
		return err
	}
	former := steps.SentProperty(t.Call, "description")
	e, err := w.ReadAgain(ctx)
	if err != nil {
		return err
	}
	got, shown := e.Read().Property("description").Any()
	w.Assert(e, !shown || !w.Same(e, "description", got, former), "the former description is gone", "another one, or none", steps.Show(got))
	return nil
}
