package edits

import (
	"cmp"
	"fmt"
	"go/parser"
	"go/token"
	"slices"
	"strings"
)

// Rewrite returns a source with all edits of its file in it, each behind its switch, which the import path
// provides. Edits of one statement stand side by side; those of a statement within it, in a function literal,
// stand in the original form.
func Rewrite(text, switches string, all []Edit) string {
	if len(all) == 0 {
		return text
	}
	spots := map[host][]Edit{}
	for _, e := range all {
		spots[e.host] = append(spots[e.host], e)
	}
	w := writer{text: text}
	for h, edits := range spots {
		slices.SortFunc(edits, func(a, b Edit) int { return a.Number - b.Number })
		w.spots = append(w.spots, spot{host: h, edits: edits})
	}
	slices.SortFunc(w.spots, func(a, b spot) int { // the outer before the inner, and an insertion before what it precedes
		return cmp.Or(a.host.start-b.host.start, b.rank()-a.rank(), b.host.end-a.host.end, a.edits[0].Number-b.edits[0].Number)
	})
	clause, err := parser.ParseFile(token.NewFileSet(), "", text, parser.PackageClauseOnly)
	if err != nil {
		panic(err) // Find has parsed the file
	}
	end := int(clause.Name.End()) - 1 // the offset in a set with this one file
	return text[:end] + fmt.Sprintf("; import switches %q", switches) + w.render(end, len(text), 0)
}

type spot struct {
	host  host
	edits []Edit
}

// rank puts insertions first among the spots of one place.
func (s spot) rank() int {
	if s.host.kind == insertion {
		return 1
	}
	return 0
}

type writer struct {
	text  string
	spots []spot
}

// render writes the text between two offsets with the spots from the given one on.
func (w writer) render(from, to, next int) string {
	var b strings.Builder
	for i := next; i < len(w.spots); i++ {
		s := w.spots[i]
		if s.host.start < from || s.host.end > to {
			continue
		}
		b.WriteString(w.text[from:s.host.start])
		b.WriteString(w.spot(i))
		from = s.host.end
	}
	return b.String() + w.text[from:to]
}

// spot writes one host: the edited forms and the original one.
func (w writer) spot(i int) string {
	h, edits := w.spots[i].host, w.spots[i].edits
	original := w.render(h.start, h.end, i+1)
	var b strings.Builder
	switch h.kind {
	case insertion:
		for _, e := range edits {
			fmt.Fprintf(&b, "\nif switches.On(%d) { %s }\n", e.Number, e.text)
		}
	case statement:
		for _, e := range edits {
			fmt.Fprintf(&b, "if switches.On(%d) {\n%s\n} else ", e.Number, w.edited(h, e))
		}
		fmt.Fprintf(&b, "{\n%s\n}", original)
	case condition:
		var numbers []string
		for _, e := range edits {
			fmt.Fprintf(&b, "switches.On(%d) && (%s) || ", e.Number, w.edited(h, e))
			numbers = append(numbers, fmt.Sprint(e.Number))
		}
		return "(" + b.String() + "switches.Off(" + strings.Join(numbers, ", ") + ") && (" + original + "))"
	case definition:
		b.WriteString(original)
		for _, e := range edits {
			_, value, _ := strings.Cut(w.edited(h, e), ":=")
			fmt.Fprintf(&b, "\nif switches.On(%d) {\n%s = %s\n}\n", e.Number, h.names, value)
		}
	}
	return b.String()
}

// edited is the text of a host with one edit.
func (w writer) edited(h host, e Edit) string {
	return w.text[h.start:e.start] + e.text + w.text[e.end:h.end]
}
