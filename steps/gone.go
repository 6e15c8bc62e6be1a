package steps

import (
	"context"

	"github.com/assay-conformance/assay/internal/resource"
	"github.com/assay-conformance/assay/internal/trial"
)

// A deleted thing existed and was then deleted.
func deleted(ctx context.Context, noun string) error {
	if err := existing(ctx, noun); err != nil {
		return err
	}
	w := From(ctx)
	t, err := w.Thing()
	if err != nil {
		return err
	}
	if _, err := w.Need(ctx, w.CallOn(t.Delete, t.ID)); err != nil {
		return err
	}
	return w.AwaitPropagation(ctx)
}

func readUnknown(ctx context.Context, noun string) error {
	return onUnknown(ctx, noun, func(r *resource.Resource) string { return r.Get }, nil)
}

func renameUnknown(ctx context.Context, noun string) error {
	w := From(ctx)
	t, err := w.Thing()
	if err != nil {
		return err
	}
	body, err := w.ChangeBody(ctx, t, map[string]any{t.Name.Sent: w.Name()})
	if err != nil {
		return err
	}
	return onUnknown(ctx, noun, func(r *resource.Resource) string { return r.Update }, body)
}

func removeUnknown(ctx context.Context, noun string) error {
	return onUnknown(ctx, noun, func(r *resource.Resource) string { return r.Delete }, nil)
}

// onUnknown uses a call with an unknown id as the When.
func onUnknown(ctx context.Context, noun string, operation func(*resource.Resource) string, body any) error {
	w := From(ctx)
	r, err := w.Of(noun)
	if err != nil {
		return err
	}
	return w.On(ctx, operation(r), trial.Thing{Resource: r, ID: r.ID.Unknown}, body)
}
