package zpa

import (
	"net/http"
	"strconv"
	"time"
)

// The limits of a client: so many calls of a kind in so long.
const (
	limitSpan   = 10 * time.Second
	limitReads  = 20
	limitWrites = 10
)

// window holds when the calls were let in that count.
type window struct {
	opened time.Time
	count  int
	times  []time.Time // of a sliding window
}

// admit counts a call. It is false, with how long to wait, if the client has used up its calls.
func (s *service) admit(c *client, kind operation) (time.Duration, bool) {
	key, limit := c.name+" writes", limitWrites
	if kind == opGet || kind == opList {
		key, limit = c.name+" reads", limitReads
	}
	switch {
	case s.bug("limit-for-all-clients-together"):
		key = key[len(c.name):]
	case s.bug("no-limit-of-reads") && limit == limitReads,
		s.bug("no-limit-of-updates") && kind == opUpdate,
		s.bug("no-limit-of-one-group") && kind == opGet,
		s.bug("no-limit-of-deletes") && kind == opDelete:
		return 0, true
	}
	w, now := s.windows[key], s.opts.Now()
	if w == nil {
		w = &window{opened: now}
		s.windows[key] = w
	}
	if s.variant("sliding-limit") {
		return w.slide(now, limit)
	}
	if now.Sub(w.opened) >= limitSpan && !(s.bug("limit-stays-used-up") && w.count >= limit) {
		w.opened, w.count = now, 0
	}
	if w.count >= limit {
		return w.opened.Add(limitSpan).Sub(now), false
	}
	w.count++
	return 0, true
}

// slide counts a call among those of the last seconds.
func (w *window) slide(now time.Time, limit int) (time.Duration, bool) {
	for len(w.times) > 0 && now.Sub(w.times[0]) >= limitSpan {
		w.times = w.times[1:]
	}
	if len(w.times) >= limit {
		return w.times[0].Add(limitSpan).Sub(now), false
	}
	w.times = append(w.times, now)
	return 0, true
}

// tooMany answers a call that came too soon.
func (s *service) tooMany(w http.ResponseWriter, wait time.Duration) {
	seconds := max(1, int((wait+time.Second-1)/time.Second))
	after := strconv.Itoa(seconds)
	if s.variant("retry-after-with-unit") {
		after += "s"
	}
	if !s.bug("no-retry-after") {
		w.Header().Set("Retry-After", after)
	}
	status := http.StatusTooManyRequests
	if s.bug("limit-answers-503") {
		status = http.StatusServiceUnavailable
	}
	s.refuse(w, refusal{status: status, ID: "invalid.toomanyrequests", Reason: "Too many calls. Wait and call again."})
}
