package run

import (
	"context"
	"os"
	"os/signal"
	"syscall"

	"github.com/assay-conformance/assay/internal/trial"
)

// Interruptible gives a context that the first SIGINT or SIGTERM cancels: trials at work end,
// and what they made is removed. The second signal ends the clean-up too: the run tells what
// it left behind. A third one has its usual effect. Call stop when the run is over.
func Interruptible(parent context.Context) (ctx context.Context, stop func()) {
	abort, cancelAbort := context.WithCancel(context.WithoutCancel(parent)) // a deadline of the parent's is a first signal
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
