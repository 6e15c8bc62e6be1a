package beyondinsight

import (
	"cmp"
	"context"
	"fmt"

	"github.com/assay-conformance/assay/internal/resource"
	"github.com/assay-conformance/assay/internal/trial"
	"github.com/assay-conformance/assay/steps"
)

// inGroup returns a call that creates a user in a user group.
func inGroup(ctx context.Context) (trial.Call, error) {
	return steps.From(ctx).Arrange(ctx, "createUserInGroup", "", resource.Minimal)
}

func userInGroup(ctx context.Context) error {
	call, err := inGroup(ctx)
	if err != nil {
		return err
	}
	return madeThing(ctx, "user", call)
}

func createInGroup(ctx context.Context) error {
	w := steps.From(ctx)
	group, err := w.Thing()
	if err != nil {
		return err
	}
	call, err := inGroup(ctx)
	if err != nil {
		return err
	}
	call.Path = map[string]string{"userGroupId": group.ID}
	return w.Do(ctx, call)
}

func listUsersOf(ctx context.Context) error {
	w := steps.From(ctx)
	t, err := w.Thing()
	if err != nil {
		return err
	}
	return w.Do(ctx, trial.Call{Operation: "listUserGroupUsers", Path: map[string]string{"userGroupId": t.Call.Path["userGroupId"]}})
}

func listMemberships(ctx context.Context) error {
	w := steps.From(ctx)
	t, err := w.Thing()
	if err != nil {
		return err
	}
	return w.Do(ctx, trial.Call{Operation: "listMemberships", Path: map[string]string{"userID": t.ID}})
}

// otherUserNotListed needs a list that has the last user: that it is listed is another rule.
func otherUserNotListed(ctx context.Context) error {
	w := steps.From(ctx)
	other, last := w.Things[len(w.Things)-2], w.Things[len(w.Things)-1]
	if item, _, err := listedThing(ctx, "user", last); item == nil {
		return cmp.Or(err, trial.Blocked("%s does not list the user", w.Response.Operation))
	}
	item, _, err := listedThing(ctx, "user", other)
	if err == nil {
		w.Assert(w.Response, item == nil, "the other user is not among them", "no item with the UserID "+other.ID, map[bool]string{true: "none", false: "found"}[item == nil])
	}
	return err
}

func noGroups(ctx context.Context) error {
	w := steps.From(ctx)
	_, items, err := w.Listed("membership")
	if len(items) > 0 { // that only groups of the user are listed is another rule
		if item, _, _ := listedThing(ctx, "membership", w.Things[0]); item != nil {
			return trial.Blocked("%s lists a user group that nobody was added to", w.Response.Operation)
		}
	}
	if err == nil {
		w.Assert(w.Response, len(items) == 0, "the user is in no user group", "none", fmt.Sprintf("%d user groups", len(items)))
	}
	return err
}

// groupNotListed looks for the user group of the first Given.
func groupNotListed(ctx context.Context) error {
	w := steps.From(ctx)
	group := w.Things[0]
	item, _, err := listedThing(ctx, "membership", group)
	if err == nil {
		w.Assert(w.Response, item == nil, "that user group is not among them", "no item with the GroupID "+group.ID, map[bool]string{true: "none", false: "found"}[item == nil])
	}
	return err
}
