package beyondinsight

import (
	"cmp"
	"context"
	"fmt"

	"github.com/assay-conformance/assay/internal/exchange"
	"github.com/assay-conformance/assay/internal/resource"
	"github.com/assay-conformance/assay/internal/trial"
	"github.com/assay-conformance/assay/steps"
)

func filteredRules() []steps.Phrase {
	return []steps.Phrase{
		steps.Given(`a Smart Rule for the first and the last attribute was created`, ruleForTwo),
		steps.Given(`a Smart Rule for an attribute that neither asset has lists neither`, listsNeither),
		steps.When(`a Smart Rule for the first and the last attribute is created`, createForTwo),
		steps.When(`a Smart Rule for the last attribute is created`, createForLast),
		steps.Then(`of the two assets it has only the last`, hasOnlyLast),
	}
}

// forAttributes returns a call that creates a Smart Rule for attributes.
func forAttributes(ctx context.Context, things ...trial.Thing) (trial.Call, error) {
	call, err := steps.From(ctx).Arrange(ctx, "createAttributeSmartRule", "", resource.Full)
	if err != nil {
		return call, err
	}
	var ids []any
	for _, t := range things {
		ids = append(ids, integer(t.ID))
	}
	steps.SetProperty(&call, "AttributeIDs", ids)
	return call, nil
}

// forFirstAndLast is forAttributes for the first and the last attribute of the Givens.
func forFirstAndLast(ctx context.Context) (trial.Call, error) {
	things := steps.From(ctx).Things
	return forAttributes(ctx, things[0], things[len(things)-1])
}

func ruleForTwo(ctx context.Context) error {
	call, err := forFirstAndLast(ctx)
	if err != nil {
		return err
	}
	_, err = steps.From(ctx).Need(ctx, call)
	return err
}

func createForTwo(ctx context.Context) error {
	call, err := forFirstAndLast(ctx)
	if err != nil {
		return err
	}
	return steps.From(ctx).Do(ctx, call)
}

func createForLast(ctx context.Context) error {
	w := steps.From(ctx)
	t, err := w.Thing()
	if err != nil {
		return err
	}
	call, err := forAttributes(ctx, t)
	if err != nil {
		return err
	}
	return w.Do(ctx, call)
}

// assetsOf returns the call that lists the assets of a Smart Rule.
func assetsOf(id string) trial.Call {
	return trial.Call{Operation: "listSmartRuleAssets", Path: map[string]string{"id": id}}
}

// hasAsset reports whether a list of assets has the one that an attribute was assigned to.
func hasAsset(e *exchange.Exchange, assigned trial.Thing) (has bool, err error) {
	items, ok := e.Read().Items()
	if !ok {
		return false, trial.Blocked("%s returned %d and no list of items", e.Operation, e.Status)
	}
	for _, item := range items {
		id, ok := item.Property("AssetID").Any()
		if !ok {
			return false, trial.Blocked("%s lists an asset without a reliable AssetID", e.Operation)
		}
		has = has || fmt.Sprint(id) == assigned.Call.Path["assetID"]
	}
	return has, nil
}

// listsNeither blocks a trial if the list of the assets of a Smart Rule has assets that cannot be in it: that the list
// has only its assets is another rule.
func listsNeither(ctx context.Context) error {
	w := steps.From(ctx)
	r, err := w.Of("Smart Rule")
	if err != nil {
		return err
	}
	call, err := w.Arrange(ctx, r.Create, "", resource.Full)
	if err != nil {
		return err
	}
	deferred(&call)
	t, err := w.Session.Make(ctx, r, call)
	if err != nil {
		return err
	}
	e, err := w.Need(ctx, assetsOf(t.ID))
	if err != nil {
		return err
	}
	for _, assigned := range w.Things {
		if has, err := hasAsset(e, assigned); err != nil || has {
			return cmp.Or(err, trial.Blocked("%s lists an asset without the attribute of the Smart Rule", e.Operation))
		}
	}
	return nil
}

// hasOnlyLast lists the assets of the created Smart Rule until the last asset of the Givens is among them, and looks
// for the first one.
func hasOnlyLast(ctx context.Context) error {
	w := steps.From(ctx)
	t, err := madeRule(ctx)
	if err != nil {
		return err
	}
	first, last := w.Things[0], w.Things[1]
	e, err := w.Await(ctx, assetsOf(t.ID), func(e *exchange.Exchange) bool { has, _ := hasAsset(e, last); return has })
	if err != nil {
		return err
	}
	hasFirst, err := hasAsset(e, first)
	if err != nil {
		return err
	}
	hasLast, _ := hasAsset(e, last)
	w.Assert(e, hasLast && !hasFirst, "of the two assets it has only the last",
		fmt.Sprintf("the AssetID %s, and not %s", last.Call.Path["assetID"], first.Call.Path["assetID"]),
		fmt.Sprintf("it has the last: %t, the first: %t", hasLast, hasFirst))
	return nil
}
