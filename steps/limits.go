package steps

import (
	"context"

	"github.com/assay-conformance/assay/internal/trial"
)

// limitUsedUp makes as many listings as the limit allows, after earlier calls no longer count.
func limitUsedUp(ctx context.Context, noun string) error {
	w := From(ctx)
	r, err := w.Of(noun)
	if err != nil {
		return err
	}
	calls := make([]trial.Call, w.RateOf(r.List).Calls)
	for i := range calls {
		calls[i] = trial.Call{Operation: r.List}
	}
	w.NoRetry = true
	_, err = w.UseUp(ctx, calls)
	return err
}

// listOverLimit makes a listing over the limit, whose response must say how long to wait.
func listOverLimit(ctx context.Context, noun string) error {
	w := From(ctx)
	r, err := w.Of(noun)
	if err != nil {
		return err
	}
	e, err := w.Overstep(ctx, trial.Call{Operation: r.List})
	if err != nil {
		return err
	}
	w.Wait, err = w.WaitTime(e)
	return err
}

// listAfterWait waits for the given time and uses the repeated listing as the When.
func listAfterWait(ctx context.Context, noun string) error {
	w := From(ctx)
	r, err := w.Of(noun)
	if err != nil {
		return err
	}
	if err := w.Target.Clock.Sleep(ctx, w.Wait); err != nil {
		return err
	}
	w.NoRetry = false
	return w.Do(ctx, trial.Call{Operation: r.List, NoRetry: true})
}
