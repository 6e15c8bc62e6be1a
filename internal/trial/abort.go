package trial

import "context"

type abortKey struct{}

// WithAbort returns a context whose trials can be stopped in two steps. When ctx is cancelled, no
// new call starts, but a write in flight and the clean-up continue. When abort is cancelled, they
// stop as well, and what remains is recorded as leftovers.
func WithAbort(ctx, abort context.Context) context.Context {
	return context.WithValue(ctx, abortKey{}, abort)
}

// detached returns a context that outlives ctx and ends with the abort context, if there is one.
func detached(ctx context.Context) (context.Context, context.CancelFunc) {
	free, cancel := context.WithCancelCause(context.WithoutCancel(ctx))
	abort, ok := ctx.Value(abortKey{}).(context.Context)
	if !ok {
		return free, func() { cancel(nil) }
	}
	if abort.Err() != nil {
		cancel(context.Cause(abort)) // now: AfterFunc would do it in a goroutine
	}
	stop := context.AfterFunc(abort, func() { cancel(context.Cause(abort)) })
	return free, func() { stop(); cancel(nil) }
}
