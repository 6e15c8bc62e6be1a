package beyondinsight

import (
	"context"
	"fmt"

	"github.com/assay-conformance/assay/internal/exchange"
	"github.com/assay-conformance/assay/internal/trial"
	"github.com/assay-conformance/assay/steps"
)

// made returns the things of a kind that the Givens made.
func made(w *steps.World, noun string) (all []trial.Thing) {
	for _, t := range w.Things {
		if t.Noun == noun {
			all = append(all, t)
		}
	}
	return all
}

// last returns the last thing of a kind that the Givens made.
func last(w *steps.World, noun string) (trial.Thing, error) {
	all := made(w, noun)
	if len(all) == 0 {
		return trial.Thing{}, fmt.Errorf("the scenario refers to a %s, but no Given made one", noun)
	}
	return all[len(all)-1], nil
}

// groupOf returns the user group that the When created, or else the last one of the Givens.
func groupOf(w *steps.World) (trial.Thing, error) {
	if w.Sent.Operation == "createUserGroup" {
		return w.Made("user group")
	}
	return last(w, "user group")
}

// giving returns the call that gives a user group access to a Smart Rule.
func giving(group, rule trial.Thing, level string) trial.Call {
	return trial.Call{
		Operation: "setSmartRuleAccess", Path: map[string]string{"userGroupId": group.ID, "smartRuleId": rule.ID},
		Body: map[string]any{"AccessLevelID": integer(level)},
	}
}

// rulesOfGroup returns the call that lists the Smart Rules of a user group; without levels it sends none.
func rulesOfGroup(group trial.Thing, levels string) trial.Call {
	call := trial.Call{Operation: "listUserGroupSmartRules", Path: map[string]string{"id": group.ID}}
	if levels != "" {
		call.Query = map[string]string{"accessLevel": levels}
	}
	return call
}

// accessIn returns the access level that a list shows for a Smart Rule; empty if it does not have the rule.
func accessIn(e *exchange.Exchange, rule trial.Thing) (string, error) {
	items, ok := e.Read().Items()
	if !ok {
		return "", trial.Blocked("%s returned %d and no list of items", e.Operation, e.Status)
	}
	for _, item := range items {
		id, ok := rule.IDIn(item)
		if !ok {
			return "", trial.Blocked("%s lists a Smart Rule without a reliable SmartRuleID", e.Operation)
		}
		if id != rule.ID {
			continue
		}
		level, ok := item.Property("AccessLevelID").Any()
		if !ok {
			return "", trial.Blocked("%s shows no reliable AccessLevelID", e.Operation)
		}
		return fmt.Sprint(level), nil
	}
	return "", nil
}

// awaitAccess lists the Smart Rules of one level until the list shows that level for a Smart Rule.
func awaitAccess(ctx context.Context, group, rule trial.Thing, level string) (*exchange.Exchange, string, error) {
	e, err := steps.From(ctx).Await(ctx, rulesOfGroup(group, level), func(e *exchange.Exchange) bool {
		shown, err := accessIn(e, rule)
		return err == nil && shown == level
	})
	if err != nil {
		return e, "", err
	}
	shown, err := accessIn(e, rule)
	return e, shown, err
}
