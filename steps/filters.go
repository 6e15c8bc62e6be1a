package steps

import (
	"context"
	"fmt"
	"strings"

	"github.com/assay-conformance/assay/internal/resource"
	"github.com/assay-conformance/assay/internal/trial"
)

// differing makes things that have the usual values of some properties, between things that differ in
// one or all of them.
func differing(ctx context.Context, noun, properties string) error {
	w := From(ctx)
	r, err := w.Of(noun)
	if err != nil {
		return err
	}
	names := strings.Split(properties, " and ")
	var usual []string
	order := [][]string{names, usual, usual}
	for _, name := range names {
		order = append(order, []string{name}, usual)
	}
	order = append(order, names)
	w.Differ = map[string][]string{}
	for _, differs := range order {
		thing, err := w.makeOther(ctx, r, differs)
		if err != nil {
			return err
		}
		w.Differ[thing.ID] = differs
	}
	return nil
}

// makeOther makes a thing with other values of the named properties, as the filters give them.
func (w *World) makeOther(ctx context.Context, r *resource.Resource, properties []string) (trial.Thing, error) {
	call, err := w.Arrange(ctx, r.Create, "", resource.Full)
	if err != nil {
		return trial.Thing{}, err
	}
	for _, property := range properties {
		if err := w.otherwise(ctx, r, property, &call); err != nil {
			return trial.Thing{}, err
		}
	}
	thing, err := w.Session.Make(ctx, r, call)
	if err == nil {
		w.Things, w.settled = append(w.Things, thing), false
	}
	return thing, err
}

// otherwise changes a creation so that it makes a thing with another value of a property.
func (w *World) otherwise(ctx context.Context, r *resource.Resource, property string, call *trial.Call) error {
	filter, known := r.Listing.Filters[property]
	if !known {
		return fmt.Errorf("no filter of %s is about %q", r.List, property)
	}
	values, err := w.Filled(ctx, r, filter.Other)
	if err != nil {
		return err
	}
	for name, value := range values {
		SetProperty(call, name, value)
	}
	if _, has := w.Target.Offers[filter.Doubt]; filter.Doubt != "" && !has {
		call.Doubt = fmt.Sprintf("a %s with another %s may need more, and the target offers no %s", r.Noun, property, filter.Doubt)
	}
	return nil
}
