// Package beyondinsight contains the phrases specific to BeyondInsight.
package beyondinsight

import (
	"context"
	"fmt"
	"slices"

	"github.com/assay-conformance/assay/internal/exchange"
	"github.com/assay-conformance/assay/internal/resource"
	"github.com/assay-conformance/assay/internal/trial"
	"github.com/assay-conformance/assay/steps"
)

// Phrases returns the phrases specific to BeyondInsight.
func Phrases() []steps.Phrase {
	return []steps.Phrase{
		steps.Given(`the address groups of the organization were listed`, groupsWereListed),
		steps.Given(`an existing address of another address group`, addressElsewhere),

		steps.When(`the address groups of the organization are listed`, listGroups),
		steps.When(`the address groups of a foreign organization are listed`, listForeignGroups),
		steps.When(`its address group is deleted`, deleteGroup),
		steps.When(`all addresses of the group are deleted`, deleteAll),

		steps.Then(`only address groups of that organization are listed`, onlyOfOrganization),
		steps.Then(`the address of the other group is not listed`, otherNotListed),
		steps.Then(`the address is gone with its group`, addressGone),
		steps.Then(`the group has no addresses`, groupIsEmpty),
		steps.Then(`the group is still there`, groupIsThere),
	}
}

func groupsWereListed(ctx context.Context) error {
	call, err := groupsOf(ctx, "organization")
	if err != nil {
		return err
	}
	_, err = steps.From(ctx).Need(ctx, call)
	return err
}

func listGroups(ctx context.Context) error        { return listGroupsOf(ctx, "organization") }
func listForeignGroups(ctx context.Context) error { return listGroupsOf(ctx, "foreign-organization") }

func listGroupsOf(ctx context.Context, offer string) error {
	call, err := groupsOf(ctx, offer)
	if err != nil {
		return err
	}
	return steps.From(ctx).Do(ctx, call)
}

// groupsOf returns the call that lists the address groups of an organization that the target offers.
func groupsOf(ctx context.Context, offer string) (trial.Call, error) {
	id, err := steps.From(ctx).Offered(ctx, offer)
	return trial.Call{Operation: "listOrganizationAddressGroups", Path: map[string]string{"orgID": id}}, err
}

// onlyOfOrganization checks the organization of each item.
func onlyOfOrganization(ctx context.Context) error {
	w := steps.From(ctx)
	if err := w.Succeeded(); err != nil {
		return err
	}
	want, phrase := w.Target.Offers["organization"], "only address groups of that organization are listed"
	items, ok := w.Response.Read().Items()
	if !ok {
		return trial.Blocked("%s returned no list of items", w.Response.Operation)
	}
	compared := 0
	for _, item := range items {
		of, ok := item.Property("OrganizationID").Text()
		if !ok {
			continue
		}
		compared++
		if of != want {
			w.Assert(w.Response, false, phrase, want+" as OrganizationID of every item", of)
			return nil
		}
	}
	if compared == 0 {
		w.NothingToCheck(w.Response, phrase, "items with an OrganizationID", "none")
		return nil
	}
	w.Assert(w.Response, true, phrase, want+" as OrganizationID of every item", fmt.Sprintf("holds for %d items", compared))
	return nil
}

// addressElsewhere makes an address in a group of its own.
func addressElsewhere(ctx context.Context) error {
	w := steps.From(ctx)
	groups, err := w.Of("address group")
	if err != nil {
		return err
	}
	group, err := w.MakeOne(ctx, groups, resource.Minimal)
	if err != nil {
		return err
	}
	_, err = w.Make(ctx, "address", resource.Full, func(c *trial.Call) { c.Path = map[string]string{"addressGroupId": group.ID} })
	return err
}

func otherNotListed(ctx context.Context) error {
	w := steps.From(ctx)
	other := w.Things[0].ID
	return w.EachListed(ctx, "address", "AddressID", "the address of the other group is not listed", "no item with the id "+other,
		func(id any) bool { return fmt.Sprint(id) != other })
}

// groupID returns the id of the group of the last address.
func groupID(ctx context.Context) (string, error) {
	t, err := steps.From(ctx).Thing()
	if err != nil {
		return "", err
	}
	return t.Call.Path["addressGroupId"], nil
}

func deleteGroup(ctx context.Context) error { return onGroup(ctx, "deleteAddressGroup") }
func deleteAll(ctx context.Context) error   { return onGroup(ctx, "deleteAddresses") }

func onGroup(ctx context.Context, operation string) error {
	id, err := groupID(ctx)
	if err != nil {
		return err
	}
	return steps.From(ctx).Do(ctx, trial.Call{Operation: operation, Path: map[string]string{"addressGroupId": id}})
}

// addressGone reads the address until it is gone, up to the propagation delay.
func addressGone(ctx context.Context) error {
	w := steps.From(ctx)
	if err := w.Succeeded(); err != nil {
		return err
	}
	t, err := w.Thing()
	if err != nil {
		return err
	}
	refused := func(e *exchange.Exchange) bool { return e.Status/100 == 4 }
	e, err := w.Await(ctx, w.Reading(t), refused)
	if err != nil {
		return err
	}
	w.Assert(e, refused(e), "the address is gone with its group", "a refusal", fmt.Sprint(e.Status))
	return nil
}

func groupIsEmpty(ctx context.Context) error {
	w := steps.From(ctx)
	if err := w.Succeeded(); err != nil {
		return err
	}
	if err := w.AwaitPropagation(ctx); err != nil {
		return err
	}
	id, err := groupID(ctx)
	if err != nil {
		return err
	}
	e, err := w.Need(ctx, trial.Call{Operation: "listAddresses", Path: map[string]string{"addressGroupId": id}})
	if err != nil {
		return err
	}
	items, ok := e.Read().Items()
	if !ok {
		return trial.Blocked("%s returned no list of items", e.Operation)
	}
	for _, item := range items {
		id, _ := w.Things[0].IDIn(item)
		if slices.ContainsFunc(w.Things, func(t trial.Thing) bool { return t.ID == id }) {
			w.Assert(e, false, "the group has no addresses", "none of its addresses", "the id "+id)
			return nil
		}
	}
	w.Assert(e, true, "the group has no addresses", "none of its addresses", "none of them")
	return nil
}

func groupIsThere(ctx context.Context) error {
	w := steps.From(ctx)
	if err := w.Succeeded(); err != nil {
		return err
	}
	if err := w.AwaitPropagation(ctx); err != nil {
		return err
	}
	id, err := groupID(ctx)
	if err != nil {
		return err
	}
	e, err := w.Send(ctx, trial.Call{Operation: "getAddressGroup", Path: map[string]string{"addressGroupId": id}})
	if err != nil {
		return err
	}
	w.Assert(e, trial.Succeeded(e), "the group is still there", "the address group", fmt.Sprint(e.Status))
	return nil
}
