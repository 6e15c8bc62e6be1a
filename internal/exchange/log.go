package exchange

import (
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"sync"
)

// Log records judged exchanges. It redacts each one and writes it as one line of JSON. It is safe
// for concurrent use.
type Log struct {
	mu   sync.Mutex
	w    io.Writer
	keep map[string]*Exchange
	err  error
}

// NewLog returns a log that writes to w; w may be io.Discard.
func NewLog(w io.Writer) *Log { return &Log{w: w, keep: map[string]*Exchange{}} }

// Record redacts the exchange, writes it, and keeps it for the reports if keep is set. The caller
// must not use the exchange afterwards.
func (l *Log) Record(e *Exchange, r *Redactor, keep bool) {
	r.Redact(e)
	l.mu.Lock()
	defer l.mu.Unlock()
	if keep {
		l.keep[e.ID] = e
	}
	if l.w == io.Discard || l.err != nil {
		return
	}
	line, err := json.Marshal(e)
	if err == nil {
		_, err = l.w.Write(append(line, '\n'))
	}
	if err != nil {
		l.err = fmt.Errorf("recording exchange %s: %w", e.ID, err)
	}
}

// Kept returns the kept exchanges by id, and the first write error.
func (l *Log) Kept() (map[string]*Exchange, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return maps.Clone(l.keep), l.err
}
