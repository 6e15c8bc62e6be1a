package exchange

import (
	"cmp"
	"slices"
	"strings"
)

// cut stands where a text was cut short.
const cut = "…"

// span is a part of a text, from a byte to before another.
type span struct{ from, to int }

// known takes the values that the redactor was given out of a text.
func (r *Redactor) known(s string) string {
	if len(r.values) == 0 || len(s) < shortest {
		return s
	}
	var found []span
	for _, read := range readings(s) {
		found = append(found, r.find(read)...)
	}
	return cover(s, found)
}

// find lists where in the written text the values stand that can be read in it. Of a value that
// was cut short its beginning is enough.
func (r *Redactor) find(in reading) []span {
	var found []span
	folded := fold(in.text)
	enter := func(from, to int) { found = append(found, span{in.place(from), in.place(to)}) }
	for _, v := range r.values {
		for from := 0; ; from++ {
			i := strings.Index(folded[from:], v)
			if i < 0 {
				break
			}
			from += i
			enter(from, from+len(v))
		}
	}
	for end := 0; ; end += len(cut) {
		i := strings.Index(folded[end:], cut)
		if i < 0 {
			return found
		}
		end += i
		for _, v := range r.values {
			if n := overlap(folded[:end], v); n >= shortest {
				enter(end-n, end)
			}
		}
	}
}

// overlap is how much of the beginning of a value a text ends with.
func overlap(text, value string) int {
	n := min(len(text), len(value))
	for !strings.HasSuffix(text, value[:n]) {
		n--
	}
	return n
}

// cover puts [Redacted] in the place of the parts of a text.
func cover(s string, parts []span) string {
	if len(parts) == 0 {
		return s
	}
	slices.SortFunc(parts, func(a, b span) int { return cmp.Or(a.from-b.from, a.to-b.to) })
	var b strings.Builder
	end := 0
	for i, p := range parts {
		if i == 0 || p.from >= end {
			b.WriteString(s[end:p.from])
			b.WriteString(Redacted)
		}
		end = max(end, p.to)
	}
	b.WriteString(s[end:])
	return b.String()
}
