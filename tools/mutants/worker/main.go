// Command worker runs assay's trials against edits of the stubs' sources. tools/mutants builds it with the
// rewritten sources (go build -overlay), starts it, and writes jobs to its standard input; it is of no use
// by itself.
//
// Trials run one after another, because the switch of an edit is one for the whole process. Parallel work
// is the work of several processes.
package main

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"runtime/debug"
	"time"

	"github.com/assay-conformance/assay/tools/mutants/jobs"
)

const (
	patience = 20 * time.Second // for one trial, which takes milliseconds: an edit may loop forever
	maxStack = 64 << 20         // bytes: an edit may call itself forever
)

func main() {
	debug.SetMaxStack(maxStack)
	if err := serve(context.Background()); err != nil {
		fmt.Fprintln(os.Stderr, "worker:", err)
		os.Exit(1)
	}
}

// serve answers jobs until there are no more.
func serve(ctx context.Context) error {
	all, err := load()
	if err != nil {
		return err
	}
	in, out := json.NewDecoder(bufio.NewReader(os.Stdin)), json.NewEncoder(os.Stdout)
	for {
		var job jobs.Job
		if err := in.Decode(&job); err != nil {
			return nil // the jobs end with the input
		}
		watch := time.AfterFunc(patience, func() {
			_ = out.Encode(jobs.Answer{Edit: job.Edit, Verdict: jobs.Hung, Done: true}) // a failed write means that nobody waits
			os.Exit(0)
		})
		if err := all.run(ctx, job, out.Encode, func() { watch.Reset(patience) }); err != nil {
			return err
		}
		watch.Stop()
	}
}
