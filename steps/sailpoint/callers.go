package sailpoint

import (
	"context"

	"github.com/assay-conformance/assay/internal/resource"
	"github.com/assay-conformance/assay/internal/trial"
	"github.com/assay-conformance/assay/steps"
)

// callers returns the phrases that name the caller: one for each operation, each with every kind
// of caller.
func callers() []steps.Phrase {
	const by = ` (with only the ORG_ADMIN authority|with only the API authority|with an expired token)`
	return []steps.Phrase{
		steps.When(`a segment is created`+by, as(creating)),
		steps.When(`the segments are listed`+by, as(listing)),
		steps.When(`the segment is read`+by, as(onThing("getSegment"))),
		steps.When(`the segment is renamed`+by, as(renaming)),
		steps.When(`the segment is deleted`+by, as(onThing("deleteSegment"))),
	}
}

// offered maps a caller to the target's offer that names its credential.
var offered = map[string]string{
	"with only the ORG_ADMIN authority": "org-admin-credential", "with only the API authority": "api-authority-credential", "with an expired token": "expired-token",
}

// as uses a call with the credential of a caller as the When.
func as(arrange func(context.Context, *steps.World) (trial.Call, error)) func(context.Context, string) error {
	return func(ctx context.Context, who string) error {
		w := steps.From(ctx)
		call, err := arrange(ctx, w)
		if err != nil {
			return err
		}
		call.As = w.Target.Offers[offered[who]]
		return w.Do(ctx, call)
	}
}

func creating(ctx context.Context, w *steps.World) (trial.Call, error) {
	return w.Arrange(ctx, "createSegment", "", resource.Full)
}

func listing(context.Context, *steps.World) (trial.Call, error) {
	return trial.Call{Operation: "listSegments"}, nil
}

func renaming(ctx context.Context, w *steps.World) (trial.Call, error) {
	t, err := w.Thing()
	if err != nil {
		return trial.Call{}, err
	}
	return w.Updating(ctx, t, map[string]any{"name": w.Name()})
}

func onThing(operation string) func(context.Context, *steps.World) (trial.Call, error) {
	return func(_ context.Context, w *steps.World) (trial.Call, error) {
		t, err := w.Thing()
		if err != nil {
			return trial.Call{}, err
		}
		return w.CallOn(operation, t.ID), nil
	}
}
