package alloyscan

import (
	"net/http"
	"time"
)

// The workload limit of the variant that has one.
const (
	windowTime  = 5 * time.Second
	windowCalls = 150
)

// window counts the calls of a client.
type window struct {
	ends  time.Time
	calls int
}

// count counts a call of a client, and refuses it if there were too many.
func (s *service) count(c *client) *answer {
	if !s.variant("workload-limit") {
		return nil
	}
	now := s.now()
	w := s.windows[c.id]
	if w == nil || !now.Before(w.ends) {
		w = &window{ends: now.Add(windowTime)}
		s.windows[c.id] = w
	}
	if w.calls++; w.calls <= windowCalls {
		return nil
	}
	a := refuse(http.StatusTooManyRequests, "rate_limited", "API workload limit exceeded")
	seconds := int((w.ends.Sub(now) + time.Second - 1) / time.Second)
	a.headers = map[string]string{"Retry-After": textOf(seconds)}
	return a
}
