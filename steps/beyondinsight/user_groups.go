package beyondinsight

import (
	"context"
	"fmt"
	"strings"

	"github.com/assay-conformance/assay/internal/exchange"
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

		steps.When(`a user group with the API registration offered as (\S+)( and another one)? is created`, createWithRegistration),
		steps.When(`a user group is created by (\S+) with the permission offered as (\S+)`, createWithPermission),
		steps.When(`the user group is deleted by (\S+) using (\S+)`, deleteBy),

		steps.Then(`the user group is among them`, groupListed),
		steps.Then(`the IsActive of the user group is true`, groupIsActive),
		steps.Then(`the user group shows each API registration`, registrationsShown),
	}
}

// groupCall returns a call that creates a user group of a type.
func groupCall(ctx context.Context, groupType string) (trial.Call, error) {
	return typedCall(ctx, "user group", groupType, resource.Minimal)
}

// madeGroup creates a user group with a call, which must be accepted.
func madeGroup(ctx context.Context, call trial.Call) error { return madeThing(ctx, "user group", call) }

func groupWithActive(ctx context.Context, active string) error {
	call, err := groupCall(ctx, "")
	if err != nil {
		return err
	}
	steps.SetProperty(&call, "isActive", active == "true")
	return madeGroup(ctx, call)
}

func createWithRegistration(ctx context.Context, offer, another string) error {
	id, err := steps.From(ctx).Offered(ctx, offer)
	if err != nil {
		return err
	}
	ids := []any{integer(id)}
	if another != "" {
		other, err := otherRegistration(ctx, id)
		if err != nil {
			return err
		}
		ids = append(ids, integer(other))
	}
	return steps.CreateLike(ctx, "user group", resource.Minimal, func(c *trial.Call) {
		steps.SetProperty(c, "ApplicationRegistrationIDs", ids)
	})
}

func groupListed(ctx context.Context) error { return thingListed(ctx, "user group") }

// listedThing returns the item of the listing that shows a thing, or nil, and the number of items. An item
// without a reliable id may be the thing: that blocks.
func listedThing(ctx context.Context, noun string, t trial.Thing) (found *exchange.Value, count int, err error) {
	r, items, err := steps.From(ctx).Listed(noun)
	if err != nil {
		return nil, 0, err
	}
	unknown := false
	for _, item := range items {
		id, ok := r.IDIn(item)
		if id == t.ID {
			return &item, len(items), nil
		}
		unknown = unknown || !ok
	}
	if unknown {
		return nil, 0, trial.Blocked("an item of the listing has no reliable %s", r.ID.Property)
	}
	return nil, len(items), nil
}

// thingListed looks for the last thing in the listing.
func thingListed(ctx context.Context, noun string) error {
	w := steps.From(ctx)
	t, err := w.Thing()
	if err != nil {
		return err
	}
	item, count, err := listedThing(ctx, noun, t)
	if err != nil {
		return err
	}
	actual := "found"
	if item == nil {
		actual = fmt.Sprintf("%d others", count)
	}
	w.Assert(w.Response, item != nil, "the "+noun+" is among them", "an item with the "+t.Resource.ID.Property+" "+t.ID, actual)
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

// registrationsShown looks for each id in the text that a read shows (A-BI-24).
func registrationsShown(ctx context.Context) error {
	w, phrase := steps.From(ctx), "the user group shows each API registration"
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
	for _, id := range sent {
		if want := fmt.Sprint(id); !strings.Contains(shown, want) {
			w.Assert(e, false, phrase, want+" in ApplicationRegistrationIDs", fmt.Sprintf("%q", shown))
			return nil
		}
	}
	w.Assert(e, true, phrase, fmt.Sprintf("each of %v in ApplicationRegistrationIDs", sent), fmt.Sprintf("%q", shown))
	return nil
}
