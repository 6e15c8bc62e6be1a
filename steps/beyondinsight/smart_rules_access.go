package beyondinsight

import (
	"context"
	"fmt"
	"strings"

	"github.com/assay-conformance/assay/internal/trial"
	"github.com/assay-conformance/assay/steps"
)

func ruleAccess() []steps.Phrase {
	return []steps.Phrase{
		steps.Given(`the user group was given the access level (\d) to the Smart Rule`, wasGiven),
		steps.Given(`the user group was given the access levels 0, 1 and 3 to them`, wasGivenEach),
		steps.When(`the user group gets the access level (\d) to the Smart Rule`, giveAccess),
		steps.When(`the Smart Rules of the user group are listed(?: with the access levels (\S+))?`, listGroupRules),
		steps.When(`a user group of the type (\w+) with the access level (\d) to the Smart Rule is created`, createWithAccess),
		steps.Then(`the user group has the access level (\d) to the Smart Rule`, groupHasAccess),
		steps.Then(`of the Smart Rules the list has (.+)`, groupRulesListed),
	}
}

// given gives the user group access that its list of Smart Rules must show.
func given(ctx context.Context, rule trial.Thing, level string) error {
	w := steps.From(ctx)
	group, err := last(w, "user group")
	if err != nil {
		return err
	}
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
	rule, err := last(steps.From(ctx), "Smart Rule")
	if err != nil {
		return err
	}
	return given(ctx, rule, level)
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
	group, err := last(w, "user group")
	if err != nil {
		return err
	}
	rule, err := last(w, "Smart Rule")
	if err != nil {
		return err
	}
	return w.Do(ctx, giving(group, rule, level))
}

func listGroupRules(ctx context.Context, levels string) error {
	w := steps.From(ctx)
	group, err := last(w, "user group")
	if err != nil {
		return err
	}
	return w.Do(ctx, rulesOfGroup(group, levels))
}

func createWithAccess(ctx context.Context, groupType, level string) error {
	w := steps.From(ctx)
	rule, err := last(w, "Smart Rule")
	if err != nil {
		return err
	}
	call, err := groupCall(ctx, groupType)
	if err != nil {
		return err
	}
	steps.SetProperty(&call, "SmartRuleAccess", []any{map[string]any{"SmartRuleID": integer(rule.ID), "AccessLevelID": integer(level)}})
	return w.Do(ctx, call)
}

// groupHasAccess looks for the Smart Rule among those of the level, up to the propagation delay.
func groupHasAccess(ctx context.Context, level string) error {
	w := steps.From(ctx)
	if err := w.Succeeded(); err != nil {
		return err
	}
	group, err := groupOf(w)
	if err != nil {
		return err
	}
	rule, err := last(w, "Smart Rule")
	if err != nil {
		return err
	}
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
