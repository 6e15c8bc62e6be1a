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
