package beyondinsight

import (
	"context"
	"fmt"

	"github.com/assay-conformance/assay/internal/exchange"
	"github.com/assay-conformance/assay/internal/resource"
	"github.com/assay-conformance/assay/internal/trial"
	"github.com/assay-conformance/assay/steps"
)

func attributes() []steps.Phrase {
	return []steps.Phrase{
		steps.Given(`an existing attribute below it`, attributeBelow),
		steps.When(`the first attribute is read`, readFirst),
		steps.Then(`the attribute has the other one in ChildAttributes`, childShown),
		steps.Then(`the listed attribute has the other one in ChildAttributes`, childListed),
		steps.When(`the attributes of the asset are listed`, listAssigned),
		steps.Then(`that attribute is not listed`, notAssigned),
		steps.Then(`the attributes themselves are still there`, attributesStay),
	}
}

// attributeBelow makes an attribute whose parent is the last one.
func attributeBelow(ctx context.Context) error {
	w := steps.From(ctx)
	above, err := w.Thing()
	if err != nil {
		return err
	}
	_, err = w.Make(ctx, "attribute", resource.Minimal, func(c *trial.Call) { steps.SetProperty(c, "ParentAttributeID", integer(above.ID)) })
	return err
}

func readFirst(ctx context.Context) error {
	w := steps.From(ctx)
	return w.On(ctx, "getAttribute", w.Things[0], nil)
}

func childShown(ctx context.Context) error {
	w := steps.From(ctx)
	if err := w.Succeeded(); err != nil {
		return err
	}
	return assertChild(w, w.Response.Read(), "the attribute has the other one in ChildAttributes")
}

func childListed(ctx context.Context) error {
	w := steps.From(ctx)
	if err := w.Succeeded(); err != nil {
		return err
	}
	_, item, err := w.FindListed(ctx, w.Things[0], func(item exchange.Value) (bool, error) {
		id, _ := w.Things[0].IDIn(item)
		return id == w.Things[0].ID, nil
	})
	if err != nil {
		return err
	}
	if item == nil {
		return trial.Blocked("the list does not have the attribute %s", w.Things[0].ID)
	}
	return assertChild(w, *item, "the listed attribute has the other one in ChildAttributes")
}

// assertChild checks that the attribute shown has the last thing of the Givens below it.
func assertChild(w *steps.World, shown exchange.Value, phrase string) error {
	if id, _ := w.Things[0].IDIn(shown); id != w.Things[0].ID {
		return trial.Blocked("the response does not show the attribute %s", w.Things[0].ID)
	}
	children, ok := shown.Property("ChildAttributes").Items()
	if !ok {
		return trial.Blocked("the attribute has no reliable ChildAttributes")
	}
	want, got := w.Things[len(w.Things)-1].ID, []string{}
	found := false
	for _, child := range children {
		id, ok := child.Property("AttributeID").Any()
		if !ok {
			return trial.Blocked("an item of ChildAttributes has no reliable AttributeID")
		}
		got = append(got, fmt.Sprint(id))
		found = found || fmt.Sprint(id) == want
	}
	w.Assert(w.Response, found, phrase, "an item with the AttributeID "+want, fmt.Sprint(got))
	return nil
}

// attributesStay checks that what was removed from an asset still exists.
func attributesStay(ctx context.Context) error {
	w := steps.From(ctx)
	r, err := w.Of("attribute")
	if err != nil {
		return err
	}
	for _, t := range w.Things {
		if err := steps.StillThere(ctx, r, t.ID, "the attributes themselves are still there"); err != nil {
			return err
		}
	}
	return nil
}

func listAssigned(ctx context.Context) error {
	w := steps.From(ctx)
	asset, err := w.Thing()
	if err != nil {
		return err
	}
	return w.Do(ctx, trial.Call{Operation: "listAssetAttributes", Path: map[string]string{"assetID": asset.ID}})
}

// notAssigned looks for the first attribute of the Givens.
func notAssigned(ctx context.Context) error {
	w := steps.From(ctx)
	_, items, err := w.Listed("asset attribute")
	if err != nil {
		return err
	}
	for _, item := range items {
		id, ok := item.Property("AttributeID").Any()
		if !ok {
			return trial.Blocked("%s lists an attribute without a reliable AttributeID", w.Response.Operation)
		}
		if fmt.Sprint(id) == w.Things[0].ID {
			w.Assert(w.Response, false, "that attribute is not listed", "no item with the AttributeID "+w.Things[0].ID, "found")
			return nil
		}
	}
	w.Assert(w.Response, true, "that attribute is not listed", "no item with the AttributeID "+w.Things[0].ID, fmt.Sprintf("%d others", len(items)))
	return nil
}
