package beyondinsight

import (
	"context"
	"fmt"
	"strings"

	"github.com/assay-conformance/assay/internal/resource"
	"github.com/assay-conformance/assay/internal/trial"
	"github.com/assay-conformance/assay/steps"
)

func userGroups() []steps.Phrase {
	return []steps.Phrase{
		steps.Given(`an existing user group whose isActive is (\w+)`, groupWithActive),
		steps.Given(`a user group was created by the main caller with the permission offered as (\S+)`, groupWithPermission),
		steps.Given(`a user group was created by (\S+)`, groupBy),
		steps.Given(`(\S+) deletes it using (\S+)`, deletedBy),
		steps.Given(`a user group of the type (\w+) was created`, groupOfType),
		steps.Given(`a user group of the type (\w+) was created with all its properties`, fullGroup),
		steps.Given(`a user group of the type (\w+) was created with the existing credential by (\S+)`, groupWithExisting),

		steps.When(`a user group with the API registration offered as (\S+) is created`, createWithRegistration),
		steps.When(`a user group is created by (\S+) with the permission offered as (\S+)`, createWithPermission),
		steps.When(`the user group is deleted by (\S+) using (\S+)`, deleteBy),
		steps.When(`a user group of the type (\w+) is created without its (\w+)`, createWithout),
		steps.When(`a user group of the type (\w+) is created without a credential in the directory that has one`, createFallingBack),
		steps.When(`a user group of the type (\w+) is created with the existing credential by (\S+)`, createWithExisting),
		steps.When(`a user group of the type (\w+) is created with a new credential by (\S+)`, createWithNew),

		steps.Then(`the user group is among them`, groupListed),
		steps.Then(`the IsActive of the user group is true`, groupIsActive),
		steps.Then(`the user group shows that API registration`, registrationShown),
	}
}

// A directory is where a type of user group comes from: the property that names it, the one that names
// its user, and the offers of a directory that has a credential.
type directory struct {
	property, user        string
	boundOffer, boundUser string
	withUser              []string // properties that go with the user
}

var directories = map[string]directory{
	"EntraId":         {"TenantId", "ClientId", "directory-tenant", "directory-tenant-client", nil},
	"ActiveDirectory": {"domainName", "bindUser", "directory-domain", "directory-domain-user", []string{"bindPassword", "forestName"}},
	"LdapDirectory":   {"hostName", "bindUser", "directory-host", "directory-host-user", []string{"bindPassword", "port"}},
}

// groupCall returns a call that creates a user group of a type.
func groupCall(ctx context.Context, groupType string) (trial.Call, error) {
	return steps.From(ctx).Arrange(ctx, "createUserGroup", groupType, resource.Minimal)
}

// madeGroup creates a user group with a call, which must be accepted.
func madeGroup(ctx context.Context, call trial.Call) error {
	w := steps.From(ctx)
	r, err := w.Of("user group")
	if err != nil {
		return err
	}
	t, err := w.Session.Make(ctx, r, call)
	w.Things = append(w.Things, t)
	return err
}

func groupWithActive(ctx context.Context, active string) error {
	call, err := groupCall(ctx, "")
	if err != nil {
		return err
	}
	steps.SetProperty(&call, "isActive", active == "true")
	return madeGroup(ctx, call)
}

func createWithRegistration(ctx context.Context, offer string) error {
	w := steps.From(ctx)
	id, err := w.Offered(ctx, offer)
	if err != nil {
		return err
	}
	return steps.CreateLike(ctx, "user group", resource.Minimal, func(c *trial.Call) {
		steps.SetProperty(c, "ApplicationRegistrationIDs", []any{integer(id)})
	})
}

// groupListed looks for the last user group in the listing.
func groupListed(ctx context.Context) error {
	w := steps.From(ctx)
	t, err := w.Thing()
	if err != nil {
		return err
	}
	_, items, err := w.Listed("user group")
	if err != nil {
		return err
	}
	for _, item := range items {
		if id, _ := t.IDIn(item); id == t.ID {
			w.Assert(w.Response, true, "the user group is among them", "an item with the GroupID "+t.ID, "found")
			return nil
		}
	}
	w.Assert(w.Response, false, "the user group is among them", "an item with the GroupID "+t.ID, fmt.Sprintf("%d others", len(items)))
	return nil
}

func groupIsActive(ctx context.Context) error {
	w := steps.From(ctx)
	if err := w.Succeeded(); err != nil {
		return err
	}
	w.AssertProperty(w.Response, true, "IsActive", "the IsActive of the user group is true")
	return nil
}

// registrationShown looks for the id in the text that a read shows (A-BI-24).
func registrationShown(ctx context.Context) error {
	w := steps.From(ctx)
	t, err := w.Made("user group")
	if err != nil {
		return err
	}
	sent, _ := steps.SentProperty(w.Sent, "ApplicationRegistrationIDs").([]any)
	e, err := w.Need(ctx, w.Reading(t))
	if err != nil {
		return err
	}
	property := t.Read(e).Property("ApplicationRegistrationIDs")
	shown, ok := property.Text()
	if id, _ := t.IDIn(t.Read(e)); id != t.ID || !ok && !property.Absent() {
		return trial.Blocked("%s shows no reliable ApplicationRegistrationIDs of the user group", e.Operation)
	}
	want := fmt.Sprint(sent...)
	w.Assert(e, strings.Contains(shown, want), "the user group shows that API registration", want+" in ApplicationRegistrationIDs", fmt.Sprintf("%q", shown))
	return nil
}
