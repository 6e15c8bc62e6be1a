package beyondinsight

import (
	"context"
	"fmt"

	"github.com/assay-conformance/assay/internal/exchange"
	"github.com/assay-conformance/assay/internal/resource"
	"github.com/assay-conformance/assay/internal/trial"
	"github.com/assay-conformance/assay/steps"
)

func smartRules() []steps.Phrase {
	return []steps.Phrase{
		steps.Given(`an existing Smart Rule for an account`, accountRule),
		steps.When(`its title is looked for in the organization of the first Smart Rule`, lookElsewhere),
		steps.When(`the foreign Smart Rule is looked for in its organization`, lookForForeign),
		steps.Then(`the first Smart Rule is listed, and the one for an account is not`, onlyForAssets),
	}
}

// accountRule makes a Smart Rule for the managed account that the target offers.
func accountRule(ctx context.Context) error {
	w := steps.From(ctx)
	r, err := w.Of("Smart Rule")
	if err != nil {
		return err
	}
	call, err := w.Arrange(ctx, r.CreateOtherwise, "", resource.Full)
	if err != nil {
		return err
	}
	return madeThing(ctx, "Smart Rule", call)
}

// lookElsewhere looks for the title of the last Smart Rule of the Givens where the first one is.
func lookElsewhere(ctx context.Context) error {
	w := steps.From(ctx)
	organization, err := shown(ctx, 0, "OrganizationID")
	if err != nil {
		return err
	}
	title, err := shown(ctx, len(w.Things)-1, "Title")
	if err != nil {
		return err
	}
	return w.Do(ctx, titled(organization, title))
}

func lookForForeign(ctx context.Context) error {
	w := steps.From(ctx)
	organization, err := w.Offered(ctx, "foreign-smart-rule-organization")
	if err != nil {
		return err
	}
	title, err := w.Offered(ctx, "foreign-smart-rule-title")
	if err != nil {
		return err
	}
	return w.Do(ctx, titled(organization, title))
}

// titled returns the call that reads a Smart Rule by its organization and title.
func titled(organization, title string) trial.Call {
	return trial.Call{Operation: "getOrganizationSmartRule", Path: map[string]string{"orgID": organization}, Query: map[string]string{"title": title}}
}

// onlyForAssets looks for both Smart Rules of the Givens in the listing. That they are of different types is another
// rule, and so is that the first is one for assets.
func onlyForAssets(ctx context.Context) error {
	w := steps.From(ctx)
	_, items, err := w.Listed("Smart Rule")
	if err != nil {
		return err
	}
	first, account := w.Things[0], w.Things[1]
	listed := map[string]bool{}
	for _, item := range items {
		id, ok := first.IDIn(item)
		if !ok {
			return trial.Blocked("%s lists a Smart Rule without a reliable SmartRuleID", w.Response.Operation)
		}
		listed[id] = true
	}
	one, err := ruleType(first.Shown)
	if err != nil {
		return err
	}
	if other, err := ruleType(account.Shown); err != nil || !listed[first.ID] || one == other {
		return trial.Blocked("the Smart Rule %s is not shown to be of another type than %s, and of the requested one", first.ID, account.ID)
	}
	w.Assert(w.Response, !listed[account.ID], "the first Smart Rule is listed, and the one for an account is not",
		"no item with the SmartRuleID "+account.ID, fmt.Sprintf("%d items, it is among them: %t", len(items), listed[account.ID]))
	return nil
}

// ruleType returns the type that a Smart Rule shows.
func ruleType(shown exchange.Value) (string, error) {
	text, ok := shown.Property("RuleType").Text()
	if !ok {
		return "", trial.Blocked("a Smart Rule shows no reliable RuleType")
	}
	return text, nil
}
