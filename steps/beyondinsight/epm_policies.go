package beyondinsight

import (
	"context"
	"strings"

	"github.com/assay-conformance/assay/internal/resource"
	"github.com/assay-conformance/assay/internal/trial"
	"github.com/assay-conformance/assay/steps"
)

func epmPolicies() []steps.Phrase {
	return []steps.Phrase{
		steps.Given(`an EPM application was added to a policy`, applicationAdded),
		steps.When(`an EPM application is added to an unknown policy`, addToUnknown),
		steps.Then(`the response is an empty object`, emptyObject),
	}
}

// unknownPolicy is a well-formed id of no policy.
const unknownPolicy = "00000000-0000-4000-8000-000000000000"

func applicationCall(ctx context.Context) (trial.Call, error) {
	return steps.From(ctx).Arrange(ctx, "addEpmApplication", "", resource.Minimal)
}

func applicationAdded(ctx context.Context) error {
	call, err := applicationCall(ctx)
	if err != nil {
		return err
	}
	return steps.Twin(ctx, call)
}

// addToUnknown makes a call that must be refused.
func addToUnknown(ctx context.Context) error {
	call, err := applicationCall(ctx)
	if err != nil {
		return err
	}
	call.Path["id"], call.Wrong = unknownPolicy, true
	return steps.From(ctx).Do(ctx, call)
}

func emptyObject(ctx context.Context) error {
	w, phrase := steps.From(ctx), "the response is an empty object"
	if err := w.Succeeded(); err != nil {
		return err
	}
	body := w.Response.Read()
	value, ok := body.Any()
	if _, object := value.(map[string]any); !ok || !object {
		w.NothingToCheck(w.Response, phrase, "an object without properties", "no reliable object")
		return nil
	}
	shown := "no properties"
	if names := body.Names(); len(names) > 0 {
		shown = strings.Join(names, ", ")
	}
	w.Assert(w.Response, len(body.Names()) == 0, phrase, "an object without properties", shown)
	return nil
}
