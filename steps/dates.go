package steps

import (
	"context"
	"fmt"
	"time"

	"github.com/assay-conformance/assay/internal/exchange"
)

// changeLater waits until a date in whole seconds must be another one, and makes the smallest change.
func changeLater(ctx context.Context, noun string) error {
	w := From(ctx)
	if err := w.Target.Clock.Sleep(ctx, 2*time.Second); err != nil {
		return err
	}
	return rename(ctx, noun)
}

// propertyMoved compares a date that the server sets with the one that was shown before the When. Its form is
// open, so it must only be another one.
func propertyMoved(ctx context.Context, property, noun string) error {
	w := From(ctx)
	if err := w.Succeeded(); err != nil {
		return err
	}
	t, err := w.Thing()
	if err != nil {
		return err
	}
	phrase := "the " + property + " of the " + noun + " is another one than before"
	before, was := t.Shown.Property(property).Text()
	e, err := w.Await(ctx, w.Reading(t), func(e *exchange.Exchange) bool {
		after, is := w.Shown(e).Property(property).Text()
		return is && after != before
	})
	if err != nil {
		return err
	}
	after, is := w.Shown(e).Property(property).Text()
	if !was || !is {
		w.NothingToCheck(e, phrase, "a reliable "+property+" before and after", fmt.Sprintf("%q and %q", before, after))
		return nil
	}
	w.Assert(e, after != before, phrase, "another one than "+before, after)
	return nil
}
