package beyondinsight

import (
	"cmp"
	"context"
	"fmt"

	"github.com/assay-conformance/assay/internal/resource"
	"github.com/assay-conformance/assay/internal/trial"
	"github.com/assay-conformance/assay/steps"
)

func users() []steps.Phrase {
	return []steps.Phrase{
		steps.Given(`the user is not (active|quarantined)`, isNot),
		steps.Given(`a user was created in a user group`, userInGroup),

		steps.When(`the users of its domain and name are listed`, listByDomain),
		steps.When(`the users of its user group are listed`, listUsersOf),
		steps.When(`the user groups of the user are listed`, listMemberships),
		steps.When(`a user is created in that user group`, createInGroup),
		steps.When(`it is changed like a user of BeyondInsight`, changeLikeLocal),

		steps.Then(`the user is among them`, userListed),
		steps.Then(`the other user is not among them`, otherUserNotListed),
		steps.Then(`all of them have its name`, allNamed),
		steps.Then(`none are listed`, noGroups),
		steps.Then(`that user group is not among them`, groupNotListed),
		steps.Then(`the user is quarantined`, quarantined),
	}
}

// isNot blocks a scenario whose user has a property already that it is about.
func isNot(ctx context.Context, state string) error {
	w := steps.From(ctx)
	t, err := w.Thing()
	if err != nil {
		return err
	}
	property := map[string]string{"active": "IsActive", "quarantined": "IsQuarantined"}[state]
	e, err := w.Need(ctx, w.Reading(t))
	if err != nil {
		return err
	}
	if is, _ := t.Read(e).Property(property).Any(); is != false {
		return trial.Blocked("the %s of the user is %v, not false", property, is)
	}
	return nil
}

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

func listByDomain(ctx context.Context) error {
	w := steps.From(ctx)
	t, err := w.Thing()
	if err != nil {
		return err
	}
	name := fmt.Sprintf(`%v\%v`, steps.SentProperty(t.Call, "DomainName"), steps.SentProperty(t.Call, "UserName"))
	return w.Do(ctx, trial.Call{Operation: "listUsers/@by-name", Query: map[string]string{"username": name}})
}

// changeLikeLocal sends what only a user of BeyondInsight takes.
func changeLikeLocal(ctx context.Context) error {
	w := steps.From(ctx)
	t, err := w.Thing()
	if err != nil {
		return err
	}
	body := map[string]any{"UserName": w.Name(t.Resource), "FirstName": "First 62", "EmailAddress": "assay-62@example.com"}
	return w.On(ctx, t.Update, t, body)
}

func userListed(ctx context.Context) error { return thingListed(ctx, "user") }

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

func allNamed(ctx context.Context) error {
	w := steps.From(ctx)
	t, err := w.Thing()
	if err != nil {
		return err
	}
	want := steps.SentProperty(t.Call, "UserName")
	return w.EachListed(ctx, "user", "UserName", "all of them have its name", fmt.Sprint(want), func(listed any) bool {
		return w.Same(w.Response, "UserName", listed, want)
	})
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

func quarantined(ctx context.Context) error {
	w := steps.From(ctx)
	t, err := w.Thing()
	if err != nil {
		return err
	}
	if err := w.Succeeded(); err != nil {
		return err
	}
	e, err := w.Need(ctx, w.Reading(t))
	if err == nil && !isThing(t.Read(e), t.ID) {
		err = trial.Blocked("%s returned another user", e.Operation)
	}
	if err == nil {
		w.AssertProperty(e, true, "IsQuarantined", "the user is quarantined")
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
