package reports

import (
	"fmt"
	"slices"

	"github.com/assay-conformance/assay/internal/evidence"
)

// storyView is a story as the HTML report tells it, once on the page.
type storyView struct {
	Anchor string
	Number int // of the trial; 0 where nothing repeats it
	Steps  []stepView
	More   int // calls that are left out
}

type stepView struct {
	Words string
	Calls []callView
}

// callView is one call: its line, and where there is room what went over the wire.
type callView struct {
	call
	Wire   *wire
	Marked bool // it shows something against the target
	Open   bool
	Vendor string
}

// story tells the trial of a piece of evidence where it is first spoken of, and says where on
// the page its exchange is, or else its story.
func (b *builder) story(e evidence.Evidence, open bool) (told *storyView, shown string) {
	key := [2]string{e.Vendor, e.Trial}
	if at, again := b.told[key]; again {
		return nil, orElse(at, b.shown[e.Exchange])
	}
	calls, more := b.calls(e, open)
	if len(calls) == 0 {
		return nil, b.shown[e.Exchange]
	}
	told = &storyView{Anchor: b.anchor(fmt.Sprint("story-", b.trials.of(e).Number)), Number: b.trials.of(e).Number, More: more}
	b.told[key] = told.Anchor
	for _, c := range calls {
		if n := len(told.Steps); n == 0 || told.Steps[n-1].Words != c.Step {
			told.Steps = append(told.Steps, stepView{Words: c.Step})
		}
		last := &told.Steps[len(told.Steps)-1]
		last.Calls = append(last.Calls, c)
	}
	return told, orElse(told.Anchor, b.shown[e.Exchange])
}

// calls are those of a story that fit on the page. What shows something has its room first.
func (b *builder) calls(e evidence.Evidence, open bool) (views []callView, more int) {
	s := newStory(b.result, b.trials.of(e))
	if x := b.result.Exchanges[e.Exchange]; x != nil && !slices.ContainsFunc(s.Calls, func(c call) bool { return c.ID == x.ID }) {
		s.Calls = append(s.Calls, call{Exchange: x, Number: len(s.Calls) + 1})
	}
	short := s.shorten(mostCalls)
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

// pointer is the place in the response that is to be marked.
func (v callView) pointer(e evidence.Evidence) string {
	if e.Exchange == v.ID || len(v.Against) == 0 {
		return e.Pointer
	}
	return v.Against[0].Pointer
}

// room says whether the line of a call fits on the page, and takes its room.
func (b *builder) room(v callView) bool {
	const markup = 200
	b.wire += len(v.URL) + markup
	return b.wire <= mostWire
}
