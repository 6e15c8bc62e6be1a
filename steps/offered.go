package steps

import (
	"context"
	"fmt"

	"github.com/assay-conformance/assay/internal/resource"
	"github.com/assay-conformance/assay/internal/trial"
)

// offeredThing reads a thing that the target offers.
func offeredThing(ctx context.Context, noun, offer string) error {
	w := From(ctx)
	r, err := w.Of(noun)
	if err != nil {
		return err
	}
	id, err := w.Offered(ctx, offer)
	if err != nil {
		return err
	}
	t := trial.Thing{Resource: r, ID: id}
	e, err := w.NeedOffered(ctx, offer, w.Reading(t))
	if err != nil {
		return err
	}
	if id, _ := r.IDIn(r.Read(e)); id == t.ID { // that a read returns the requested thing is another rule
		t.Shown = r.Read(e)
	}
	w.Things = append(w.Things, t)
	return nil
}

// callWithOffered calls an operation on the thing with an offered id.
func callWithOffered(ctx context.Context, operation, offer string) error {
	w := From(ctx)
	id, err := w.Offered(ctx, offer)
	if err != nil {
		return err
	}
	return w.Do(ctx, w.CallOn(operation, id))
}

// callByName calls an operation that selects a thing by its name.
func callByName(ctx context.Context, operation, _ string) error {
	w := From(ctx)
	call, err := w.naming(ctx, operation)
	if err != nil {
		return err
	}
	return w.Do(ctx, call)
}

// acceptedByName requires that the call is accepted.
func acceptedByName(ctx context.Context, operation, _ string) error {
	w := From(ctx)
	call, err := w.naming(ctx, operation)
	if err != nil {
		return err
	}
	_, err = w.Need(ctx, call)
	return err
}

// callWithOfferedName calls an operation that selects a thing by a name that the target offers.
func callWithOfferedName(ctx context.Context, operation, offer string) error {
	w := From(ctx)
	name, err := w.Offered(ctx, offer)
	if err != nil {
		return err
	}
	return w.Do(ctx, w.withName(operation, name))
}

// naming returns the call of an operation that selects the last thing of the Givens by its name.
func (w *World) naming(ctx context.Context, operation string) (trial.Call, error) {
	t, err := w.Thing()
	if err != nil {
		return trial.Call{}, err
	}
	return w.ArrangeOn(ctx, operation, t, resource.Minimal)
}

// withName returns a call with a name or a title: in the query or, where the operation has none, in the path.
func (w *World) withName(operation, name string) trial.Call {
	for _, parameter := range []string{"name", "title"} {
		if op := w.Contract.Operation(operation); op != nil && op.Takes("query", parameter) {
			return trial.Call{Operation: operation, Query: map[string]string{parameter: name}}
		}
	}
	return w.CallOn(operation, name)
}

// offeredNotListed checks that no item has an offered id.
func offeredNotListed(ctx context.Context, noun, offer string) error {
	w := From(ctx)
	r, err := w.Of(noun)
	if err != nil {
		return err
	}
	id, err := w.Offered(ctx, offer)
	if err != nil {
		return err
	}
	phrase := "the " + noun + " offered as " + offer + " is not listed"
	return w.EachListed(ctx, noun, r.ID.Property, phrase, "no item with the id "+id, func(listed any) bool { return fmt.Sprint(listed) != id })
}
