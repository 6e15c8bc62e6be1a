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

func search() []steps.Phrase {
	return []steps.Phrase{
		steps.Given(`3 assets to search for`, assetsToFind),
		steps.Given(`a search with the AssetName of the first was accepted`, searchAccepted),
		steps.When(`the assets are searched for with the (\w+) of the first`, searchFirst),
		steps.When(`the assets are searched for with the (\w+) and the (\w+) of the first`, searchBoth),
		steps.When(`the assets are searched for with the (\w+) of the first in other case`, searchOtherCase),
		steps.When(`the assets are searched for with a part of the (\w+) of the first`, searchPart),
		steps.When(`the assets are searched for with the addresses of the first and the second`, searchList),
		steps.When(`the assets are searched for with the range from the first to the second`, searchRange),
		steps.When(`the assets are searched for with the network of the first alone`, searchNetwork),
		steps.Then(`the search finds (.+)`, finds),
	}
}

// assetsToFind makes three assets with addresses in ascending order.
func assetsToFind(ctx context.Context) error {
	for range 3 {
		if _, err := steps.From(ctx).Make(ctx, "asset", resource.Full, nil); err != nil {
			return err
		}
	}
	return nil
}

// shown returns a property of one of the things of the Givens, as it is shown.
func shown(ctx context.Context, i int, property string) (string, error) {
	t := steps.From(ctx).Things[i]
	text, ok := t.Shown.Property(property).Text()
	if !ok || text == "" {
		return "", trial.Blocked("the %s %s shows no reliable %s", t.Noun, t.ID, property)
	}
	return text, nil
}

// searchFor searches for the values that are made of properties of the first asset.
func searchFor(ctx context.Context, value func(string) string, properties ...string) error {
	body := map[string]any{}
	for _, property := range properties {
		text, err := shown(ctx, 0, property)
		if err != nil {
			return err
		}
		body[property] = value(text)
	}
	return steps.From(ctx).Do(ctx, trial.Call{Operation: "searchAssets", Body: body})
}

func searchAccepted(ctx context.Context) error {
	name, err := shown(ctx, 0, "AssetName")
	if err != nil {
		return err
	}
	_, err = steps.From(ctx).Need(ctx, trial.Call{Operation: "searchAssets", Body: map[string]any{"AssetName": name}})
	return err
}

func same(text string) string { return text }

func searchFirst(ctx context.Context, property string) error { return searchFor(ctx, same, property) }

func searchBoth(ctx context.Context, one, other string) error {
	return searchFor(ctx, same, one, other)
}

func searchOtherCase(ctx context.Context, property string) error {
	return searchFor(ctx, func(text string) string {
		if upper := strings.ToUpper(text); upper != text {
			return upper
		}
		return strings.ToLower(text)
	}, property)
}

func searchPart(ctx context.Context, property string) error {
	return searchFor(ctx, func(text string) string { return text[:len(text)-1] }, property)
}

func searchList(ctx context.Context) error  { return searchTwo(ctx, ",") }
func searchRange(ctx context.Context) error { return searchTwo(ctx, "-") }

// searchTwo searches for the addresses of the first two assets.
func searchTwo(ctx context.Context, separator string) error {
	second, err := shown(ctx, 1, "IPAddress")
	if err != nil {
		return err
	}
	return searchFor(ctx, func(first string) string { return first + separator + second }, "IPAddress")
}

func searchNetwork(ctx context.Context) error {
	return searchFor(ctx, func(address string) string { return address + "/32" }, "IPAddress")
}

// finds checks which of the three assets the search has found.
func finds(ctx context.Context, which string) error {
	w := steps.From(ctx)
	r, err := w.Of("asset")
	if err != nil {
		return err
	}
	if err := w.Succeeded(); err != nil {
		return err
	}
	list := *r
	list.List = w.Sent.Operation
	found := map[string]bool{}
	pages, err := trial.ReadPages(&list, 0, nil, func(page trial.Call) (*exchange.Exchange, error) {
		page.Body = w.Sent.Body
		return w.Need(ctx, page)
	})
	if err != nil {
		return err
	}
	for _, item := range pages.Items {
		id, ok := r.IDIn(item)
		if !ok {
			return trial.Blocked("the search found an asset without a reliable AssetID")
		}
		found[id] = true
	}
	if pages.Partial != "" {
		return trial.Blocked("%s", pages.Partial)
	}
	for i, name := range []string{"first", "second", "third"} {
		if want := strings.Contains(which, name); found[w.Things[i].ID] != want {
			w.Assert(w.Response, false, "the search finds "+which, "of the three assets "+which, fmt.Sprintf("the %s is found: %t", name, !want))
			return nil
		}
	}
	w.Assert(w.Response, true, "the search finds "+which, "of the three assets "+which, "the same")
	return nil
}
