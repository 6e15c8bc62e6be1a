package reports

import (
	"github.com/assay-conformance/assay/internal/evidence"
	"github.com/assay-conformance/assay/internal/result"
)

// evidenceView is a piece of evidence with all its details.
type evidenceView struct {
	evidence.Evidence
	Of       int    // number of pieces
	Number   int    // of this piece, from 1
	Contract string // file:line
	Seen     result.Trial
	Story    *storyView // nil if it is not shown here
	Shown    string     // anchor of the exchange, or else of the story; empty if neither is on the page
}

// evidence returns the views of the worst pieces, and the others as a list. Of the evidence of many
// trials at one place only the first piece has details.
func (b *builder) evidence(all []evidence.Evidence) (full []evidenceView, more cut[evidence.Evidence]) {
	var others []evidence.Evidence
	seen := map[string]bool{}
	for _, e := range worstFirst(all) {
		place := sites(e.Sites) + "\x00" + e.Expected
		if seen[place] || len(full) == maxDetailed || b.pieces == maxPieces {
			others = append(others, e)
			continue
		}
		seen[place] = true
		b.pieces++
		v := evidenceView{Evidence: e, Of: len(all), Number: len(full) + 1, Contract: contractLine(e), Seen: b.trials.of(e)}
		v.Story, v.Shown = b.story(e, v.Number == 1)
		full = append(full, v)
	}
	return full, cutAt(maxListed, others)
}

// exchange returns the view of an exchange and its anchor. If the exchange is already on the page,
// or there is no room, the view is nil.
func (b *builder) exchange(id, pointer string) (*wire, string) {
	x := b.result.Exchanges[id]
	if x == nil || b.shown[id] != "" {
		return nil, b.shown[id]
	}
	w := newWire(b.result.Meta, x, pointer)
	if b.wire += w.size(); b.wire > maxWire {
		return nil, ""
	}
	w.Anchor = b.anchor("exchange-" + id)
	b.shown[id] = w.Anchor
	return w, w.Anchor
}
