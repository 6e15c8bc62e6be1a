package beyondinsight

import (
	"context"
	"fmt"
	"slices"

	"github.com/assay-conformance/assay/internal/exchange"
	"github.com/assay-conformance/assay/internal/trial"
	"github.com/assay-conformance/assay/steps"
)

// noLevel is the access level of a permission that a user group does not have (A-BI-57).
const noLevel = "0"

// granted are the levels that a list shows for each permission, by its id.
type granted map[string][]string

// grantedIn reads a list of permissions. One that cannot be relied on blocks.
func grantedIn(e *exchange.Exchange) (granted, error) {
	items, ok := e.Read().Items()
	if !trial.Succeeded(e) || !ok {
		return nil, trial.Blocked("%s returned %d and no reliable list of permissions", e.Operation, e.Status)
	}
	levels := granted{}
	for _, item := range items {
		id, ok := item.Property("PermissionID").Any()
		level, also := item.Property("AccessLevelID").Any()
		if !ok || !also {
			return nil, trial.Blocked("%s lists a permission without a reliable id or level", e.Operation)
		}
		levels[fmt.Sprint(id)] = append(levels[fmt.Sprint(id)], fmt.Sprint(level))
	}
	return levels, nil
}

// at reports whether a permission is listed at a level, and at no other. One at no level may be left out.
func (g granted) at(id, level string) bool {
	if slices.ContainsFunc(g[id], func(listed string) bool { return listed != level }) {
		return false
	}
	return len(g[id]) > 0 || level == noLevel
}

// has reports whether a permission is listed at any level but none.
func (g granted) has(id string) bool {
	return slices.ContainsFunc(g[id], func(level string) bool { return level != noLevel })
}

// sentLevel is a permission in a request.
type sentLevel struct{ id, level string }

// sentIn returns the permissions that a call sends: they are its body, or a property of it.
func sentIn(call trial.Call) (all []sentLevel) {
	list, ok := call.Body.([]any)
	if !ok {
		list, _ = steps.SentProperty(call, "Permissions").([]any)
	}
	for _, item := range list {
		one, _ := item.(map[string]any)
		all = append(all, sentLevel{fmt.Sprint(one["PermissionID"]), fmt.Sprint(one["AccessLevelID"])})
	}
	return all
}

// readGranted lists the permissions of a user group until they are as wanted, up to the propagation delay.
func readGranted(ctx context.Context, id string, wanted func(granted) bool) (*exchange.Exchange, granted, error) {
	call := trial.Call{Operation: "listUserGroupPermissions", Path: map[string]string{"userGroupId": id}}
	e, err := steps.From(ctx).Await(ctx, call, func(e *exchange.Exchange) bool {
		listed, err := grantedIn(e)
		return err == nil && wanted(listed)
	})
	if err != nil {
		return e, nil, err
	}
	listed, err := grantedIn(e)
	return e, listed, err
}

// missing returns the first permission that is not listed as it was sent.
func (g granted) missing(sent []sentLevel) (sentLevel, bool) {
	i := slices.IndexFunc(sent, func(p sentLevel) bool { return !g.at(p.id, p.level) })
	if i < 0 {
		return sentLevel{}, false
	}
	return sent[i], true
}

// wereSet makes a call that sets permissions, which must be accepted and visible.
func wereSet(ctx context.Context, call trial.Call) error {
	if _, err := steps.From(ctx).Need(ctx, call); err != nil {
		return err
	}
	sent := sentIn(call)
	_, listed, err := readGranted(ctx, call.Path["userGroupId"], func(g granted) bool { _, lacks := g.missing(sent); return !lacks })
	if err != nil {
		return err
	}
	if p, lacks := listed.missing(sent); lacks {
		return trial.Blocked("the list of permissions does not show %s at the level %s, which was set", p.id, p.level)
	}
	return nil
}

// hasPermission requires that the last user group has a permission: that it was granted is another rule.
func hasPermission(ctx context.Context, offer string) error {
	w := steps.From(ctx)
	t, err := w.Thing()
	if err != nil {
		return err
	}
	id, err := w.Offered(ctx, offer)
	if err != nil {
		return err
	}
	_, listed, err := readGranted(ctx, t.ID, func(g granted) bool { return g.has(id) })
	if err == nil && !listed.has(id) {
		err = trial.Blocked("the user group %s does not have the permission %s", t.ID, id)
	}
	return err
}

func grantedAsSent(ctx context.Context) error {
	w := steps.From(ctx)
	if err := w.Succeeded(); err != nil {
		return err
	}
	t, err := w.Made("user group")
	if err != nil {
		return err
	}
	sent := sentIn(w.Sent)
	e, listed, err := readGranted(ctx, t.ID, func(g granted) bool { _, lacks := g.missing(sent); return !lacks })
	if err != nil {
		return err
	}
	p, lacks := listed.missing(sent)
	expected := "each permission at its level"
	if lacks {
		expected = "the permission " + p.id + " at the level " + p.level
	}
	w.Assert(e, !lacks, "the user group has the permissions that were sent", expected, fmt.Sprint(listed))
	return nil
}
