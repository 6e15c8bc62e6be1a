package steps

import (
	"context"
	"strconv"

	"github.com/assay-conformance/assay/internal/resource"
)

// An existing thing has every property, so that a change of any of them is visible.
func existing(ctx context.Context, noun string) error {
	_, err := From(ctx).Make(ctx, noun, resource.Full, nil)
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
	for _, name := range []any{w.Name(), SentProperty(t.Call, t.Name.Sent)} {
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
