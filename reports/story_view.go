package reports

import (
	"fmt"
	"slices"

	"github.com/assay-conformance/assay/internal/evidence"
)

// storyView is a story as the HTML report shows it.
type storyView struct {
	Anchor string
	Number int // of the trial; 0 without one
	Steps  []stepView
	More   int // calls that are left out
}

type stepView struct {
	Words string
	Calls []callView
}

// callView is one call: its line, and its exchange if there is room.
type callView struct {
	call
	Wire   *wire
	Marked bool // there is evidence against the target in it
	Open   bool
	Vendor string
}

// story returns the story of a piece of evidence, unless it is already on the page, and the anchor
// of its exchange or else of its story.
func (b *builder) story(e evidence.Evidence, open bool) (view *storyView, shown string) {
	key := [2]string{e.Vendor, e.Trial}
	if at, repeated := b.stories[key]; repeated {
		return nil, orElse(at, b.shown[e.Exchange])
	}
	calls, more := b.calls(e, open)
	if len(calls) == 0 {
		return nil, b.shown[e.Exchange]
	}
	view = &storyView{Anchor: b.anchor(fmt.Sprint("story-", b.trials.of(e).Number)), Number: b.trials.of(e).Number, More: more}
	b.stories[key] = view.Anchor
	for _, c := range calls {
		if n := len(view.Steps); n == 0 || view.Steps[n-1].Words != c.Step {
			view.Steps = append(view.Steps, stepView{Words: c.Step})
		}
		last := &view.Steps[len(view.Steps)-1]
		last.Calls = append(last.Calls, c)
	}
	return view, orElse(view.Anchor, b.shown[e.Exchange])
}

// calls returns the calls of a story that fit on the page. Those with evidence come first.
func (b *builder) calls(e evidence.Evidence, open bool) (views []callView, more int) {
	s := newStory(b.result, b.trials.of(e))
	if x := b.result.Exchanges[e.Exchange]; x != nil && !slices.ContainsFunc(s.Calls, func(c call) bool { return c.ID == x.ID }) {
		s.Calls = append(s.Calls, call{Exchange: x, Number: len(s.Calls) + 1})
	}
	short := s.shorten(maxCalls)
	views = make([]callView, len(short.Shown))
	for i, c := range short.Shown {
		views[i] = callView{call: c, Marked: len(c.Against) > 0 || c.ID == e.Exchange, Open: open && c.ID == e.Exchange, Vendor: e.Vendor}
	}
	for _, marked := range []bool{true, false} {
		for i := range views {
			if views[i].Marked == marked {
				views[i].Wire, _ = b.exchange(views[i].ID, views[i].pointer(e))
			}
		}
	}
	fits := slices.DeleteFunc(views, func(v callView) bool { return v.Wire == nil && !b.room(v) })
	return fits, len(s.Calls) - len(fits)
}

// pointer returns the place to mark in the response.
func (v callView) pointer(e evidence.Evidence) string {
	if e.Exchange == v.ID || len(v.Against) == 0 {
		return e.Pointer
	}
	return v.Against[0].Pointer
}

// room reports whether the line of a call fits on the page, and reserves the room.
func (b *builder) room(v callView) bool {
	const markup = 200
	b.wire += len(v.URL) + markup
	return b.wire <= maxWire
}
