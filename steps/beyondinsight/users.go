package beyondinsight

import (
	"context"
	"fmt"

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
	property := map[string]string{"active": "IsActive", "quarantined": "IsQuarantined"}[state]
	e, err := w.ReadAgain(ctx)
	if err != nil {
		return err
	}
	if is, _ := w.Shown(e).Property(property).Any(); is != false {
		return trial.Blocked("the %s of the user is %v, not false", property, is)
	}
	return nil
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

func quarantined(ctx context.Context) error {
	w := steps.From(ctx)
	e, err := w.ReadAgain(ctx)
	if err == nil {
		w.AssertProperty(e, true, "IsQuarantined", "the user is quarantined")
	}
	return err
}
