package steps

import (
	"context"
	"fmt"
	"slices"

	"github.com/assay-conformance/assay/internal/resource"
	"github.com/assay-conformance/assay/internal/trial"
)

// unlinked makes a thing with every property except links.
func unlinked(ctx context.Context, noun string) error {
	w := From(ctx)
	r, err := w.Of(noun)
	if err != nil {
		return err
	}
	_, err = w.Make(ctx, noun, resource.Full, func(c *trial.Call) {
		for property := range r.Links {
			SetProperty(c, property, nil)
		}
	})
	return err
}

// twiceLinked makes a thing and links two others to it by a change.
func twiceLinked(ctx context.Context, noun string) error {
	if err := unlinked(ctx, noun); err != nil {
		return err
	}
	w := From(ctx)
	t, err := w.Thing()
	if err != nil {
		return err
	}
	for _, link := range t.Links {
		ids, err := w.linkable(link, 2)
		if err != nil {
			return err
		}
		call, err := w.Updating(ctx, t, map[string]any{link.Add: ids})
		if err != nil {
			return err
		}
		if _, err := w.Need(ctx, call); err != nil {
			return err
		}
	}
	return nil
}

// linkInTurn sends two ids in two changes.
func linkInTurn(ctx context.Context, property, _ string) error {
	return linkEach(ctx, property, func(ids []any) [][]any { return [][]any{ids[:1], ids[1:]} })
}

// linkAtOnce sends two ids in one change.
func linkAtOnce(ctx context.Context, property, _ string) error {
	return linkEach(ctx, property, func(ids []any) [][]any { return [][]any{ids} })
}

// linkOne sends one of two ids.
func linkOne(ctx context.Context, property, _ string) error {
	return linkEach(ctx, property, func(ids []any) [][]any { return [][]any{ids[:1]} })
}

// linkEach makes a change for each list of ids. What each did is told as it is made.
func linkEach(ctx context.Context, property string, lists func(ids []any) [][]any) error {
	w := From(ctx)
	t, link, err := w.linkOf(property)
	if err != nil {
		return err
	}
	ids, err := w.linkable(link, 2)
	if err != nil {
		return err
	}
	for _, list := range lists(ids) {
		if err := w.Change(ctx, t, map[string]any{property: list}); err != nil {
			return err
		}
		if err := w.Succeeded(); err != nil {
			return err
		}
		w.Changes = append(w.Changes, w.Response)
	}
	return nil
}

// linkUnknown sends an unknown id between two known ones. Those to be added are unlinked first, so
// that it would show if one of them were linked all the same.
func linkUnknown(ctx context.Context, property, _ string) error {
	w := From(ctx)
	t, link, err := w.linkOf(property)
	if err != nil {
		return err
	}
	ids, err := w.linkable(link, 2)
	if err != nil {
		return err
	}
	if property == link.Add {
		call, err := w.Updating(ctx, t, map[string]any{link.Drop: ids})
		if err != nil {
			return err
		}
		if _, err := w.Need(ctx, call); err != nil {
			return err
		}
	}
	change := map[string]any{property: w.withUnknown(link, ids)}
	if t.Name.Sent != "" { // so that it would show if the rest of the change were made
		change[t.Name.Sent] = w.Name(t.Resource)
	}
	return w.Change(ctx, t, change)
}

// createLinkedToUnknown creates a thing with an unknown id between two known ones.
func createLinkedToUnknown(ctx context.Context, noun, property string) error {
	w := From(ctx)
	r, err := w.Of(noun)
	if err != nil {
		return err
	}
	link, known := r.Links[property]
	if !known {
		return fmt.Errorf("a %s has no links %q", noun, property)
	}
	ids, err := w.linkable(link, 2)
	if err != nil {
		return err
	}
	var items []any
	for _, id := range w.withUnknown(link, ids) {
		items = append(items, map[string]any{link.ID: id})
	}
	return CreateLike(ctx, noun, resource.Full, func(c *trial.Call) { SetProperty(c, property, items) })
}

// withUnknown puts an id that nothing has between two others.
func (w *World) withUnknown(link resource.Link, ids []any) []any {
	return slices.Insert(slices.Clone(ids), 1, any(w.Resources.Resources[link.To].ID.Unknown))
}

// linkOf returns the last thing of the Givens, and its links that a property of a change adds to or
// drops from.
func (w *World) linkOf(property string) (trial.Thing, resource.Link, error) {
	t, err := w.Thing()
	if err != nil {
		return t, resource.Link{}, err
	}
	for _, link := range t.Links {
		if property == link.Add || property == link.Drop {
			return t, link, nil
		}
	}
	return t, resource.Link{}, fmt.Errorf("no links of a %s are added or dropped by %q", t.Noun, property)
}

// linkable returns ids of things that the target offers for a link, in an order that is not that of
// their values.
func (w *World) linkable(link resource.Link, n int) ([]any, error) {
	var ids []string
	for name, offer := range w.Resources.Offers {
		if id, has := w.Target.Offers[name]; has && offer.Of == link.To {
			ids = append(ids, id)
		}
	}
	slices.Sort(ids)
	slices.Reverse(ids)
	if len(ids) < n {
		return nil, trial.Blocked("the target offers %d %s, and the scenario needs %d", len(ids), w.Resources.Resources[link.To].Plural, n)
	}
	var all []any
	for _, id := range ids[:n] {
		all = append(all, id)
	}
	return all, nil
}
