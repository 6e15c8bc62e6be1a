package beyondinsight

import (
	"context"
	"fmt"
	"strings"

	"github.com/assay-conformance/assay/internal/exchange"
	"github.com/assay-conformance/assay/internal/trial"
	"github.com/assay-conformance/assay/steps"
)

func entitlements() []steps.Phrase {
	return []steps.Phrase{
		steps.Given(`entitlements of (only )?the user group offered as (\S+) were listed`, entitledBefore),
		steps.When(`the entitlements of the user group offered as (\S+) are listed`, listOfGroup),
		steps.When(`the entitlements of the user groups offered as (\S+) and (\S+) are listed`, listOfGroups),
		steps.Then(`only entitlements of the user group offered as (\S+) are listed`, onlyOfGroup),
		steps.Then(`there are entitlements of the user groups offered as (\S+) and (\S+)`, ofGroups),
	}
}

// ofOffers returns the call that lists the entitlements of user groups that the target offers.
func ofOffers(ctx context.Context, offers ...string) (trial.Call, error) {
	ids := make([]string, len(offers))
	for i, offer := range offers {
		id, err := steps.From(ctx).Offered(ctx, offer)
		if err != nil {
			return trial.Call{}, err
		}
		ids[i] = id
	}
	return trial.Call{Operation: "listEntitlements/@by-groups", Query: map[string]string{"groupIDs": strings.Join(ids, ",")}}, nil
}

// entitledBefore blocks if a user group has no entitlements, or if others are listed with them.
func entitledBefore(ctx context.Context, only, offer string) error {
	w := steps.From(ctx)
	call, err := ofOffers(ctx, offer)
	if err != nil {
		return err
	}
	e, err := w.Need(ctx, call)
	if err != nil {
		return err
	}
	groups, err := groupsIn(e)
	if err != nil {
		return err
	}
	id := call.Query["groupIDs"]
	switch {
	case !groups[id]:
		return trial.Blocked("the user group %s, offered as %s, has no entitlements", id, offer)
	case only != "" && len(groups) > 1:
		return trial.Blocked("other entitlements than those of the user group %s are listed", id)
	}
	return nil
}

// groupsIn returns the ids of the user groups of all entitlements in a listing.
func groupsIn(e *exchange.Exchange) (map[string]bool, error) {
	items, ok := e.Read().Items()
	if !ok {
		return nil, trial.Blocked("%s returned no list of items", e.Operation)
	}
	groups := map[string]bool{}
	for _, item := range items {
		id, ok := item.Property("GroupID").Any()
		if !ok {
			return nil, trial.Blocked("%s lists an entitlement without a reliable GroupID", e.Operation)
		}
		groups[fmt.Sprint(id)] = true
	}
	return groups, nil
}

func listOfGroup(ctx context.Context, offer string) error {
	call, err := ofOffers(ctx, offer)
	if err != nil {
		return err
	}
	return steps.From(ctx).Do(ctx, call)
}

func listOfGroups(ctx context.Context, one, other string) error {
	call, err := ofOffers(ctx, one, other)
	if err != nil {
		return err
	}
	return steps.From(ctx).Do(ctx, call)
}

func onlyOfGroup(ctx context.Context, offer string) error {
	w := steps.From(ctx)
	id, err := w.Offered(ctx, offer)
	if err != nil {
		return err
	}
	return w.EachListed(ctx, "entitlement", "GroupID", "only entitlements of the user group offered as "+offer+" are listed", id+" as GroupID of every item",
		func(listed any) bool { return fmt.Sprint(listed) == id })
}

// ofGroups looks for an entitlement of each of two user groups.
func ofGroups(ctx context.Context, one, other string) error {
	w := steps.From(ctx)
	if err := w.Succeeded(); err != nil {
		return err
	}
	groups, err := groupsIn(w.Response)
	if err != nil {
		return err
	}
	phrase := fmt.Sprintf("there are entitlements of the user groups offered as %s and %s", one, other)
	for _, offer := range []string{one, other} {
		id, err := w.Offered(ctx, offer)
		if err != nil {
			return err
		}
		if !groups[id] {
			w.Assert(w.Response, false, phrase, "an item with the GroupID "+id, fmt.Sprintf("items of %d other groups", len(groups)))
			return nil
		}
	}
	w.Assert(w.Response, true, phrase, "an item of each of two groups", "found")
	return nil
}
