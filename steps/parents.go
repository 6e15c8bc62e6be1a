package steps

import (
	"context"
	"fmt"

	"github.com/assay-conformance/assay/internal/exchange"
	"github.com/assay-conformance/assay/internal/resource"
	"github.com/assay-conformance/assay/internal/trial"
)

// parentOf returns the thing that the last thing of the Givens belongs to.
func (w *World) parentOf() (trial.Thing, error) {
	t, err := w.Thing()
	if err != nil {
		return t, err
	}
	if t.Parent == nil {
		return t, fmt.Errorf("a %s belongs to nothing", t.Noun)
	}
	of, err := w.Of(t.Parent.Noun)
	return trial.Thing{Resource: of, ID: t.Call.Path[t.Parent.Path]}, err
}

// deleteParent deletes what the last thing of the Givens belongs to.
func deleteParent(ctx context.Context, _, operation string) error {
	w := From(ctx)
	of, err := w.parentOf()
	if err != nil {
		return err
	}
	return w.On(ctx, operation, of, nil)
}

// deleteAllOf deletes all things of one parent with one call.
func deleteAllOf(ctx context.Context, _, _, operation string) error {
	w := From(ctx)
	t, err := w.Thing()
	if err != nil {
		return err
	}
	return w.Do(ctx, trial.Call{Operation: operation, Path: map[string]string{t.Parent.Path: t.Call.Path[t.Parent.Path]}})
}

// listOf lists the things of one parent, which the last Given made.
func listOf(ctx context.Context, nouns, _ string) error {
	w := From(ctx)
	r, err := w.Of(nouns)
	if err != nil {
		return err
	}
	of, err := w.Thing()
	if err != nil {
		return err
	}
	if r.Parent == nil || r.Parent.Path == "" {
		return fmt.Errorf("a %s has no parent in its path", r.Noun)
	}
	return w.Do(ctx, trial.Call{Operation: r.List, Path: map[string]string{r.Parent.Path: of.ID}, Query: r.Listing.Query(0, r.Listing.PageSize(), 0, nil)})
}

// emptyListed checks that a list has no items.
func emptyListed(ctx context.Context, nouns string) error {
	w := From(ctx)
	_, items, err := w.Listed(nouns)
	if err != nil {
		return err
	}
	w.Assert(w.Response, len(items) == 0, "the list has no "+nouns, "no items", fmt.Sprintf("%d items", len(items)))
	return nil
}

// goneWithParent reads the last thing of the Givens until it is gone, up to the propagation delay.
func goneWithParent(ctx context.Context, noun string) error {
	w := From(ctx)
	if err := w.Succeeded(); err != nil {
		return err
	}
	t, err := w.Thing()
	if err != nil {
		return err
	}
	refused := func(e *exchange.Exchange) bool { return e.Status/100 == 4 }
	e, err := w.Await(ctx, w.Reading(t), refused)
	if err != nil {
		return err
	}
	w.Assert(e, refused(e), "the "+noun+" is gone with it", "a refusal", fmt.Sprint(e.Status))
	return nil
}

// hasNone checks that a listing shows none of the things of the Givens.
func hasNone(ctx context.Context, parent, nouns string) error {
	w := From(ctx)
	if err := w.Succeeded(); err != nil {
		return err
	}
	if err := w.AwaitPropagation(ctx); err != nil {
		return err
	}
	for _, t := range w.Things {
		page, item, err := w.findListed(ctx, t)
		if err != nil {
			return err
		}
		if item != nil {
			w.Assert(page, false, "the "+parent+" has no "+nouns, "none of its "+nouns, "the id "+t.ID)
			return nil
		}
	}
	w.Assert(w.Response, true, "the "+parent+" has no "+nouns, "none of its "+nouns, "none of them")
	return nil
}

// parentIsThere checks that the parent of the last thing of the Givens is still found.
func parentIsThere(ctx context.Context, noun string) error {
	w := From(ctx)
	of, err := w.parentOf()
	if err != nil {
		return err
	}
	return w.stillThere(ctx, of, "the "+noun+" is still there")
}

// stillThere checks that a thing is found after the When, by its id or in the listing.
func (w *World) stillThere(ctx context.Context, t trial.Thing, phrase string) error {
	if err := w.Succeeded(); err != nil {
		return err
	}
	if err := w.AwaitPropagation(ctx); err != nil {
		return err
	}
	if t.Get == "" {
		page, item, err := w.findListed(ctx, t)
		if err == nil {
			w.Assert(page, item != nil, phrase, "an item with the id "+t.ID, map[bool]string{true: "found", false: "no such item"}[item != nil])
		}
		return err
	}
	e, err := w.Send(ctx, w.Reading(t))
	if err != nil {
		return err
	}
	shown, ok := t.IDIn(t.Read(e))
	if trial.Succeeded(e) && (!ok || shown != t.ID) { // what it shows is another rule
		return trial.Blocked("%s returned no %s with the %s %s", e.Operation, t.Noun, t.Resource.ID.Property, t.ID)
	}
	w.Assert(e, trial.Succeeded(e), phrase, "the id "+t.ID, fmt.Sprint(e.Status))
	return nil
}

// StillThere is a Then about a thing that the When must not have removed.
func StillThere(ctx context.Context, r *resource.Resource, id, phrase string) error {
	return From(ctx).stillThere(ctx, trial.Thing{Resource: r, ID: id}, phrase)
}
