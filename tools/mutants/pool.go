package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"sync"

	"github.com/assay-conformance/assay/tools/mutants/jobs"
)

// worker is a process that does jobs. It is started when there is one, and again after an edit has ended it.
type worker struct {
	path    string
	process *exec.Cmd
	in      io.WriteCloser
	jobs    *json.Encoder
	answers *json.Decoder
}

func (w *worker) start(ctx context.Context) error {
	if w.process != nil {
		return nil
	}
	p := exec.CommandContext(ctx, w.path)
	p.Stderr = io.Discard // the stack of a fault that an edit made
	in, err := p.StdinPipe()
	if err != nil {
		return err
	}
	out, err := p.StdoutPipe()
	if err != nil {
		return err
	}
	if err := p.Start(); err != nil {
		return fmt.Errorf("cannot start the worker: %w", err)
	}
	w.process, w.in, w.jobs, w.answers = p, in, json.NewEncoder(in), json.NewDecoder(out)
	return nil
}

// stop ends the process.
func (w *worker) stop() {
	if w.process == nil {
		return
	}
	_ = w.in.Close()
	_ = w.process.Wait() // how it ended is known from its answers
	w.process = nil
}

// errEnded means that a worker ended without an answer.
var errEnded = errors.New("the worker ended in the middle of a job")

// do has a job done, and passes each answer on.
func (w *worker) do(ctx context.Context, job jobs.Job, each func(jobs.Answer)) error {
	if err := w.start(ctx); err != nil {
		return err
	}
	if err := w.jobs.Encode(job); err != nil {
		w.stop()
		return errEnded
	}
	for {
		var a jobs.Answer
		if err := w.answers.Decode(&a); err != nil {
			w.stop()
			return errEnded
		}
		each(a)
		if a.Verdict == jobs.Hung {
			w.stop() // it ends itself
		}
		if a.Done {
			return ctx.Err()
		}
	}
}

// share has jobs done by several workers. The next job is asked for when a worker is free, so that it can
// depend on the answers so far.
func share(ctx context.Context, path string, workers, n int, next func(i int) jobs.Job, each func(jobs.Answer)) error {
	var mu sync.Mutex
	var group sync.WaitGroup
	var failed error
	at := 0
	for range workers {
		group.Go(func() {
			w := &worker{path: path}
			defer w.stop()
			for {
				mu.Lock()
				i := at
				at++
				if i >= n || failed != nil {
					mu.Unlock()
					return
				}
				job := next(i)
				mu.Unlock()
				err := w.do(ctx, job, func(a jobs.Answer) { mu.Lock(); defer mu.Unlock(); each(a) })
				mu.Lock()
				switch {
				case errors.Is(err, errEnded) && ctx.Err() == nil && job.Edit > 0:
					each(jobs.Answer{Edit: job.Edit, Verdict: jobs.Crashed, Done: true})
				case err != nil:
					failed = errors.Join(failed, err)
				}
				mu.Unlock()
			}
		})
	}
	group.Wait()
	return failed
}

// progress tells how far the work is.
func progress(format string, args ...any) { fmt.Fprintf(os.Stderr, format+"\n", args...) }
