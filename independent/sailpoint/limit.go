package sailpoint

import (
	"fmt"
	"net/http"
	"strconv"
	"time"
)

// A token may make this many calls within this time.
const (
	callsInWindow = 100
	windowLength  = 10 * time.Second
)

// window counts calls from the first of them on.
type window struct {
	start time.Time
	calls int
}

// count counts a call. If it is one too many, it is not counted, and count says how long to wait.
func (s *service) count(c *call, op *operation) time.Duration {
	if s.bug("no-limit") || op.name == "list" && s.bug("lists-not-limited") {
		return 0
	}
	w := &c.token.window
	if s.bug("limit-by-tenant") {
		w = &c.tenant.window
	}
	if w.calls >= callsInWindow && s.bug("limit-never-resets") {
		return windowLength
	}
	if passed := c.now.Sub(w.start); passed >= windowLength || passed < 0 {
		*w = window{start: c.now}
	}
	if w.calls >= callsInWindow {
		return w.start.Add(windowLength).Sub(c.now)
	}
	w.calls++
	return 0
}

// tooMany refuses a call that must wait.
func (s *service) tooMany(c *call, wait time.Duration) answer {
	seconds := int((wait + time.Second - 1) / time.Second)
	text := fmt.Sprintf("Too many requests. Try again in %d seconds.", seconds)
	after := strconv.Itoa(seconds)
	if s.variant("retry-after-date") {
		// A date has no fractions of seconds, so it is rounded up.
		after = c.now.Add(wait + time.Second - 1).UTC().Format(http.TimeFormat)
	}
	a := reply(http.StatusTooManyRequests, map[string]any{"message": text})
	switch {
	case s.bug("retry-after-missing"):
		return a
	case s.bug("retry-after-in-milliseconds"):
		after = strconv.Itoa(int(wait.Milliseconds()))
	case s.bug("retry-after-too-short"):
		after = "1"
	case s.bug("limited-is-503"):
		a.status = http.StatusServiceUnavailable
	}
	a.header.Set("Retry-After", after)
	return a
}
