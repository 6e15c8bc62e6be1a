package sailpoint

import (
	"time"

	api "github.com/assay-conformance/assay/generated/sailpoint"
	"github.com/assay-conformance/assay/internal/stub"
	"github.com/assay-conformance/assay/internal/target"
)

// propagating keeps the segments that show, and the changes that were accepted and do not show
// yet. All take the same time, so they come to show in the order in which they were accepted.
type propagating struct {
	shown   stub.Collection[api.Segment]
	pending []change
	lag     time.Duration
	clock   target.Clock
}

// change is a segment in a new state.
type change struct {
	due  time.Time
	id   string
	to   api.Segment
	gone bool
}

// settle lets show what is due.
func (p *propagating) propagate() {
	now := p.clock.Now()
	for len(p.pending) > 0 && !p.pending[0].due.After(now) {
		if next := p.pending[0]; next.gone {
			p.shown.Remove(next.id)
		} else {
			p.shown.Put(next.id, next.to)
		}
		p.pending = p.pending[1:]
	}
}

// put accepts a new segment, or a new state of one.
func (p *propagating) put(to api.Segment) { p.accept(change{id: to.ID, to: to}) }

// remove accepts that a segment goes.
func (p *propagating) remove(id string) { p.accept(change{id: id, gone: true}) }

func (p *propagating) accept(c change) {
	c.due = p.clock.Now().Add(p.lag)
	p.pending = append(p.pending, c)
	p.propagate()
}

// all lists the segments that show.
func (p *propagating) all() []api.Segment {
	return p.shown.Where(func(api.Segment) bool { return true })
}

// newest is a segment that shows, with all that was accepted since; false when none shows, and
// when what was accepted last is that it goes.
func (p *propagating) newest(id string) (api.Segment, bool) {
	found, ok := p.shown.Get(id)
	if !ok {
		return found, false
	}
	for _, c := range p.pending {
		if c.id == id {
			found, ok = c.to, !c.gone
		}
	}
	return found, ok
}
