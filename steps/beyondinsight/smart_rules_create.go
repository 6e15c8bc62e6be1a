package beyondinsight

import (
	"context"
	"fmt"

	"github.com/assay-conformance/assay/internal/exchange"
	"github.com/assay-conformance/assay/internal/resource"
	"github.com/assay-conformance/assay/internal/trial"
	"github.com/assay-conformance/assay/steps"
)

func createdRules() []steps.Phrase {
	return []steps.Phrase{
		steps.Given(`a Smart Rule for an account was created without a title`, untitledRule),
		steps.When(`a Smart Rule for an account is created without a title`, createUntitled),
		steps.Then(`the Smart Rule is listed with the type (\w+)`, listedWithType),
		steps.Then(`its type is another than that of the first Smart Rule`, ofAnotherType),
		steps.Then(`it has a title that no other Smart Rule has`, titleIsUnique),
	}
}

// untitled returns a call that creates a Smart Rule for an account without a title.
func untitled(ctx context.Context) (trial.Call, error) {
	call, err := steps.From(ctx).Arrange(ctx, "createAccountSmartRule", "", resource.Full)
	if err == nil {
		steps.SetProperty(&call, "Title", nil)
	}
	return call, err
}

func untitledRule(ctx context.Context) error {
	call, err := untitled(ctx)
	if err != nil {
		return err
	}
	_, err = steps.From(ctx).Need(ctx, call)
	return err
}

func createUntitled(ctx context.Context) error {
	call, err := untitled(ctx)
	if err != nil {
		return err
	}
	return steps.From(ctx).Do(ctx, call)
}

// rulesOf lists the Smart Rules of a type.
func rulesOf(ctx context.Context, r *resource.Resource, name string) ([]exchange.Value, *exchange.Exchange, error) {
	l, err := trial.ReadPages(r, 0, map[string]string{"type": name}, func(call trial.Call) (*exchange.Exchange, error) {
		return steps.From(ctx).Need(ctx, call)
	})
	if err != nil {
		return nil, nil, err
	}
	if l.Partial != "" {
		return nil, nil, trial.Blocked("%s", l.Partial)
	}
	return l.Items, l.Pages[0], nil
}

// madeRule returns the Smart Rule that the When created, as a read shows it. That it is stored is a rule of its own.
func madeRule(ctx context.Context) (trial.Thing, error) {
	w := steps.From(ctx)
	t, err := w.Made("Smart Rule")
	if err != nil {
		return t, err
	}
	e, err := w.Await(ctx, w.Reading(t), trial.Succeeded)
	if err != nil {
		return t, err
	}
	t.Shown = t.Read(e)
	if id, _ := t.IDIn(t.Shown); !trial.Succeeded(e) || id != t.ID {
		return t, trial.Blocked("cannot read the created Smart Rule: %s returned %d with the SmartRuleID %q", e.Operation, e.Status, id)
	}
	return t, w.AwaitPropagation(ctx)
}

// listedWithType looks for the created Smart Rule in the listing of a type.
func listedWithType(ctx context.Context, name string) error {
	t, err := madeRule(ctx)
	if err != nil {
		return err
	}
	items, page, err := rulesOf(ctx, t.Resource, name)
	if err != nil {
		return err
	}
	found := false
	for _, item := range items {
		id, ok := t.IDIn(item)
		if !ok {
			return trial.Blocked("%s lists a Smart Rule without a reliable SmartRuleID", t.List)
		}
		found = found || id == t.ID
	}
	steps.From(ctx).Assert(page, found, "the Smart Rule is listed with the type "+name, "an item with the SmartRuleID "+t.ID, fmt.Sprintf("among %d items: %t", len(items), found))
	return nil
}

// ofAnotherType compares the types that two Smart Rules show: how they are spelled is open (A-BI-38).
func ofAnotherType(ctx context.Context) error {
	w := steps.From(ctx)
	t, err := madeRule(ctx)
	if err != nil {
		return err
	}
	first, err := ruleType(w.Things[0].Shown)
	if err != nil {
		return err
	}
	got, err := ruleType(t.Shown)
	if err != nil {
		return err
	}
	w.Assert(t.Shown.Exchange(), got != first, "its type is another than that of the first Smart Rule", "another RuleType than "+first, got)
	return nil
}

// titleIsUnique looks for the title of the created Smart Rule in the whole listing.
func titleIsUnique(ctx context.Context) error {
	t, err := madeRule(ctx)
	if err != nil {
		return err
	}
	title, ok := t.Shown.Property("Title").Text()
	if !ok {
		return trial.Blocked("%s shows no reliable Title", t.Get)
	}
	items, page, err := rulesOf(ctx, t.Resource, "all")
	if err != nil {
		return err
	}
	others := 0
	for _, item := range items {
		id, _ := t.IDIn(item)
		other, ok := item.Property("Title").Text()
		if !ok {
			return trial.Blocked("%s lists a Smart Rule without a reliable Title", t.List)
		}
		if other == title && id != t.ID {
			others++
		}
	}
	steps.From(ctx).Assert(page, title != "" && others == 0, "it has a title that no other Smart Rule has", "a title, and no other Smart Rule with it", fmt.Sprintf("%q, and %d others with it", title, others))
	return nil
}
