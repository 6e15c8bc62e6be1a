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

func ruleAccess() []steps.Phrase {
	return []steps.Phrase{
		steps.Given(`the user group was given the access level (\d) to the Smart Rule`, wasGiven),
		steps.Given(`the user group was given the access levels 0, 1 and 3 to them`, wasGivenEach),
		steps.When(`the user group gets the access level (\d) to the Smart Rule`, giveAccess),
		steps.When(`the Smart Rules of the user group are listed(?: with the access levels (\S+))?`, listGroupRules),
		steps.When(`a user group with the access level (\d) to the Smart Rule is created`, createWithAccess),
		steps.Then(`the user group has the access level (\d) to the Smart Rule`, groupHasAccess),
		steps.Then(`of the Smart Rules the list has (.+)`, groupRulesListed),
	}
}

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
func last(w *steps.World, noun string) trial.Thing {
	all := made(w, noun)
	return all[len(all)-1]
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

// given gives a user group access that its list of Smart Rules must show.
func given(ctx context.Context, rule trial.Thing, level string) error {
	w := steps.From(ctx)
	group := last(w, "user group")
	if _, err := w.Need(ctx, giving(group, rule, level)); err != nil {
		return err
	}
	_, shown, err := awaitAccess(ctx, group, rule, level)
	if err == nil && shown != level {
		err = trial.Blocked("the user group does not show the access level %s that was set", level)
	}
	return err
}

func wasGiven(ctx context.Context, level string) error {
	return given(ctx, last(steps.From(ctx), "Smart Rule"), level)
}

func wasGivenEach(ctx context.Context) error {
	for i, rule := range made(steps.From(ctx), "Smart Rule") {
		if err := given(ctx, rule, []string{"0", "1", "3"}[i]); err != nil {
			return err
		}
	}
	return nil
}

func giveAccess(ctx context.Context, level string) error {
	w := steps.From(ctx)
	return w.Do(ctx, giving(last(w, "user group"), last(w, "Smart Rule"), level))
}

func listGroupRules(ctx context.Context, levels string) error {
	w := steps.From(ctx)
	return w.Do(ctx, rulesOfGroup(last(w, "user group"), levels))
}

func createWithAccess(ctx context.Context, level string) error {
	rule := last(steps.From(ctx), "Smart Rule")
	return steps.CreateLike(ctx, "user group", resource.Minimal, func(c *trial.Call) {
		steps.SetProperty(c, "SmartRuleAccess", []any{map[string]any{"SmartRuleID": integer(rule.ID), "AccessLevelID": integer(level)}})
	})
}

// groupHasAccess looks for the Smart Rule among those of the level, up to the propagation delay.
func groupHasAccess(ctx context.Context, level string) error {
	w := steps.From(ctx)
	if err := w.Succeeded(); err != nil {
		return err
	}
	group := trial.Thing{}
	if w.Sent.Operation == "createUserGroup" {
		made, err := w.Made("user group")
		if err != nil {
			return err
		}
		group = made
	} else {
		group = last(w, "user group")
	}
	rule := last(w, "Smart Rule")
	e, shown, err := awaitAccess(ctx, group, rule, level)
	if err != nil {
		return err
	}
	w.Assert(e, shown == level, "the user group has the access level "+level+" to the Smart Rule", "the SmartRuleID "+rule.ID+" with the AccessLevelID "+level, fmt.Sprintf("the AccessLevelID %q", shown))
	return nil
}

// groupRulesListed checks which of the Smart Rules of the Givens the list has.
func groupRulesListed(ctx context.Context, which string) error {
	w := steps.From(ctx)
	if err := w.Succeeded(); err != nil {
		return err
	}
	phrase := "of the Smart Rules the list has " + which
	for i, rule := range made(w, "Smart Rule") {
		shown, err := accessIn(w.Response, rule)
		if err != nil {
			return err
		}
		name := []string{"first", "second", "third"}[i]
		if want := strings.Contains(which, name); (shown != "") != want {
			w.Assert(w.Response, false, phrase, which, fmt.Sprintf("the %s is listed: %t", name, !want))
			return nil
		}
	}
	w.Assert(w.Response, true, phrase, which, "the same")
	return nil
}
