package run

import (
	"context"
	"os"
	"os/signal"
	"syscall"

	"github.com/assay-conformance/assay/internal/trial"
)

// Interruptible returns a context that the first SIGINT or SIGTERM cancels: running trials end,
// and the objects that they created are removed. The second signal ends the clean-up too: the
// run reports what it leaves behind. A third has its usual effect. Call stop after the run.
func Interruptible(parent context.Context) (ctx context.Context, stop func()) {
	abort, cancelAbort := context.WithCancel(context.WithoutCancel(parent)) // a deadline of the parent acts as the first signal
	ctx, cancel := context.WithCancel(trial.WithAbort(parent, abort))
	signals := make(chan os.Signal, 2)
	signal.Notify(signals, os.Interrupt, syscall.SIGTERM)
	go func() {
		for _, end := range []func(){cancel, cancelAbort} {
			select {
			case <-signals:
				end()
			case <-abort.Done():
				return
			}
		}
		signal.Stop(signals)
	}()
	return ctx, func() {
		signal.Stop(signals)
		cancel()
		cancelAbort()
	}
}
