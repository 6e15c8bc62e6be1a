package sailpoint

import (
	"context"
	"fmt"

	api "github.com/assay-conformance/assay/generated/sailpoint"
	"github.com/assay-conformance/assay/internal/trial"
	"github.com/assay-conformance/assay/steps"
)

// fixedStays compares what the response to a patch shows with the segment before it. The patch asks for a change
// that no patch can make, so a refusal is right, too.
func fixedStays(ctx context.Context) error {
	w := steps.From(ctx)
	const phrase = "the request is refused or its id and creation date are as before"
	if w.Response == nil {
		return trial.Blocked("there was no call")
	}
	if w.Response.Status/100 == 4 {
		w.Assert(w.Response, true, phrase, "a refusal, or no change", fmt.Sprint(w.Response.Status))
		return nil
	}
	if !trial.Succeeded(w.Response) {
		return trial.Blocked("%s returned %d, which is no refusal", w.Response.Operation, w.Response.Status)
	}
	t, err := w.Thing()
	if err != nil {
		return err
	}
	for _, name := range []string{"id", "created"} {
		want, was := t.Shown.Property(name).Text()
		got, is := w.Response.Read().Property(name).Text()
		if !was || !is {
			return trial.Blocked("%s shows no reliable %s", w.Response.Operation, name)
		}
		w.Assert(w.Response, w.Same(w.Response, name, got, want), phrase, name+" "+want, name+" "+got)
	}
	return nil
}

// addNameToUnknown sends what would be a whole segment, if a patch could create one.
func addNameToUnknown(ctx context.Context) error {
	w := steps.From(ctx)
	t, err := w.Thing()
	if err != nil {
		return err
	}
	return w.On(ctx, t.Update, trial.Thing{Resource: t.Resource, ID: t.Resource.ID.Unknown},
		trial.CloneJSON([]api.PatchOperation{operation(api.PatchOperationOpAdd, "/name", w.Name(t.Resource))}))
}
