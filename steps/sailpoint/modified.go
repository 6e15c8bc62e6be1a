package sailpoint

import (
	"context"
	"time"

	"github.com/assay-conformance/assay/internal/exchange"
	"github.com/assay-conformance/assay/internal/trial"
	"github.com/assay-conformance/assay/steps"
)

// modifiedLater compares the date with that of the creation.
func modifiedLater(ctx context.Context) error {
	w := steps.From(ctx)
	if err := w.Succeeded(); err != nil {
		return err
	}
	t, err := w.Thing()
	if err != nil {
		return err
	}
	before, was := modified(t.Shown)
	later := func(e *exchange.Exchange) bool {
		after, is := modified(e.Read())
		return is && after.After(before)
	}
	e, err := w.Await(ctx, w.Reading(t), later)
	if err != nil {
		return err
	}
	after, is := modified(e.Read())
	if !was || !is {
		return trial.Blocked("%s shows no reliable modification date", t.Get)
	}
	w.Assert(e, after.After(before), "the modification date of the segment is later", "later than "+before.Format(time.RFC3339Nano), after.Format(time.RFC3339Nano))
	return nil
}

func modified(segment exchange.Value) (time.Time, bool) {
	text, ok := segment.Property("modified").Text()
	at, err := time.Parse(time.RFC3339, text)
	return at, ok && err == nil
}
