package sailpoint

import (
	"context"

	"github.com/oapi-codegen/nullable"

	api "github.com/assay-conformance/assay/generated/sailpoint"
	"github.com/assay-conformance/assay/internal/resource"
	"github.com/assay-conformance/assay/internal/trial"
	"github.com/assay-conformance/assay/steps"
)

// createWithReadOnly sends the read-only properties that the example in the source sends.
func createWithReadOnly(ctx context.Context) error {
	return steps.CreateLike(ctx, segment, resource.Full, func(c *trial.Call) {
		steps.SetProperty(c, "id", "0f11f2a4-7c94-4bf3-a2bd-742580fe3bde")
		steps.SetProperty(c, "created", "2020-01-01T00:00:00Z")
		steps.SetProperty(c, "modified", "2020-01-01T00:00:00Z")
	})
}

func existingJoined(ctx context.Context) error {
	w := steps.From(ctx)
	_, err := w.Make(ctx, segment, resource.Full, func(c *trial.Call) { steps.SetProperty(c, "visibilityCriteria", trial.CloneJSON(joined())) })
	return err
}

func createJoined(ctx context.Context) error {
	return steps.CreateLike(ctx, segment, resource.Full, func(c *trial.Call) { steps.SetProperty(c, "visibilityCriteria", trial.CloneJSON(joined())) })
}

func joinCriteria(ctx context.Context) error {
	return change(ctx, "visibilityCriteria", joined())
}

// joined returns criteria that combine two comparisons.
func joined() api.VisibilityCriteria {
	both := []api.Expression{leaf("location", "Philadelphia"), leaf("department", "HR")}
	return api.VisibilityCriteria{Expression: api.Expression{Operator: "AND", Children: nullable.NewNullableWithValue(both)}}
}

// leaf compares an attribute with a string; it has the empty list of children shown at 001:67.
func leaf(attribute, text string) api.Expression {
	kind := "STRING"
	return api.Expression{Operator: "EQUALS", Attribute: nullable.NewNullableWithValue(attribute), Children: nullable.NewNullableWithValue([]api.Expression{}),
		Value: nullable.NewNullableWithValue(api.Expression_Value{Type: &kind, Value: &text})}
}

// change gives one property of the segment a new value.
func change(ctx context.Context, property string, value any) error {
	w := steps.From(ctx)
	t, err := w.Thing()
	if err != nil {
		return err
	}
	return w.Change(ctx, t, map[string]any{property: trial.CloneJSON(value)})
}

// The two descriptions that one patch sets in turn.
const (
	firstDescription = "the first of two"
	lastDescription  = "the last of two"
)

func changeTwice(ctx context.Context) error {
	return patchWith(ctx, operation(api.PatchOperationOpReplace, "/description", firstDescription), operation(api.PatchOperationOpReplace, "/description", lastDescription))
}

func changeAndFail(ctx context.Context) error {
	return patchWith(ctx, operation(api.PatchOperationOpReplace, "/description", firstDescription), operation(api.PatchOperationOpAdd, "/description/assay/assay", "nowhere"))
}

func changeID(ctx context.Context) error { return replace(ctx, "/id", "another") }

func changeCreated(ctx context.Context) error {
	return replace(ctx, "/created", "2020-01-01T00:00:00Z")
}

func changeModified(ctx context.Context) error {
	return replace(ctx, "/modified", "2020-01-01T00:00:00Z")
}

func replace(ctx context.Context, path, value string) error {
	return patchWith(ctx, operation(api.PatchOperationOpReplace, path, value))
}

func addUnknown(ctx context.Context) error {
	return patchWith(ctx, operation(api.PatchOperationOpAdd, "/assayUnknown", "assay"))
}

func operation(op api.PatchOperationOp, path string, value any) api.PatchOperation {
	return api.PatchOperation{Op: op, Path: path, Value: nullable.NewNullableWithValue(value)}
}

func patchWith(ctx context.Context, operations ...api.PatchOperation) error {
	w := steps.From(ctx)
	t, err := w.Thing()
	if err != nil {
		return err
	}
	return w.On(ctx, t.Update, t, trial.CloneJSON(operations))
}

// criteriaReplaced looks for properties of the old criteria next to the new ones. Criteria that
// did not change at all are covered by another rule.
func criteriaReplaced(ctx context.Context) error {
	return propertyIs(ctx, "visibilityCriteria", "no part of the old visibility criteria is left",
		func(w *steps.World, t trial.Thing) (want, old any) {
			return w.Changed["visibilityCriteria"], steps.SentProperty(t.Call, "visibilityCriteria")
		})
}

func hasLastDescription(ctx context.Context) error {
	return propertyIs(ctx, "description", "the segment has the last of the two descriptions",
		func(_ *steps.World, t trial.Thing) (want, old any) {
			return lastDescription, steps.SentProperty(t.Call, "description")
		})
}

// propertyIs reads a property after the propagation delay and compares it with the expected value.
// If it still has its old value, the change was not made and the trial is blocked.
func propertyIs(ctx context.Context, property, phrase string, values func(*steps.World, trial.Thing) (want, old any)) error {
	w := steps.From(ctx)
	if err := w.Succeeded(); err != nil {
		return err
	}
	t, err := w.Thing()
	if err != nil {
		return err
	}
	if err := w.AwaitPropagation(ctx); err != nil {
		return err
	}
	e, err := w.Need(ctx, w.Reading(t))
	if err != nil {
		return err
	}
	want, old := values(w, t)
	if got, ok := e.Read().Property(property).Any(); ok && w.Same(e, property, got, old) {
		return trial.Blocked("the %s of the segment was not changed", property)
	}
	w.AssertProperty(e, want, property, phrase)
	return nil
}
