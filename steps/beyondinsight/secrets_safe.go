package beyondinsight

import (
	"context"
	"fmt"

	"github.com/assay-conformance/assay/internal/resource"
	"github.com/assay-conformance/assay/internal/trial"
	"github.com/assay-conformance/assay/steps"
)

// permissionCall returns a call that creates a user group of a type with a permission that the target offers.
func permissionCall(ctx context.Context, groupType, offer string) (trial.Call, error) {
	w := steps.From(ctx)
	call, err := groupCall(ctx, groupType)
	if err != nil {
		return call, err
	}
	id, err := w.Offered(ctx, offer)
	if err != nil {
		return call, err
	}
	steps.SetProperty(&call, "Permissions", []any{map[string]any{"PermissionID": integer(id), "AccessLevelID": 1}})
	return call, nil
}

// integer returns the number in a text, or the text if there is none.
func integer(text string) any {
	var number int
	if _, err := fmt.Sscan(text, &number); err != nil {
		return text
	}
	return number
}

func groupWithPermission(ctx context.Context, offer string) error {
	call, err := permissionCall(ctx, "", offer)
	if err != nil {
		return err
	}
	return madeGroup(ctx, call)
}

func groupBy(ctx context.Context, credential string) error {
	w := steps.From(ctx)
	call, err := groupCall(ctx, "")
	if err != nil {
		return err
	}
	if call.As, err = w.Offered(ctx, credential); err != nil {
		return err
	}
	_, err = w.Need(ctx, call)
	return err
}

func createWithPermission(ctx context.Context, credential, offer string) error {
	w := steps.From(ctx)
	call, err := permissionCall(ctx, "", offer)
	if err != nil {
		return err
	}
	if call.As, err = w.Offered(ctx, credential); err != nil {
		return err
	}
	return w.Do(ctx, call)
}

// deletion returns the call with which a caller deletes the last user group.
func deletion(ctx context.Context, credential, operation string) (trial.Call, error) {
	w := steps.From(ctx)
	t, err := w.Thing()
	if err != nil {
		return trial.Call{}, err
	}
	call, err := w.ArrangeOn(ctx, operation, t, resource.Minimal)
	if err != nil {
		return call, err
	}
	call.As, err = w.Offered(ctx, credential)
	return call, err
}

func deletedBy(ctx context.Context, credential, operation string) error {
	call, err := deletion(ctx, credential, operation)
	if err != nil {
		return err
	}
	_, err = steps.From(ctx).Need(ctx, call)
	return err
}

func deleteBy(ctx context.Context, credential, operation string) error {
	call, err := deletion(ctx, credential, operation)
	if err != nil {
		return err
	}
	return steps.From(ctx).Do(ctx, call)
}
