package trial

import "context"

// Close ends the trial: it removes what the trial created on a shared target and closes the
// record. The clean-up continues when ctx is cancelled; see [WithAbort].
func (s *Session) Close(ctx context.Context) {
	ctx, stop := detached(ctx)
	defer stop()
	ctx, cancel := context.WithTimeout(ctx, cleanUpTime)
	defer cancel()
	s.Step = "Clean-up"
	s.cleanUp(ctx)
	s.Recorder.Close()
}
