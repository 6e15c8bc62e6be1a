package beyondinsight

import (
	"context"

	"github.com/assay-conformance/assay/internal/resource"
	"github.com/assay-conformance/assay/internal/trial"
	"github.com/assay-conformance/assay/steps"
)

func groupOfType(ctx context.Context, groupType string) error {
	call, err := groupCall(ctx, groupType)
	if err != nil {
		return err
	}
	return madeGroup(ctx, call)
}

func fullGroup(ctx context.Context, groupType string) error {
	call, err := steps.From(ctx).Arrange(ctx, "createUserGroup", groupType, resource.Full)
	if err != nil {
		return err
	}
	return madeGroup(ctx, call)
}

func createWithout(ctx context.Context, groupType, property string) error {
	call, err := groupCall(ctx, groupType)
	if err != nil {
		return err
	}
	steps.SetProperty(&call, property, nil)
	return steps.From(ctx).Do(ctx, call)
}

// boundCall returns a call that creates a user group in a directory that has a credential.
func boundCall(ctx context.Context, groupType string, form resource.Form) (trial.Call, error) {
	call, err := steps.From(ctx).Arrange(ctx, "createUserGroup", groupType, form)
	if err != nil {
		return call, err
	}
	name, err := steps.From(ctx).Offered(ctx, directories[groupType].boundOffer)
	steps.SetProperty(&call, directories[groupType].property, name)
	return call, err
}

func createFallingBack(ctx context.Context, groupType string) error {
	call, err := boundCall(ctx, groupType, resource.Full)
	if err != nil {
		return err
	}
	of := directories[groupType]
	for _, property := range append([]string{of.user}, of.withUser...) {
		steps.SetProperty(&call, property, nil)
	}
	return steps.From(ctx).Do(ctx, call)
}

// existingCall returns a call that uses the credential of a directory, by a caller.
func existingCall(ctx context.Context, groupType, credential string) (trial.Call, error) {
	w := steps.From(ctx)
	call, err := boundCall(ctx, groupType, resource.Minimal)
	if err != nil {
		return call, err
	}
	user, err := w.Offered(ctx, directories[groupType].boundUser)
	if err != nil {
		return call, err
	}
	steps.SetProperty(&call, directories[groupType].user, user)
	call.As, err = w.Offered(ctx, credential)
	return call, err
}

func groupWithExisting(ctx context.Context, groupType, credential string) error {
	call, err := existingCall(ctx, groupType, credential)
	if err != nil {
		return err
	}
	_, err = steps.From(ctx).Need(ctx, call)
	return err
}

func createWithExisting(ctx context.Context, groupType, credential string) error {
	call, err := existingCall(ctx, groupType, credential)
	if err != nil {
		return err
	}
	return steps.From(ctx).Do(ctx, call)
}

func createWithNew(ctx context.Context, groupType, credential string) error {
	w := steps.From(ctx)
	call, err := groupCall(ctx, groupType)
	if err != nil {
		return err
	}
	if call.As, err = w.Offered(ctx, credential); err != nil {
		return err
	}
	return w.Do(ctx, call)
}
