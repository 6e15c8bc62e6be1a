package beyondinsight

import (
	"context"
	"fmt"

	"github.com/assay-conformance/assay/internal/resource"
	"github.com/assay-conformance/assay/internal/trial"
	"github.com/assay-conformance/assay/steps"
)

func addressGroups() []steps.Phrase {
	return []steps.Phrase{
		steps.Given(`the address groups of the organization were listed`, groupsWereListed),
		steps.When(`the address groups of the organization are listed`, listGroups),
		steps.When(`the address groups of a foreign organization are listed`, listForeignGroups),
		steps.Given(`an existing address group on which (\w+) is accepted for its addresses`, addressesActedOn),
		steps.When(`(\w+) is called for the addresses of the group offered as (\S+)`, actOnAddresses),
		steps.Then(`no address group of the foreign organization is listed`, noneForeign),
		steps.Then(`only address groups of that organization are listed`, onlyOfOrganization),
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

// addressesActedOn makes an address group, on whose addresses a call is accepted.
func addressesActedOn(ctx context.Context, operation string) error {
	w := steps.From(ctx)
	t, err := w.Make(ctx, "address group", resource.Minimal, nil)
	if err != nil {
		return err
	}
	_, err = w.Need(ctx, onAddresses(operation, t.ID))
	return err
}

func actOnAddresses(ctx context.Context, operation, offer string) error {
	w := steps.From(ctx)
	id, err := w.Offered(ctx, offer)
	if err != nil {
		return err
	}
	return w.Do(ctx, onAddresses(operation, id))
}

// onAddresses returns a call on all addresses of a group.
func onAddresses(operation, group string) trial.Call {
	return trial.Call{Operation: operation, Path: map[string]string{"addressGroupId": group}}
}

// noneForeign checks that no item is of an organization that the caller may not see.
func noneForeign(ctx context.Context) error {
	w := steps.From(ctx)
	id, err := w.Offered(ctx, "foreign-organization")
	if err != nil {
		return err
	}
	return w.EachListed(ctx, "address group", "OrganizationID", "no address group of the foreign organization is listed", "no item with the OrganizationID "+id,
		func(of any) bool { return of != id })
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
