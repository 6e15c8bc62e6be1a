package run

import (
	"context"
	"sync"

	"golang.org/x/sync/errgroup"
)

// each calls do for 0 to n-1, so many at once, and told after each, one at a time. Once ctx is
// done it begins nothing more; what has begun ends.
func each(ctx context.Context, parallel, n int, do func(int), told func(done, k int)) {
	var group errgroup.Group // for its limit alone: do has no error
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
			told(done, k)
			return nil
		})
	}
	_ = group.Wait() // no call gives an error
}
