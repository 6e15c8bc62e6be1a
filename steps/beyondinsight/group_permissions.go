package beyondinsight

import (
	"context"

	"github.com/assay-conformance/assay/internal/trial"
	"github.com/assay-conformance/assay/steps"
)

func groupPermissions() []steps.Phrase {
	return []steps.Phrase{
		steps.Given(`a(?:nother)? user group without permissions`, bareGroup),
		steps.Given(`its permission offered as (\S+) was set to (\d)(?: by (\S+))?`, permissionWasSet),
		steps.Given(`its permissions offered as (\S+) and (\S+) were set`, bothWereSet),
		steps.Given(`it has the permission offered as (\S+)`, hasPermission),
		steps.Given(`its permissions were deleted(?: by (\S+))?`, permissionsWereDeleted),

		steps.When(`the permission offered as (\S+) of the user group is set to (\d)(?: by (\S+))?`, setPermission),
		steps.When(`the permissions offered as (\S+) and (\S+) of the user group are set`, setBoth),
		steps.When(`the permissions of the user group are listed`, listGranted),
		steps.When(`the permissions of the user group are deleted(?: by (\S+))?`, deletePermissions),
		steps.When(`a user group of the type (\w+) is created with the permissions offered as (\S+) and (\S+)`, createGranted),

		steps.Then(`the user group has the permissions that were sent`, grantedAsSent),
		steps.Then(`the permission offered as (\S+) is not among them`, notGranted),
		steps.Then(`the user group has neither the permission offered as (\S+) nor (\S+)`, neitherGranted),
		steps.Then(`the other user group still has the permission offered as (\S+)`, otherStillGranted),
		steps.Then(`it still has the permission offered as (\S+)`, itStillGranted),
		steps.Then(`the user group offered as (\S+) still has the permission offered as (\S+)`, offeredStillGranted),
	}
}

// bareGroup makes a user group whose request has no permissions.
func bareGroup(ctx context.Context) error {
	call, err := groupCall(ctx, "")
	if err != nil {
		return err
	}
	return madeGroup(ctx, call)
}

// onPermissions returns a call on the permissions of the last user group, by a caller that the target
// offers; by the main one if its name is empty.
func onPermissions(ctx context.Context, operation, credential string) (call trial.Call, err error) {
	w := steps.From(ctx)
	t, err := w.Thing()
	if err != nil {
		return call, err
	}
	call = trial.Call{Operation: operation, Path: map[string]string{"userGroupId": t.ID}}
	if credential != "" {
		call.As, err = w.Offered(ctx, credential)
	}
	return call, err
}

// settingCall returns the call that gives the last user group a permission at a level.
func settingCall(ctx context.Context, offer, level, credential string) (trial.Call, error) {
	call, err := onPermissions(ctx, "setUserGroupPermissions", credential)
	if err != nil {
		return call, err
	}
	id, err := steps.From(ctx).Offered(ctx, offer)
	call.Body = []any{map[string]any{"PermissionID": integer(id), "AccessLevelID": integer(level)}}
	return call, err
}

// bothCall returns the call that gives the last user group two permissions at two levels,
// neither of which it has from its creation.
func bothCall(ctx context.Context, offer, other string) (trial.Call, error) {
	call, err := settingCall(ctx, offer, "1", "")
	if err != nil {
		return call, err
	}
	second, err := settingCall(ctx, other, "3", "")
	if err == nil {
		call.Body = append(call.Body.([]any), second.Body.([]any)...)
	}
	return call, err
}

func permissionWasSet(ctx context.Context, offer, level, credential string) error {
	call, err := settingCall(ctx, offer, level, credential)
	if err != nil {
		return err
	}
	return wereSet(ctx, call)
}

func bothWereSet(ctx context.Context, offer, other string) error {
	call, err := bothCall(ctx, offer, other)
	if err != nil {
		return err
	}
	return wereSet(ctx, call)
}

func permissionsWereDeleted(ctx context.Context, credential string) error {
	call, err := onPermissions(ctx, "deleteUserGroupPermissions", credential)
	if err != nil {
		return err
	}
	_, err = steps.From(ctx).Need(ctx, call)
	return err
}

func setPermission(ctx context.Context, offer, level, credential string) error {
	call, err := settingCall(ctx, offer, level, credential)
	if err != nil {
		return err
	}
	return steps.From(ctx).Do(ctx, call)
}

func setBoth(ctx context.Context, offer, other string) error {
	call, err := bothCall(ctx, offer, other)
	if err != nil {
		return err
	}
	return steps.From(ctx).Do(ctx, call)
}

func listGranted(ctx context.Context) error {
	call, err := onPermissions(ctx, "listUserGroupPermissions", "")
	if err != nil {
		return err
	}
	return steps.From(ctx).Do(ctx, call)
}

func deletePermissions(ctx context.Context, credential string) error {
	call, err := onPermissions(ctx, "deleteUserGroupPermissions", credential)
	if err != nil {
		return err
	}
	return steps.From(ctx).Do(ctx, call)
}

// createGranted creates a user group with two permissions at two levels, so that a server that keeps only one
// of them, or makes all levels the same, is noticed.
func createGranted(ctx context.Context, groupType, offer, other string) error {
	call, err := groupCall(ctx, groupType)
	if err != nil {
		return err
	}
	w := steps.From(ctx)
	var all []any
	for _, one := range []struct{ offer, level string }{{offer, "3"}, {other, "1"}} {
		id, err := w.Offered(ctx, one.offer)
		if err != nil {
			return err
		}
		all = append(all, map[string]any{"PermissionID": integer(id), "AccessLevelID": integer(one.level)})
	}
	steps.SetProperty(&call, "Permissions", all)
	return w.Do(ctx, call)
}
