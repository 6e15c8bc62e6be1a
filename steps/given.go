package steps

import (
	"context"
	"strconv"

	"github.com/assay-conformance/assay/internal/resource"
	"github.com/assay-conformance/assay/internal/trial"
)

// An existing thing has every property, so that a change of any of them is visible.
func existing(ctx context.Context, noun string) error {
	_, err := From(ctx).Make(ctx, noun, resource.Full, nil)
	return err
}

// deletable makes a thing in the form that resources.yaml gives for the deletion: one that is linked may
// be impossible to delete.
func deletable(ctx context.Context, noun string) error {
	w := From(ctx)
	r, err := w.Of(noun)
	if err != nil {
		return err
	}
	form := resource.Full
	if r.Calls[r.Delete].Using == "minimal" {
		form = resource.Minimal
	}
	_, err = w.Make(ctx, noun, form, nil)
	return err
}

// renamable renames the thing and restores its name.
func renamable(ctx context.Context, noun string) error {
	if err := existing(ctx, noun); err != nil {
		return err
	}
	w := From(ctx)
	t, err := w.Thing()
	if err != nil {
		return err
	}
	for _, name := range []any{w.Name(t.Resource), SentProperty(t.Call, t.Name.Sent)} {
		call, err := w.Updating(ctx, t, map[string]any{t.Name.Sent: name})
		if err != nil {
			return err
		}
		if _, err := w.Need(ctx, call); err != nil {
			return err
		}
	}
	return nil
}

// Twin makes a call that must be accepted, the accepted twin of a refusal. One that was accepted in this run, and
// each time leaves something that nothing can remove, is not made again.
func Twin(ctx context.Context, call trial.Call) error {
	w := From(ctx)
	if w.Target.HasPermanent(call.Operation) {
		return nil
	}
	_, err := w.Need(ctx, call)
	return err
}

func severalExisting(ctx context.Context, count, noun string) error {
	n, err := strconv.Atoi(count)
	if err != nil {
		return err
	}
	for ; n > 0 && err == nil; n-- {
		_, err = From(ctx).Make(ctx, noun, resource.Minimal, nil)
	}
	return err
}
