package run

import (
	"context"
	"sync"

	"golang.org/x/sync/errgroup"
)

// each calls do for 0 to n-1, at most parallel at a time, and progress after each call, one at
// a time. Once ctx is done it starts no more calls and waits for those in progress.
func each(ctx context.Context, parallel, n int, do func(int), progress func(done, k int)) {
	var group errgroup.Group // only for its limit: do returns no error
	group.SetLimit(max(1, parallel))
	var mu sync.Mutex
	done := 0
	for k := range n {
		group.Go(func() error {
			if ctx.Err() != nil {
				return nil
			}
			do(k)
			mu.Lock()
			defer mu.Unlock()
			done++
			progress(done, k)
			return nil
		})
	}
	_ = group.Wait() // no call returns an error
}
