package sailpoint

import (
	"time"

	api "github.com/assay-conformance/assay/generated/sailpoint"
	"github.com/assay-conformance/assay/internal/stub"
	"github.com/assay-conformance/assay/internal/target"
)

// propagating contains the visible segments and the accepted changes that are not visible yet. All
// changes have the same delay, so they become visible in the order of acceptance.
type propagating struct {
	shown   stub.Collection[api.Segment]
	pending []change
	lag     time.Duration
	clock   target.Clock
	removed bool // a segment was removed
}

// change is a new state of a segment.
type change struct {
	due  time.Time
	id   string
	to   api.Segment
	gone bool
}

// propagate makes due changes visible.
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

// put accepts a new segment or a new state of one.
func (p *propagating) put(to api.Segment) { p.accept(change{id: to.ID, to: to}) }

// remove accepts the removal of a segment.
func (p *propagating) remove(id string) {
	p.removed = true
	p.accept(change{id: id, gone: true})
}

func (p *propagating) accept(c change) {
	c.due = p.clock.Now().Add(p.lag)
	p.pending = append(p.pending, c)
	p.propagate()
}

// all returns the visible segments.
func (p *propagating) all() []api.Segment {
	return p.shown.Where(func(api.Segment) bool { return true })
}

// newest returns a visible segment with all accepted changes; false if it is not visible, or if its
// removal was accepted last.
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
