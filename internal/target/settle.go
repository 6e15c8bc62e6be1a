package target

import "time"

// Wrote records that a write has just ended, whatever its response.
func (t *Target) Wrote() {
	now := t.Clock.Now()
	t.mu.Lock()
	defer t.mu.Unlock()
	t.wrote = now
}

// Unsettled returns how long it may take until every write so far is visible.
func (t *Target) Unsettled() time.Duration {
	now := t.Clock.Now()
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.wrote.IsZero() {
		return 0
	}
	return max(0, t.PropagationDelay-now.Sub(t.wrote))
}
