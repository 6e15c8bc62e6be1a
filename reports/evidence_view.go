package reports

import (
	"github.com/assay-conformance/assay/internal/evidence"
	"github.com/assay-conformance/assay/internal/result"
)

// evidenceView is a piece of evidence with all its circumstances.
type evidenceView struct {
	evidence.Evidence
	Of       int    // how many there are
	Number   int    // which one this is, from 1
	Contract string // file:line
	Seen     result.Trial
	Story    *storyView // nil when the trial is not told here
	Shown    string     // anchor of the exchange, or else of the story, where it is shown; empty when it is not on the page
}

// evidence makes the views of the worst pieces, and lists the others. What many trials saw at
// one place is read once.
func (b *builder) evidence(all []evidence.Evidence) (full []evidenceView, more cut[evidence.Evidence]) {
	var rest []evidence.Evidence
	seen := map[string]bool{}
	for _, e := range worstFirst(all) {
		place := sites(e.Sites) + "\x00" + e.Expected
		if seen[place] || len(full) == inFull || b.pieces == mostPieces {
			rest = append(rest, e)
			continue
		}
		seen[place] = true
		b.pieces++
		v := evidenceView{Evidence: e, Of: len(all), Number: len(full) + 1, Contract: contractLine(e), Seen: b.trials.of(e)}
		v.Story, v.Shown = b.story(e, v.Number == 1)
		full = append(full, v)
	}
	return full, cutAt(mostListed, rest)
}

// exchange shows an exchange where it is first spoken of, and tells where that is; what one
// call showed of ten rules stands on the page once.
func (b *builder) exchange(id, pointer string) (*wire, string) {
	x := b.result.Exchanges[id]
	if x == nil || b.shown[id] != "" {
		return nil, b.shown[id]
	}
	w := newWire(b.result.Meta, x, pointer)
	if b.wire += w.size(); b.wire > mostWire {
		return nil, ""
	}
	w.Anchor = b.anchor("exchange-" + id)
	b.shown[id] = w.Anchor
	return w, w.Anchor
}
