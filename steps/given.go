package steps

import (
	"context"
	"strconv"

	"github.com/assay-conformance/assay/internal/trial"
)

// An existing thing has every member, so that what becomes of each can be seen.
func existing(ctx context.Context, noun string) error {
	w := From(ctx)
	r, err := w.Of(noun)
	if err != nil {
		return err
	}
	_, err = w.Make(ctx, r, trial.Full, nil)
	return err
}

// renamable sees the thing renamed, and named back as it was.
func renamable(ctx context.Context, noun string) error {
	if err := existing(ctx, noun); err != nil {
		return err
	}
	w := From(ctx)
	t, err := w.Thing()
	if err != nil {
		return err
	}
	for _, name := range []any{w.Name(), SentMember(t.Call, t.Name)} {
		call := w.CallOn(t.Update, t.ID)
		call.Body = t.ChangeBody(t.Call, map[string]any{t.Name: name})
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
	w := From(ctx)
	r, err := w.Of(noun)
	for ; n > 0 && err == nil; n-- {
		_, err = w.Make(ctx, r, trial.Minimal, nil)
	}
	return err
}
