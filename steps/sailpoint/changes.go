package sailpoint

import (
	"context"

	"github.com/oapi-codegen/nullable"

	api "github.com/assay-conformance/assay/generated/sailpoint"
	"github.com/assay-conformance/assay/internal/resource"
	"github.com/assay-conformance/assay/internal/trial"
	"github.com/assay-conformance/assay/steps"
)

// createWithReadOnly sends what the source's own example sends.
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

func changeDescription(ctx context.Context) error {
	return change(ctx, "description", "changed by assay")
}

func switchOff(ctx context.Context) error { return change(ctx, "active", false) }

func changeCriteria(ctx context.Context) error {
	return change(ctx, "visibilityCriteria", api.VisibilityCriteria{Expression: leaf("location", "Dallas")})
}

func joinCriteria(ctx context.Context) error {
	return change(ctx, "visibilityCriteria", joined())
}

// joined are criteria that join two comparisons.
func joined() api.VisibilityCriteria {
	both := []api.Expression{leaf("location", "Philadelphia"), leaf("department", "HR")}
	return api.VisibilityCriteria{Expression: api.Expression{Operator: "AND", Children: nullable.NewNullableWithValue(both)}}
}

func changeOwner(ctx context.Context) error {
	offers := steps.From(ctx).Target.Offers
	return change(ctx, "owner", map[string]any{"id": offers["other-identity"], "name": offers["other-identity-name"], "type": "IDENTITY"})
}

// leaf compares an attribute with a text; it has the empty list of children that 001:67 shows.
func leaf(attribute, text string) api.Expression {
	kind := "STRING"
	return api.Expression{Operator: "EQUALS", Attribute: nullable.NewNullableWithValue(attribute), Children: nullable.NewNullableWithValue([]api.Expression{}),
		Value: nullable.NewNullableWithValue(api.Expression_Value{Type: &kind, Value: &text})}
}

// change gives one member of the segment a new value.
func change(ctx context.Context, member string, value any) error {
	w := steps.From(ctx)
	t, err := w.Thing()
	if err != nil {
		return err
	}
	return w.Change(ctx, t, map[string]any{member: trial.CloneJSON(value)})
}

// The two descriptions of a patch that gives one after the other.
const (
	firstDescription = "the first of two"
	lastDescription  = "the last of two"
)

func changeTwice(ctx context.Context) error {
	return patchWith(ctx, operation(api.PatchOperationOpReplace, "/description", firstDescription), operation(api.PatchOperationOpReplace, "/description", lastDescription))
}

func changeAndFail(ctx context.Context) error {
	return patchWith(ctx, operation(api.PatchOperationOpReplace, "/description", firstDescription), operation(api.PatchOperationOpTest, "/name", "not its name"))
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

// criteriaSwapped looks for members of the old criteria beside the new ones. Criteria that
// nobody touched are another promise.
func criteriaSwapped(ctx context.Context) error {
	return settled(ctx, "visibilityCriteria", "nothing of the old visibility criteria is left",
		func(w *steps.World, t trial.Thing) (want, old any) {
			return w.Changed["visibilityCriteria"], steps.SentProperty(t.Call, "visibilityCriteria")
		})
}

func hasLastDescription(ctx context.Context) error {
	return settled(ctx, "description", "the segment has the last of the two descriptions",
		func(_ *steps.World, t trial.Thing) (want, old any) {
			return lastDescription, steps.SentProperty(t.Call, "description")
		})
}

// settled reads a member once the change must show, and compares it with what it should be.
// Where it has its old value nothing was changed, and nothing can be said.
func settled(ctx context.Context, member, phrase string, values func(*steps.World, trial.Thing) (want, old any)) error {
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
	if got, ok := e.Read().Property(member).Any(); ok && w.Same(e, member, got, old) {
		return trial.Blocked("the %s of the segment was not changed", member)
	}
	w.AssertProperty(e, want, member, phrase)
	return nil
}
